/** Simple conditions as data: `type = "person" and count(members) > 2` as two clauses, for those who set rules without writing FEEL. */
import { type Reading, readable } from "./readable.ts";
import { children, type Node } from "./syntax.ts";

export const COMPARISONS = ["=", "!=", "<", "<=", ">", ">="] as const;
export type ClauseOperator = (typeof COMPARISONS)[number] | "includes" | "lacks";

/** What an answer is compared with; null means unanswered. */
export type ClauseValue = string | number | boolean | null;

export interface Clause {
  /** A name, or names joined by points: `applicant.type`. */
  readonly path: string;
  /** How many there are of it, instead of the answer itself. */
  readonly counted?: true;
  readonly operator: ClauseOperator;
  readonly value: ClauseValue;
}

/** Clauses that must all hold (`and`), or of which one must (`or`). Never mixed: a sentence that mixes them reads two ways. */
export interface Clauses {
  readonly joined: "and" | "or";
  readonly clauses: readonly Clause[];
}

/** The clauses of an expression; undefined when it is more than clauses can say, or no expression. `readClauses(writeClauses(c))` is c. */
export function readClauses(text: string): Clauses | undefined {
  const reading = readable(text);
  if (!reading) return undefined;
  const joined = reading.top.name === "Disjunction" ? "or" : "and";
  const clauses = parted(reading.top, joined === "or" ? "Disjunction" : "Conjunction").map((node) => clauseOf(node, reading));
  return clauses.every((clause) => clause !== undefined) ? { joined, clauses } : undefined;
}

/** The same in FEEL. No clauses give an empty text, which is no expression. */
export function writeClauses({ joined, clauses }: Clauses): string {
  return clauses.map(writeClause).join(` ${joined} `);
}

function writeClause({ path, counted, operator, value }: Clause): string {
  const literal = JSON.stringify(value);
  if (operator === "includes") return `list contains(${path}, ${literal})`;
  if (operator === "lacks") return `not(list contains(${path}, ${literal}))`;
  return `${counted ? `count(${path})` : path} ${operator} ${literal}`;
}

/** `a and b and c` is `(a and b) and c` to the parser. */
function parted(node: Node, name: string): Node[] {
  const [left, , right] = children(node);
  return node.name === name && left && right ? [...parted(left, name), right] : [node];
}

function clauseOf(node: Node, reading: Reading): Clause | undefined {
  if (node.name === "FunctionInvocation") return membership(node, reading);
  const [left, operator, right] = children(node);
  if (node.name !== "Comparison" || !left || !operator || !right) return undefined;
  const sign = COMPARISONS.find((each) => each === reading.source(operator));
  const value = reading.literal(right);
  const counted = countedPath(left, reading);
  const path = counted ?? reading.path(left);
  if (!sign || value === undefined || path === undefined) return undefined;
  return { path, ...(counted === undefined ? {} : { counted: true as const }), operator: sign, value };
}

function countedPath(node: Node, reading: Reading): string | undefined {
  const call = reading.call(node);
  return call?.name === "count" && call.given[0] ? reading.path(call.given[0]) : undefined;
}

function membership(node: Node, reading: Reading): Clause | undefined {
  const call = reading.call(node);
  const [first, second] = call?.given ?? [];
  if (call?.name === "not" && first) {
    const inner = reading.call(first);
    const found = inner?.name === "list contains" ? membership(first, reading) : undefined;
    return found && { ...found, operator: "lacks" };
  }
  if (call?.name !== "list contains" || !first || !second) return undefined;
  const [path, value] = [reading.path(first), reading.literal(second)];
  return path === undefined || value === undefined ? undefined : { path, operator: "includes", value };
}
