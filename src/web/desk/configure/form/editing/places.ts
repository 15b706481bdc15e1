/** Where things are in a form being designed. A field is named by its path of ids (`members.name`), a page by its id. */
import { type FieldKind, type FormDefinition, type FormField, type FormPage, kindFacts } from "../../../../../core/forms/index.ts";

/** What holds fields: a page, or a group or table (by path) on it. */
export interface Container {
  readonly page: string;
  /** Path of the group or table; empty for the page itself. */
  readonly within: string;
}

export interface Found {
  readonly field: FormField;
  readonly path: string;
  readonly container: Container;
  readonly index: number;
}

const DEEPEST = 3;
/** A table's rows hold plain answers. */
const NOT_IN_ROWS: readonly FieldKind[] = ["table", "attachment"];

/** Every field with its place, parents before parts. */
export function allFields(form: FormDefinition): Found[] {
  return form.pages.flatMap((page) => within(page.fields, { page: page.id, within: "" }));
}

function within(fields: readonly FormField[], container: Container): Found[] {
  return fields.flatMap((field, index) => {
    const path = container.within === "" ? field.id : `${container.within}.${field.id}`;
    return [{ field, path, container, index }, ...within(field.fields ?? [], { page: container.page, within: path })];
  });
}

export function findField(form: FormDefinition, path: string): Found | undefined {
  return allFields(form).find((found) => found.path === path);
}

export function pageOf(form: FormDefinition, id: string): FormPage | undefined {
  return form.pages.find((page) => page.id === id);
}

export function fieldsIn(form: FormDefinition, container: Container): readonly FormField[] {
  if (container.within === "") return pageOf(form, container.page)?.fields ?? [];
  return findField(form, container.within)?.field.fields ?? [];
}

/** Why a field of that shape can't go there; undefined when it can. */
export function refusalOf(form: FormDefinition, container: Container, field: Pick<FormField, "kind" | "fields">): Refusal | undefined {
  const above = ancestors(form, container);
  const isInRows = above.some((each) => kindFacts(each.kind).rows);
  if (isInRows && kindsIn(field).some((kind) => NOT_IN_ROWS.includes(kind))) return "rows-in-rows";
  return above.length + depthOf(field) > DEEPEST ? "too-deep" : undefined;
}

export type Refusal = "rows-in-rows" | "too-deep";

function ancestors(form: FormDefinition, { within: path }: Container): FormField[] {
  const ids = path === "" ? [] : path.split(".");
  return ids.flatMap((_, index) => findField(form, ids.slice(0, index + 1).join("."))?.field ?? []);
}

function kindsIn(field: Pick<FormField, "kind" | "fields">): FieldKind[] {
  return [field.kind, ...(field.fields ?? []).flatMap(kindsIn)];
}

/** A group without fields is as deep as one with: they may come any moment. */
function depthOf({ fields }: Pick<FormField, "fields" | "kind">): number {
  return fields ? 1 + Math.max(1, ...fields.map(depthOf)) : 1;
}
