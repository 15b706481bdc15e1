import { type Compilation, type Compiled, compile } from "./compile.ts";
import { ALLOWANCE, Exhausted, type Run } from "./frame.ts";
import { type RuleLanguage, ruleMessage } from "./messages.ts";
import { outgoing } from "./values.ts";

/** Variables by name, or a function that looks one up (cheaper for nested scopes). Anything missing is unknown. */
export type Variables = Readonly<Record<string, unknown>> | ((name: string) => unknown);

/** An expression ready to run. `variables`, `filterNames`, `paths`: see {@link Compiled}. */
export interface Expression extends Omit<Compiled, "run"> {
  readonly text: string;
  /**
   * The value as plain JSON (dates as ISO text); unknown, or too much work, is null. Never throws. `meter`: an allowance that many evaluations share
   * instead of each having its own; below zero when it was used up.
   */
  evaluate(variables: Variables, meter?: { left: number }): unknown;
}

export type ExpressionResult = { ok: true; expression: Expression } | Extract<Compilation, { ok: false }>;

const CACHE_SIZE = 2000;
const cache = new Map<string, Expression>();

/** Compiles a FEEL expression once; later calls with the same text are a look-up. Refusals carry a `rules/…` code and plain words. */
export function compileExpression(text: string, lang: RuleLanguage = "zh-CN"): ExpressionResult {
  const known = cache.get(text);
  if (known) return { ok: true, expression: known };
  const compilation = compile(text, lang);
  if (!compilation.ok) return compilation;
  if (isEndless(compilation.expression.run))
    return { ok: false, code: "rules/too-much-work", message: ruleMessage("rules/too-much-work", String(ALLOWANCE), lang) };
  const expression = ready(text, compilation.expression);
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value ?? "");
  cache.set(text, expression);
  return { ok: true, expression };
}

/** Whether it uses its allowance up before it knows anything: then it would with every answer, and nobody would learn why it is unknown. */
function isEndless(run: Run): boolean {
  try {
    run({ find: () => null, meter: { left: ALLOWANCE } });
    return false;
  } catch (problem) {
    if (problem instanceof Exhausted) return true;
    throw problem;
  }
}

function ready(text: string, { run, variables, filterNames, paths }: Compiled): Expression {
  const evaluate = (given: Variables, meter = { left: ALLOWANCE }) => {
    const find = typeof given === "function" ? given : (name: string) => (Object.hasOwn(given, name) ? given[name] : null);
    try {
      return outgoing(run({ find, meter }));
    } catch (problem) {
      if (problem instanceof Exhausted) return null;
      throw problem;
    }
  };
  return { text, variables, filterNames, paths, evaluate };
}

/** The value of an expression; null when unknown or when the expression is refused. Never throws. */
export function evaluate(text: string, variables: Variables): unknown {
  const compiled = compileExpression(text);
  return compiled.ok ? compiled.expression.evaluate(variables) : null;
}

/** Whether a condition holds: only `true` is true. */
export function holds(text: string, variables: Variables): boolean {
  return evaluate(text, variables) === true;
}

/** Why an expression is refused, in plain words; undefined when it is fine. */
export function checkExpression(text: string, lang: RuleLanguage = "zh-CN"): string | undefined {
  const compiled = compileExpression(text, lang);
  return compiled.ok ? undefined : compiled.message;
}

/** The names an expression may read, for dependency graphs (those used inside filters included); none when it is refused. */
export function variablesOf(text: string): string[] {
  const compiled = compileExpression(text);
  return compiled.ok ? [...new Set([...compiled.expression.variables, ...compiled.expression.filterNames])] : [];
}
