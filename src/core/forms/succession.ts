/** What a new version of a form does to the ids of the version in force. Answers, step rights and statistics are kept by id. */
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import { type FormDefinition, type Language, textIn } from "./definition.ts";
import { type DefinitionProblem, type DefinitionProblemCode, definitionMessage } from "./definition-messages.ts";
import { withParts } from "./dependencies.ts";

/**
 * Advice about ids that are gone and ids that mean something else now. Nothing is wrong with either (running cases keep their version), but
 * whoever designs the form should know. `path` is the id in force (`members.name`) for what is gone, else the place in the new definition.
 */
export function checkSuccession(inForce: FormDefinition, next: FormDefinition, lang: Language = "zh-CN"): DefinitionProblem[] {
  const before = own(inForce);
  const after = own(next);
  const places = placesOf(next);
  const say = (path: string, code: DefinitionProblemCode, detail: string) => ({
    path,
    code,
    message: definitionMessage(code, detail, lang),
  });
  return [...before].flatMap(([path, { field }]) => {
    const now = after.get(path)?.field;
    const label = `${textIn(field.label, lang)} (${path})`;
    if (!now) return [say(path, "forms/id-removed", label)];
    const place = places.get(path) ?? path;
    if (now.kind !== field.kind) return [say(`${place}.kind`, "forms/kind-changed", label)];
    const gone = (field.options ?? []).filter(({ value }) => now.options && !now.options.some((option) => option.value === value));
    return gone.map((option) => say(`${place}.options`, "forms/option-removed", `${textIn(option.label, lang)} (${option.value})`));
  });
}

/** Fields written in the definition, by path; those inside something else that is gone go with it. */
function own(definition: FormDefinition): Map<string, CompiledField> {
  const all = withParts([...compileForm(definition).fields.values()]);
  return new Map(all.filter((each) => !each.parent || each.parent.field.fields).map((each) => [each.path, each]));
}

/** Where each field stands in the JSON: `pages[0].fields[2]`. */
export function placesOf(definition: FormDefinition): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (fields: readonly CompiledField[], place: string): void => {
    for (const [index, each] of fields.entries()) {
      found.set(each.path, `${place}[${index}]`);
      if (each.field.fields) walk(each.parts, `${place}[${index}].fields`);
    }
  };
  for (const [index, page] of compileForm(definition).pages.entries()) walk(page.fields, `pages[${index}].fields`);
  return found;
}
