/** The rules of a form taken together: each compiles, names only fields that exist, and none waits for itself. */
import { compileExpression, type Expression } from "../rules/index.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import type { FormDefinition, Language } from "./definition.ts";
import { type DefinitionProblem, definitionMessage } from "./definition-messages.ts";
import { resolve, withParts } from "./dependencies.ts";

/** Problems of the rules of a definition whose shape is right. */
export function checkRules(definition: FormDefinition, lang: Language): DefinitionProblem[] {
  const form = compileForm(definition);
  const top = [...form.fields.values()];
  const columns = new Set(withParts(top).flatMap((each) => (each.parent ? [each.field.id] : [])));

  const check = (rule: unknown, path: string, from: CompiledField | undefined): DefinitionProblem[] => {
    if (typeof rule !== "string") return [];
    const compiled = compileExpression(rule, lang);
    if (!compiled.ok) return [{ path, code: "forms/rule-refused", message: compiled.message }];
    return strangers(compiled.expression, from, top, columns).map((name) => {
      const code = "forms/unknown-name";
      return { path, code, message: definitionMessage(code, name, lang) };
    });
  };

  const problems = definition.pages.flatMap((page, index) => [
    ...check(page.shownWhen, `pages[${index}].shownWhen`, undefined),
    ...fieldRules(form.pages[index]?.fields ?? [], `pages[${index}].fields`).flatMap(({ rule, path, field }) => check(rule, path, field)),
  ]);
  if (problems.length > 0 || form.circle.length === 0) return problems;
  const code = "forms/rules-in-circle";
  return [{ path: form.circle[0] ?? "", code, message: definitionMessage(code, form.circle.join(" → "), lang) }];
}

interface FieldRule {
  readonly rule: unknown;
  readonly path: string;
  readonly field: CompiledField;
}

/** Rules written in the definition; parts that a kind brings along (applicant, period) are ours and right. */
function fieldRules(fields: readonly CompiledField[], path: string): FieldRule[] {
  return fields.flatMap((field, index) => {
    const here = `${path}[${index}]`;
    const own = (["required", "shownWhen", "computed"] as const).map((name) => ({
      rule: field.field[name],
      path: `${here}.${name}`,
      field,
    }));
    return [...own, ...(field.field.fields ? fieldRules(field.parts, `${here}.fields`) : [])];
  });
}

/** Names that mean no field at this place. */
function strangers(
  expression: Expression,
  from: CompiledField | undefined,
  top: readonly CompiledField[],
  columns: ReadonlySet<string>,
): string[] {
  const answers = (name: string) => {
    const found = resolve(name, from, top);
    return found !== undefined && found.kind.shape !== "none" ? found : undefined;
  };
  const outside = expression.variables.filter((name) => name !== "today" && !answers(name));
  const inFilters = expression.filterNames.filter((name) => !columns.has(name) && !answers(name));
  const lost = expression.paths.filter((path) => {
    const [name = "", part] = path.split(".");
    const found = answers(name);
    return part !== undefined && found && found.parts.length > 0 && !found.partsById.has(part);
  });
  return [...outside, ...inFilters, ...lost];
}
