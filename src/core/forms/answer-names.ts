/** The answers a rule may name at a place, for those who pick them from a list or complete them while writing. */
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import type { FormDefinition, FormField, Text } from "./definition.ts";
import { withParts } from "./dependencies.ts";

export interface AnswerName {
  /** As a rule writes it: `income` beside it, `applicant.type`, `members.income` (a list) from outside the rows. */
  readonly path: string;
  readonly field: FormField;
  /** Labels from the outside in. */
  readonly labels: readonly Text[];
  /** Id of the page it is asked on. */
  readonly page: string;
  /** One answer, a list of texts, rows, or one column of rows. */
  readonly sort: "one" | "many" | "rows" | "column";
}

/** Neighbours first, then what lies around them. `from` is the path of the field that has the rule; without it a page has. */
export function answerNames(definition: FormDefinition, from?: string): AnswerName[] {
  const form = compileForm(definition);
  const top = [...form.fields.values()];
  const here = withParts(top).find((each) => each.path === from);
  const names: AnswerName[] = [];
  const seen = new Set<string>();
  const around: CompiledField[] = [];
  for (let at = here; at; at = at.parent) around.push(at);
  for (const level of [...around.slice(1).map((block) => block.parts), top]) {
    for (const field of level) {
      if (seen.has(field.field.id)) continue;
      seen.add(field.field.id);
      if (!around.includes(field)) names.push(...namesOf(field, "", [], false));
    }
  }
  return names;
}

function namesOf(each: CompiledField, prefix: string, outer: readonly Text[], inRows: boolean): AnswerName[] {
  const { field, kind, parts } = each;
  const path = prefix + field.id;
  const labels = [...outer, field.label];
  const name = (sort: AnswerName["sort"]): AnswerName => ({ path, field, labels, page: each.page.page.id, sort });
  switch (kind.shape) {
    case "one":
      return [name(inRows ? "column" : "one")];
    case "many":
      return inRows ? [] : [name("many")];
    case "block":
      return parts.flatMap((part) => namesOf(part, `${path}.`, labels, inRows));
    case "rows":
      return [name("rows"), ...(field.fields ? parts.flatMap((part) => namesOf(part, `${path}.`, labels, true)) : [])];
    default:
      return [];
  }
}
