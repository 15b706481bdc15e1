/** Changes of a form as pure functions: a form in, a form out, the same object when nothing changed. What can't be done changes nothing. */
import { type FormDefinition, type FormField, type FormPage, kindFacts } from "../../../../../core/forms/index.ts";
import { type Container, fieldsIn, findField, refusalOf } from "./places.ts";

/** A place between fields: before the field that stands at `index` now. */
export interface Slot extends Container {
  readonly index: number;
}

type Fields = readonly FormField[];

export function insertField(form: FormDefinition, field: FormField, slot: Slot): FormDefinition {
  if (refusalOf(form, slot, field)) return form;
  return inContainer(form, slot, (fields) => [...fields.slice(0, slot.index), field, ...fields.slice(slot.index)]);
}

export function removeField(form: FormDefinition, path: string): FormDefinition {
  const found = findField(form, path);
  return found ? inContainer(form, found.container, (fields) => fields.filter((each) => each !== found.field)) : form;
}

/** Moves a field to another place, into or out of groups and pages. Not into itself, and not beside a field of the same id. */
export function moveField(form: FormDefinition, path: string, slot: Slot): FormDefinition {
  const found = findField(form, path);
  if (!found || isWithin(slot.within, path)) return form;
  const isSame = found.container.page === slot.page && found.container.within === slot.within;
  if (isSame && (slot.index === found.index || slot.index === found.index + 1)) return form;
  const isTaken = !isSame && siblingIds(form, slot, path).has(found.field.id);
  if (isTaken || refusalOf(form, slot, found.field)) return form;
  const index = isSame && slot.index > found.index ? slot.index - 1 : slot.index;
  return insertField(removeField(form, path), found.field, { ...slot, index });
}

/** Where a step up or down from here leads: past the neighbour, out of the block, into the next page. Undefined at the ends of the form. */
export function slotBeside(form: FormDefinition, path: string, direction: -1 | 1): Slot | undefined {
  const found = findField(form, path);
  if (!found) return undefined;
  const { container, index } = found;
  const count = fieldsIn(form, container).length;
  if (direction === -1 && index > 0) return { ...container, index: index - 1 };
  if (direction === 1 && index < count - 1) return { ...container, index: index + 2 };
  const parent = findField(form, container.within);
  if (parent) return { ...parent.container, index: parent.index + (direction === 1 ? 1 : 0) };
  const at = form.pages.findIndex((page) => page.id === container.page);
  const next = form.pages[at + direction];
  return next && { page: next.id, within: "", index: direction === 1 ? 0 : next.fields.length };
}

/** Settings given as undefined or empty text are taken away. */
export type FieldChange = { readonly [K in keyof FormField]?: FormField[K] | undefined };

export function changeField(form: FormDefinition, path: string, change: FieldChange): FormDefinition {
  return inPlace(form, path, (field) => {
    const settings = Object.entries({ ...field, ...change }).filter(([, value]) => value !== undefined && value !== "");
    // The settings left are those of the field, without the ones taken away.
    return Object.fromEntries(settings) as unknown as FormField;
  });
}

/** The kind changes, the id stays; settings the new kind doesn't know are dropped, and those it needs come from `model`. */
export function changeKind(form: FormDefinition, path: string, model: FormField): FormDefinition {
  const { settings, asks, computable } = kindFacts(model.kind);
  const kept = new Set<string>(["id", "label", "hint", "shownWhen", "personal", ...settings]);
  if (asks) kept.add("required");
  if (computable) kept.add("computed");
  return inPlace(form, path, (field) => {
    const own = Object.fromEntries(Object.entries(field).filter(([name]) => kept.has(name)));
    const { id: _id, label: _label, ...needed } = model;
    return { ...needed, ...(own as unknown as FormField), kind: model.kind };
  });
}

export function addPage(form: FormDefinition, page: FormPage, index = form.pages.length): FormDefinition {
  return { ...form, pages: [...form.pages.slice(0, index), page, ...form.pages.slice(index)] };
}

/** The last page stays: a form has at least one. */
export function removePage(form: FormDefinition, id: string): FormDefinition {
  return form.pages.length > 1 ? { ...form, pages: form.pages.filter((page) => page.id !== id) } : form;
}

export function movePage(form: FormDefinition, id: string, by: -1 | 1): FormDefinition {
  const from = form.pages.findIndex((page) => page.id === id);
  const [moved, other] = [form.pages[from], form.pages[from + by]];
  if (!moved || !other) return form;
  return { ...form, pages: form.pages.map((page, index) => (index === from ? other : index === from + by ? moved : page)) };
}

export function changePage(
  form: FormDefinition,
  id: string,
  { title, shownWhen, staff }: { title?: FormPage["title"]; shownWhen?: string; staff?: boolean },
): FormDefinition {
  return {
    ...form,
    pages: form.pages.map((page) => {
      if (page.id !== id) return page;
      const { shownWhen: ruleBefore, staff: staffBefore, ...rest } = page;
      const rule = shownWhen ?? ruleBefore;
      const isStaff = staff ?? staffBefore;
      return { ...rest, ...(title ? { title } : {}), ...(rule ? { shownWhen: rule } : {}), ...(isStaff ? { staff: true } : {}) };
    }),
  };
}

/** Ids beside which a field would stand in a container, without the field itself. On the top level all pages are one. */
export function siblingIds(form: FormDefinition, { page, within }: Container, except?: string): Set<string> {
  const fields = within === "" ? form.pages.flatMap((each) => each.fields) : fieldsIn(form, { page, within });
  const ids = fields.map((field) => field.id);
  return new Set(ids.filter((id) => (within === "" ? id : `${within}.${id}`) !== except));
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}.`);
}

function inContainer(form: FormDefinition, { page, within }: Container, change: (fields: Fields) => Fields): FormDefinition {
  if (within !== "") return inPlace(form, within, (field) => ({ ...field, fields: change(field.fields ?? []) }));
  return { ...form, pages: form.pages.map((each) => (each.id === page ? { ...each, fields: change(each.fields) } : each)) };
}

function inPlace(form: FormDefinition, path: string, change: (field: FormField) => FormField): FormDefinition {
  const [id, ...below] = path.split(".");
  const changed = (fields: Fields, wanted: string | undefined, rest: readonly string[]): Fields => {
    if (!fields.some((field) => field.id === wanted)) return fields;
    return fields.map((field) => {
      if (field.id !== wanted) return field;
      return rest.length === 0 ? change(field) : { ...field, fields: changed(field.fields ?? [], rest[0], rest.slice(1)) };
    });
  };
  return { ...form, pages: form.pages.map((page) => ({ ...page, fields: changed(page.fields, id, below) })) };
}
