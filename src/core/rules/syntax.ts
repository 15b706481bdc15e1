/** Reading feelin's syntax tree. */
import type { parseExpression } from "feelin";
import type { RuleProblem } from "./messages.ts";

export type Node = ReturnType<typeof parseExpression>["topNode"];

/** Why an expression isn't taken; caught where compiling begins. */
export class Refusal extends Error {
  readonly code: RuleProblem;
  readonly detail: string;
  constructor(code: RuleProblem, detail: string) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** The meaningful children: no comments, no blanks. */
export function children(node: Node): Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (!child.type.isSkipped) found.push(child);
  return found;
}

/** A name with single blanks in it. */
export function nameOf(source: string): string {
  return source.trim().replace(/\s+/g, " ");
}
