/**
 * Conditions that decide nothing: whatever is answered, they never hold or always do. Worked out by trying every combination of the answers
 * they hang on, as far as those can be counted: options, yes and no, numbers and dates beside the limits a condition names. What hangs on
 * free text, sums or rows seen from outside isn't judged.
 */
import { type Clauses, type Expression, readClauses } from "../rules/index.ts";
import { compileForm } from "./compile.ts";
import type { CompiledField, CompiledForm } from "./compiled-form.ts";
import type { FormDefinition, FormField, Language } from "./definition.ts";
import { type DefinitionProblem, definitionMessage } from "./definition-messages.ts";
import { resolve } from "./dependencies.ts";

const MOST_COMBINATIONS = 5000;
const MOST_CHOICES_LISTED = 6;

/** Advice about each condition of a definition whose rules are right. */
export function deadConditions(definition: FormDefinition, lang: Language): DefinitionProblem[] {
  const form = compileForm(definition);
  const top = [...form.fields.values()];
  const judge = (rule: Expression | undefined, path: string, from: CompiledField | undefined): DefinitionProblem[] => {
    const verdict = rule && verdictOn(rule, from, top);
    if (!rule || !verdict) return [];
    const code = verdict === "never" ? "forms/never-true" : "forms/always-true";
    return [{ path, code, message: definitionMessage(code, rule.text, lang) }];
  };
  const below = (fields: readonly CompiledField[], path: string): DefinitionProblem[] =>
    fields.flatMap((each, index) => {
      const here = `${path}[${index}]`;
      const required = typeof each.required === "object" ? each.required : undefined;
      return [
        ...judge(each.shownWhen, `${here}.shownWhen`, each),
        ...judge(required, `${here}.required`, each),
        ...(each.field.fields ? below(each.parts, `${here}.fields`) : []),
      ];
    });
  return form.pages.flatMap((page, index) => [
    ...judge(page.shownWhen, `pages[${index}].shownWhen`, undefined),
    ...below(page.fields, `pages[${index}].fields`),
  ]);
}

/** One answer a condition hangs on. */
interface Variable {
  readonly field: CompiledField;
  readonly answers: readonly unknown[];
}

function verdictOn(rule: Expression, from: CompiledField | undefined, top: CompiledForm["pages"][number]["fields"]) {
  const variables = variablesOf(rule, from, top);
  if (!variables || variables.size === 0) return undefined;
  const asksWhetherAnswered = /\bnull\b|is defined/.test(rule.text);
  const outcomes = new Set<string>();
  for (const answers of combinations([...variables.values()])) {
    const settled = withoutHidden(answers, [...variables.values()], top);
    const isWhole = [...variables.values()].every(({ field }) => settled.get(field) !== null);
    // "Always" means for whoever has answered: nobody would call `a = "x" or a = "y"` alive because a was left open for a moment.
    if (evaluate(rule, settled, from, top)) outcomes.add("held");
    else if (isWhole || asksWhetherAnswered) outcomes.add("failed");
    if (outcomes.size === 2) return undefined;
  }
  return outcomes.has("held") ? ("always" as const) : ("never" as const);
}

/** Everything the rule hangs on, with what decides whether that is shown at all; undefined when it can't be counted. */
function variablesOf(
  rule: Expression,
  from: CompiledField | undefined,
  top: readonly CompiledField[],
): Map<CompiledField, Variable> | undefined {
  const found = new Map<CompiledField, Variable>();
  const open: { rule: Expression; from: CompiledField | undefined }[] = [{ rule, from }];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.rule.filterNames.length > 0 || next.rule.variables.includes("today") || next.rule.variables.includes("now")) return undefined;
    for (const path of next.rule.paths) {
      const field = leafAt(path, next.from, top);
      const answers = field && answersOf(field.field, path, next.rule);
      if (!field || !answers || field.computed) return undefined;
      const known = found.get(field)?.answers ?? [];
      found.set(field, { field, answers: [...new Set([...known, ...answers])] });
      if (combinationCount(found) > MOST_COMBINATIONS) return undefined;
      if (known.length > 0) continue;
      for (let at: CompiledField | undefined = field; at; at = at.parent) if (at.shownWhen) open.push({ rule: at.shownWhen, from: at });
      if (field.page.shownWhen && field.page !== from?.page) open.push({ rule: field.page.shownWhen, from: undefined });
    }
  }
  return found;
}

function combinationCount(variables: ReadonlyMap<CompiledField, Variable>): number {
  return [...variables.values()].reduce((product, { answers }) => product * answers.length, 1);
}

/** The single answer a path reads: through blocks, never through rows (those are many answers). */
function leafAt(path: string, from: CompiledField | undefined, top: readonly CompiledField[]): CompiledField | undefined {
  const [name = "", ...below] = path.split(".");
  let found = resolve(name, from, top);
  for (const id of below) found = found?.kind.shape === "block" ? found.partsById.get(id) : undefined;
  return found && (found.kind.shape === "one" || found.kind.shape === "many") ? found : undefined;
}

