const CONTROLS = "input:not([type=file]):not([type=checkbox]):not([disabled]), textarea:not([disabled])";
type Stop = HTMLInputElement | HTMLTextAreaElement;

/**
 * The next field that must be filled in and isn't, counted from a field or from the top; behind the last one the button that hands in. A counter
 * goes from gap to gap with Enter, as tills and terminals have taught; Tab goes through everything.
 */
export function goToNextBlank(form: HTMLElement, from: HTMLElement | null = null): void {
  const stops = stopsOf(form);
  const at = stops.findIndex((stop) => stop === from || (isRadio(stop) && isRadio(from) && stop.name === from.name));
  const blank = (stop: Stop) => isRequired(stop) && isBlank(form, stop);
  const next = stops.slice(at + 1).find(blank) ?? stops.find((stop, index) => index !== at && blank(stop));
  (next ?? form.querySelector<HTMLElement>("[type=submit]"))?.focus();
}

/** Digit keys choose among the answers that stand open: the first, the second … True when there was one. */
export function chooseAnswer(form: HTMLElement, from: EventTarget | null, digit: number): boolean {
  if (!isRadio(from)) return false;
  const answer = groupOf(form, from)[digit - 1];
  answer?.click();
  answer?.focus();
  return answer !== undefined;
}

/** One stop a field: of radio buttons the chosen one, else the first. */
function stopsOf(form: HTMLElement): Stop[] {
  return [...form.querySelectorAll<Stop>(CONTROLS)].filter((control) => {
    if (control.offsetParent === null) return false;
    if (!isRadio(control)) return true;
    const group = groupOf(form, control);
    return control === (group.find((radio) => radio.checked) ?? group[0]);
  });
}

function isRequired(stop: Stop): boolean {
  return stop.getAttribute("aria-required") === "true" || stop.closest("fieldset[data-required=true]") !== null;
}

function isBlank(form: HTMLElement, stop: Stop): boolean {
  if (isRadio(stop)) return !groupOf(form, stop).some((radio) => radio.checked);
  // A list shows what is chosen beside its input.
  if (stop.getAttribute("role") === "combobox") return stop.closest(".ant-select")?.querySelector(".ant-select-placeholder") !== null;
  return stop.value.trim() === "";
}

function isRadio(control: EventTarget | null): control is HTMLInputElement {
  return control instanceof HTMLInputElement && control.type === "radio";
}

function groupOf(form: HTMLElement, { name }: HTMLInputElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter((radio) => radio.name === name);
}
