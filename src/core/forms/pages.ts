/** Walking through a form page by page: which pages there are for these answers, where to go on, what falls away. */
import { cleanAnswers } from "./clean.ts";
import { compileForm } from "./compile.ts";
import type { CompiledForm } from "./compiled-form.ts";
import type { FormData, FormDefinition, FormPage } from "./definition.ts";
import type { CheckContext } from "./field-kind.ts";
import { type Holder, isHolder, own, withoutBlanks } from "./holder.ts";
import { type Settled, settle } from "./settle.ts";
import { fitting, judgeForm, type ValidationOptions } from "./validate.ts";

/** Answers as they stand, right or wrong, with rules applied: hidden ones gone, computed ones filled. Empty blocks are still in. */
export function settleAnswers(form: CompiledForm, data: FormData, today: string | undefined): { answers: Holder; settled: Settled } {
  const context: CheckContext = { lang: "zh-CN", today, formats: {} };
  // Nothing is blamed on anybody here, so every answer counts as already given: what can't be read stays as it is.
  const { answers } = cleanAnswers(form, { data, previous: data, access: { "*": "read" }, context });
  // To rules it is unanswered, here as to the judge: else the page would ask otherwise than it is judged.
  const { answers: read } = cleanAnswers(form, { data, previous: {}, access: undefined, context });
  const pairs = new Map<Holder, Holder>();
  pair(answers, read, pairs);
  return { answers, settled: settle(form, answers, today, fitting(context), (holder) => pairs.get(holder) ?? holder) };
}

/** Blocks and rows of one copy with those of the other. */
function pair(one: Holder, other: Holder, pairs: Map<Holder, Holder>): void {
  pairs.set(one, other);
  for (const [id, value] of Object.entries(one)) {
    const same = own(other, id);
    if (isHolder(value) && isHolder(same)) pair(value, same, pairs);
    if (Array.isArray(value) && Array.isArray(same))
      for (const [index, row] of value.entries()) if (isHolder(row) && isHolder(same[index])) pair(row, same[index], pairs);
  }
}

/** The answers without those on branches that can't be reached, computed ones filled. Doing it twice changes nothing. */
export function pruneAnswers(definition: FormDefinition, data: FormData, today?: string): FormData {
  return withoutBlanks(settleAnswers(compileForm(definition), data, today).answers);
}

/** The pages that these answers lead through, in order. */
export function visiblePages(definition: FormDefinition, data: FormData, today?: string): FormPage[] {
  const form = compileForm(definition);
  const { settled } = settleAnswers(form, data, today);
  return form.pages.filter(settled.isPageShown).map(({ page }) => page);
}

/** The first page on which something is missing or wrong; undefined when the form can be submitted. */
export function firstIncompletePage(definition: FormDefinition, data: FormData, options: ValidationOptions = {}): FormPage | undefined {
  const [error] = judgeForm(compileForm(definition), data, options).errors;
  return error && definition.pages.find((page) => page.id === error.page);
}
