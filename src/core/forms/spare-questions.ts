/** Questions that had better not be asked: sensitive ones, and those the applicant has answered already. Advice, since a law may want them. */
import { compileForm } from "./compile.ts";
import type { CompiledField } from "./compiled-form.ts";
import { type FormDefinition, type Language, textIn } from "./definition.ts";
import { type DefinitionProblem, definitionMessage } from "./definition-messages.ts";
import { ASKED_OF_APPLICANTS, SENSITIVE_QUESTIONS } from "./questions-to-spare.zh-CN.ts";

/** Advice for each such question of a definition whose shape is right. */
export function spareQuestions(definition: FormDefinition, lang: Language): DefinitionProblem[] {
  return compileForm(definition).pages.flatMap((page, index) => questions(page.fields, `pages[${index}].fields`, lang));
}

function questions(fields: readonly CompiledField[], path: string, lang: Language): DefinitionProblem[] {
  return fields.flatMap((each, index) => {
    const here = `${path}[${index}]`;
    return [...judged(each, here, lang), ...(each.field.fields ? questions(each.parts, `${here}.fields`, lang) : [])];
  });
}

function judged({ field, kind, parent, computed }: CompiledField, path: string, lang: Language): DefinitionProblem[] {
  if (kind.shape === "none" || computed) return [];
  const label = field.label["zh-CN"].replace(/\s/g, "");
  const has = (word: string) => label.includes(word);
  const sensitive = SENSITIVE_QUESTIONS.find(({ words, unless = [] }) => words.some(has) && !unless.some(has));
  if (sensitive) return [{ path, code: "forms/sensitive-question", message: textIn(sensitive.reason, lang) }];
  // Rows and blocks ask about others: members of a household, a guarantor.
  const isAsked = !parent && ASKED_OF_APPLICANTS.some(({ kinds, labels }) => kinds.includes(field.kind) && labels.test(label));
  const code = "forms/asked-already";
  return isAsked ? [{ path, code, message: definitionMessage(code, textIn(field.label, lang), lang) }] : [];
}
