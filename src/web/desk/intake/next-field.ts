/** Lines, lists, boxes, files and what adds a row to a table. */
const CONTROLS = "input:not([disabled]), textarea:not([disabled]), button[data-adds-row]:not([disabled])";
type Stop = HTMLInputElement | HTMLTextAreaElement | HTMLButtonElement;

/**
 * The next field that must be filled in and isn't, counted from a field or from the top; behind the last one the button that hands in. A counter
 * goes from gap to gap with Enter, as tills and terminals have taught; Tab goes through everything.
 */
export function goToNextBlank(form: HTMLElement, from: HTMLElement | null = null): void {
  const stops = stopsOf(form);
  const here = from === null ? null : stopFor(form, from);
  const at = stops.findIndex((stop) => stop === here);
  const blank = (stop: Stop) => isRequired(stop) && isBlank(form, stop);
  const next = stops.slice(at + 1).find(blank) ?? stops.find((stop, index) => index !== at && blank(stop));
  (next ?? form.querySelector<HTMLElement>("[type=submit]"))?.focus();
}

/** Digit keys choose among the answers that stand open: the first, the second … True when there was one. */
export function chooseAnswer(form: HTMLElement, from: EventTarget | null, digit: number): boolean {
  if (!isChoice(from)) return false;
  const answer = groupOf(form, from)[digit - 1];
  answer?.click();
  answer?.focus();
  return answer !== undefined;
}

/** One stop a field: of several answers the chosen one, else the first. */
function stopsOf(form: HTMLElement): Stop[] {
  return [...form.querySelectorAll<Stop>(CONTROLS)].filter(
    (control) => control.offsetParent !== null && stopFor(form, control) === control,
  );
}

function stopFor(form: HTMLElement, control: HTMLElement): HTMLElement {
  if (!isChoice(control)) return control;
  const group = groupOf(form, control);
  return group.find((each) => each.checked) ?? group[0] ?? control;
}

/** A line says it itself; answers, files and rows stand in a frame that says it for them. */
function isRequired(stop: Stop): boolean {
  const own = stop.getAttribute("aria-required");
  return own !== null ? own === "true" : frameOf(stop)?.dataset.required === "true";
}

function isBlank(form: HTMLElement, stop: Stop): boolean {
  if (stop instanceof HTMLButtonElement) return frameOf(stop)?.querySelector(".form-row") === null;
  if (isChoice(stop)) return !groupOf(form, stop).some((each) => each.checked);
  if (stop.type === "file") return frameOf(stop)?.querySelector(".uploaded") === null;
  // A list shows what is chosen beside its input.
  if (isList(stop)) return stop.closest(".ant-select")?.querySelector(".ant-select-placeholder") !== null;
  return stop.value.trim() === "";
}

/** The frame a control belongs to itself, not the block or table that frame stands in. */
function frameOf(control: HTMLElement): HTMLElement | null {
  return control.closest<HTMLElement>("fieldset[data-required]");
}

export function isList(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.getAttribute("role") === "combobox";
}

/** Whether Enter would open a list in which something is chosen already: then it goes on instead. */
export function isChosenList(target: EventTarget | null): target is HTMLInputElement {
  return (
    target instanceof HTMLInputElement &&
    isList(target) &&
    target.getAttribute("aria-expanded") !== "true" &&
    target.closest(".ant-select")?.querySelector(".ant-select-placeholder") === null
  );
}

function isChoice(control: EventTarget | null): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}

/** Radio buttons by their name, boxes by the frame around them. */
function groupOf(form: HTMLElement, control: HTMLInputElement): HTMLInputElement[] {
  const around = control.type === "checkbox" ? (frameOf(control) ?? control.parentElement ?? form) : form;
  const all = [...around.querySelectorAll<HTMLInputElement>(`input[type=${control.type}]`)];
  return control.type === "checkbox" ? all : all.filter((radio) => radio.name === control.name);
}
