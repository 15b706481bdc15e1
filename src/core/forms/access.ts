/** Who sees what of a form: rights looked up, and a definition or answers cut to them, so that what is hidden is never sent to anybody. */
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import type { Access, FormData, FormDefinition, FormField } from "./definition.ts";
import { namedBy, withParts } from "./dependencies.ts";
import { isHolder, own } from "./holder.ts";

export type Right = Access[string];

/** The right to one field: its own, that of the block around it, that of the rest (`*`); what nobody speaks of may be written. */
export function rightTo(field: CompiledField, access: Access | undefined): Right {
  for (let at: CompiledField | undefined = field; at && access; at = at.parent) {
    const named = own(access, at.path);
    if (named) return named;
  }
  return access?.["*"] ?? "write";
}

/** What an applicant may do: pages of the staff are hidden from them, and nothing they send changes those. */
export function applicantAccess(definition: FormDefinition): Access {
  const office = definition.pages.filter((page) => page.staff).flatMap((page) => page.fields);
  return Object.fromEntries(office.map((field) => [field.id, "hidden"]));
}

const cutForms = new WeakMap<FormDefinition, Map<string, FormDefinition>>();

/** The form without what these rights hide; a page of which nothing is left is left out. The same rights give the same object. */
export function formFor(definition: FormDefinition, access: Access): FormDefinition {
  const known = cutForms.get(definition) ?? new Map<string, FormDefinition>();
  cutForms.set(definition, known);
  const key = JSON.stringify(Object.entries(access).sort());
  const cut = known.get(key) ?? cutForm(definition, access);
  known.set(key, cut);
  return cut;
}

/** The form as an applicant fills it in. */
export function askedForm(definition: FormDefinition): FormDefinition {
  return formFor(definition, applicantAccess(definition));
}

function cutForm(definition: FormDefinition, access: Access): FormDefinition {
  const pages = compileForm(definition).pages.map(({ page, fields }) => ({ ...page, fields: seen(fields, access) }));
  return { ...definition, pages: pages.filter(({ fields }) => fields.length > 0) };
}

function seen(fields: readonly CompiledField[], access: Access): FormField[] {
  return fields.flatMap((each) => {
    if (!each.field.fields) return rightTo(each, access) === "hidden" ? [] : [each.field];
    const parts = seen(each.parts, access);
    return parts.length > 0 ? [{ ...each.field, fields: parts }] : [];
  });
}

/** Answers without those that these rights hide. */
export function answersFor(definition: FormDefinition, data: FormData, access: Access): FormData {
  return seenAnswers([...compileForm(definition).fields.values()], data, access);
}

function seenAnswers(fields: readonly CompiledField[], data: FormData, access: Access): FormData {
  return Object.fromEntries(
    fields.flatMap((each) => {
      const value = own(data, each.field.id);
      if (value === undefined) return [];
      if (!each.field.fields) return rightTo(each, access) === "hidden" ? [] : [[each.field.id, value]];
      const parts = (holder: unknown) => (isHolder(holder) ? seenAnswers(each.parts, holder, access) : holder);
      const kept = Array.isArray(value) ? value.map(parts) : parts(value);
      return seen([each], access).length > 0 ? [[each.field.id, kept]] : [];
    }),
  );
}

/** Hidden fields on which something shown hangs, as `shown ← hidden`: whoever sees the one could infer the other, and their page would go wrong. */
export function hiddenButNeeded(definition: FormDefinition, access: Access): string[] {
  const form = compileForm(definition);
  const top = [...form.fields.values()];
  const shown = withParts(top).filter((each) => rightTo(each, access) !== "hidden");
  const found = shown.flatMap((each) => {
    const rules = [each.shownWhen, each.computed, typeof each.required === "object" ? each.required : undefined, each.page.shownWhen];
    const needed = rules.flatMap((rule) => (rule ? namedBy(rule, each, top) : []));
    return needed.filter((one) => one.parts.length === 0 && rightTo(one, access) === "hidden").map((one) => `${each.path} ← ${one.path}`);
  });
  return [...new Set(found)];
}

/** Paths of the fields of staff, outside tables: those by which a step may find its person. */
export function staffPaths(definition: FormDefinition): string[] {
  const fields = withParts([...compileForm(definition).fields.values()]);
  const tables = fields.filter(({ field }) => field.kind === "table").map(({ path }) => `${path}.`);
  const named = fields.filter(({ field, path }) => field.kind === "staff" && !tables.some((table) => path.startsWith(table)));
  return named.map(({ path }) => path);
}

/** Every path a right may name: fields and their parts, without row numbers. */
export function fieldPaths(definition: FormDefinition): string[] {
  return withParts([...compileForm(definition).fields.values()]).map((each) => each.path);
}
