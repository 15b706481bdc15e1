/**
 * Rules: conditions and computations in FEEL, compiled once and evaluated purely. Used by gateways, forms and supervision.
 * Bounded: 2 000 characters, 40 levels, 50 000 steps over lists and loops. `today()` and `now()` read the variables `today`
 * (YYYY-MM-DD) and `now` (ISO 8601) that the caller gives; without them they are unknown. Browser-safe.
 */
export { functionNames } from "./builtins.ts";
export { type Clause, type ClauseOperator, type Clauses, type ClauseValue, COMPARISONS, readClauses, writeClauses } from "./clauses.ts";
export {
  checkExpression,
  compileExpression,
  type Expression,
  type ExpressionResult,
  evaluate,
  holds,
  type Variables,
  variablesOf,
} from "./expression.ts";
export {
  AGGREGATES,
  type Aggregate,
  FORMULA_SIGNS,
  type Formula,
  type FormulaSign,
  type FormulaTerm,
  readFormula,
  writeFormula,
} from "./formula.ts";
export { type Renaming, renameAnswer } from "./rename.ts";
