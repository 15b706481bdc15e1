/** A field under another id, with all that speaks of it. For designs: of a version in force no id may change. */
import { type Renaming, renameAnswer } from "../rules/index.ts";
import type { FormDefinition, FormField } from "./definition.ts";

/** How rules name a field that is to have another id; `within` is the path of the block a rule stands in. */
export function answerRenamer(definition: FormDefinition, path: string, id: string): (rule: string, within?: string) => string {
  const names = new Map<string, Set<string>>();
  const gather = (fields: readonly FormField[], within: string) => {
    names.set(within, new Set([...(names.get(within) ?? []), ...fields.map((field) => field.id)]));
    for (const field of fields) if (field.fields) gather(field.fields, below(within, field.id));
  };
  for (const page of definition.pages) gather(page.fields, "");
  const none: ReadonlySet<string> = new Set();
  const renaming: Omit<Renaming, "within"> = { path, to: id, namesIn: (block) => names.get(block) ?? none };
  return (rule, within = "") => renameAnswer(rule, { ...renaming, within });
}

/** The form with the field under its new id, and every rule that reads it. Ids must be free: `checkDefinition` tells what isn't right. */
export function renameField(definition: FormDefinition, path: string, id: string): FormDefinition {
  const rename = answerRenamer(definition, path, id);
  const changed = (field: FormField, within: string): FormField => {
    const own = below(within, field.id);
    const { shownWhen, required, computed, fields } = field;
    return {
      ...field,
      ...(own === path ? { id } : {}),
      ...(shownWhen === undefined ? {} : { shownWhen: rename(shownWhen, within) }),
      ...(typeof required === "string" ? { required: rename(required, within) } : {}),
      ...(computed === undefined ? {} : { computed: rename(computed, within) }),
      ...(fields ? { fields: fields.map((part) => changed(part, own)) } : {}),
    };
  };
  return {
    ...definition,
    pages: definition.pages.map((page) => ({
      ...page,
      ...(page.shownWhen === undefined ? {} : { shownWhen: rename(page.shownWhen) }),
      fields: page.fields.map((field) => changed(field, "")),
    })),
  };
}

const below = (within: string, id: string) => (within === "" ? id : `${within}.${id}`);
