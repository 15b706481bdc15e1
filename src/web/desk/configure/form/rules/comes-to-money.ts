import type { AnswerName } from "../../../../../core/forms/index.ts";
import { type FormulaTerm, readFormula } from "../../../../../core/rules/index.ts";

/** Whether a formula comes to an amount: amounts added up or taken away, or times a number. Amounts count in fen, and shown plainly mislead. */
export function comesToMoney(rule: string, names: readonly Pick<AnswerName, "path" | "field">[]): boolean {
  const formula = readFormula(rule);
  if (!formula) return false;
  const isAmount = (term: FormulaTerm) =>
    "path" in term && term.of !== "count" && names.find(({ path }) => path === term.path)?.field.kind === "money";
  return (
    isAmount(formula.first) && formula.rest.every(({ sign, term }) => (sign === "+" || sign === "-" ? isAmount(term) : "number" in term))
  );
}