/** Answers that stand for all others, "unanswered" among them. */
function answersOf(field: FormField, path: string, rule: Expression): readonly unknown[] | undefined {
  const options = field.options?.map(({ value }) => value);
  if (field.kind === "yes-no") return [null, true, false];
  if (field.kind === "choice" || (field.kind === "region" && options)) return [null, ...(options ?? [])];
  if (field.kind === "choices") return options && options.length <= MOST_CHOICES_LISTED ? subsets(options, field) : undefined;
  const clauses = readClauses(rule.text);
  if (!clauses) return undefined;
  if (field.kind === "number" || field.kind === "money") return [null, ...besideLimits(numbersIn(clauses, path), field)];
  return field.kind === "date" ? [null, ...besideDays(textsIn(clauses, path), field)] : undefined;
}

function subsets(options: readonly string[], { minItems = 0, maxItems = options.length }: FormField): readonly (readonly string[])[] {
  const all = Array.from({ length: 2 ** options.length }, (_, bits) => options.filter((_option, index) => bits & (1 << index)));
  return all.filter((list) => list.length === 0 || (list.length >= minItems && list.length <= maxItems));
}

function numbersIn({ clauses }: Clauses, path: string): number[] {
  return clauses.flatMap((clause) => (clause.path === path && typeof clause.value === "number" ? [clause.value] : []));
}

function textsIn({ clauses }: Clauses, path: string): string[] {
  return clauses.flatMap((clause) => (clause.path === path && typeof clause.value === "string" ? [clause.value] : []));
}

/** Each limit with what lies just below and above it, as far as the field takes such answers. */
function besideLimits(limits: readonly number[], { kind, minimum, maximum, decimals = 6 }: FormField): number[] {
  const step = kind === "money" ? 1 : 10 ** -decimals;
  const least = minimum ?? (kind === "money" ? 0 : Number.NEGATIVE_INFINITY);
  const near = [...limits, ...[minimum, maximum].filter((each) => each !== undefined)].flatMap((limit) => [
    limit - step,
    limit,
    limit + step,
  ]);
  const within = near.filter((value) => value >= least && value <= (maximum ?? Number.POSITIVE_INFINITY));
  return within.length > 0 ? within : [least === Number.NEGATIVE_INFINITY ? 0 : least];
}

function besideDays(days: readonly string[], { earliest, latest }: FormField): string[] {
  const fixed = [earliest, latest].filter((day) => day !== undefined && day !== "today");
  const near = [...days, ...fixed].flatMap((day) => [-1, 0, 1].flatMap((move) => moved(day ?? "", move) ?? []));
  const isTaken = (day: string) =>
    (!fixed.includes(earliest) || day >= (earliest ?? "")) && (!fixed.includes(latest) || day <= (latest ?? ""));
  return near.filter(isTaken);
}

function moved(day: string, by: number): string | undefined {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : new Date(at + by * 86_400_000).toISOString().slice(0, 10);
}

type Answers = ReadonlyMap<CompiledField, unknown>;

function* combinations(variables: readonly Variable[]): Generator<Answers> {
  const [first, ...others] = variables;
  if (!first) {
    yield new Map();
    return;
  }
  for (const rest of combinations(others)) for (const answer of first.answers) yield new Map(rest).set(first.field, answer);
}

/** What isn't shown is unanswered. Rules run in no circle, so as many rounds as there are answers settle them all. */
function withoutHidden(answers: Answers, variables: readonly Variable[], top: readonly CompiledField[]): Answers {
  const settled = new Map(answers);
  for (let round = 0; round < variables.length; round++) {
    let hasChanged = false;
    for (const { field } of variables) {
      if (settled.get(field) === null || isShown(field, settled, top)) continue;
      settled.set(field, field.kind.shape === "many" ? [] : null);
      hasChanged = field.kind.shape !== "many";
    }
    if (!hasChanged) break;
  }
  return settled;
}

function isShown(field: CompiledField, answers: Answers, top: readonly CompiledField[]): boolean {
  for (let at: CompiledField | undefined = field; at; at = at.parent) {
    if (at.shownWhen && !evaluate(at.shownWhen, answers, at, top)) return false;
  }
  const { shownWhen } = field.page;
  return !shownWhen || !reads(shownWhen, answers, top) || evaluate(shownWhen, answers, undefined, top);
}

/** Whether all a page's condition hangs on is among the answers tried. */
function reads(rule: Expression, answers: Answers, top: readonly CompiledField[]): boolean {
  return rule.paths.every((path) => {
    const field = leafAt(path, undefined, top);
    return field !== undefined && answers.has(field);
  });
}

function evaluate(rule: Expression, answers: Answers, from: CompiledField | undefined, top: readonly CompiledField[]): boolean {
  return rule.evaluate((name) => answerIn(resolve(name, from, top), answers)) === true;
}

function answerIn(field: CompiledField | undefined, answers: Answers): unknown {
  if (!field) return null;
  if (field.kind.shape !== "block") return answers.get(field) ?? null;
  return Object.fromEntries(field.parts.map((part) => [part.field.id, answerIn(part, answers)]));
}
