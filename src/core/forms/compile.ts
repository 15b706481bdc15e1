/** A definition made ready to walk: kinds looked up, rules compiled, fields in the order in which their rules depend on each other. */
import { compileExpression, type Expression } from "../rules/index.ts";
import type { CompiledField, CompiledForm, CompiledPage } from "./compiled-form.ts";
import type { FormDefinition, FormField, FormPage } from "./definition.ts";
import { dependencyOrder } from "./dependencies.ts";
import { isFieldKind, kinds } from "./kinds/index.ts";

const compiledForms = new WeakMap<FormDefinition, CompiledForm>();

/** Compiles once per definition object. Rules that can't be compiled count as absent: `checkDefinition` refuses them before publishing. */
export function compileForm(definition: FormDefinition): CompiledForm {
  const known = compiledForms.get(definition);
  if (known) return known;
  const pages = definition.pages.map(compilePage);
  const all = pages.flatMap((page) => page.fields);
  const { order, circle } = dependencyOrder(all);
  const ruled = order.filter((each) => each.shownWhen || each.computed || (!each.parent && each.page.shownWhen));
  const compiled = { definition, pages, fields: new Map(all.map((each) => [each.field.id, each])), ruled, circle };
  compiledForms.set(definition, compiled);
  return compiled;
}

function rule(text: string | undefined): Expression | undefined {
  if (text === undefined) return undefined;
  const compiled = compileExpression(text);
  return compiled.ok ? compiled.expression : undefined;
}

function compilePage(page: FormPage): CompiledPage {
  const fields: CompiledField[] = [];
  const compiled: CompiledPage = { page, shownWhen: rule(page.shownWhen), fields };
  for (const field of page.fields) fields.push(...compileField(field, compiled, undefined));
  return compiled;
}

function compileField(field: FormField, page: CompiledPage, parent: CompiledField | undefined): CompiledField[] {
  if (!isFieldKind(field.kind)) return [];
  const kind = kinds[field.kind];
  const parts: CompiledField[] = [];
  const partsById = new Map<string, CompiledField>();
  const required = typeof field.required === "string" ? (rule(field.required) ?? false) : (field.required ?? false);
  const path = parent ? `${parent.path}.${field.id}` : field.id;
  const compiled = {
    field,
    kind,
    path,
    page,
    parent,
    required,
    parts,
    partsById,
    shownWhen: rule(field.shownWhen),
    computed: rule(field.computed),
  };
  if (kind.shape === "block" || kind.shape === "rows")
    for (const part of kind.parts(field)) parts.push(...compileField(part, page, compiled));
  for (const part of parts) partsById.set(part.field.id, part);
  return [compiled];
}
