import { abandon, consume } from "./branch.ts";
import { enterVisit } from "./enter.ts";
import { arriveAtJoin } from "./join.ts";
import { nodeOf } from "./process-index.ts";
import { correlationText, emit, forkOf, type Run, type Token, variablesAt } from "./run.ts";
import { completeScope } from "./scope.ts";
import { chooseFlow, splitToken } from "./split.ts";
import { pass } from "./tokens.ts";
import type { ProcessNode } from "./types.ts";

/** A token comes to a node: it goes through, splits, waits at a join, ends, or a visit is entered. */
export function arrive(run: Run, arriving: Token): void {
  const token = giveUpDetours(run, arriving);
  const node = nodeOf(run.index, token.node);
  switch (node.kind) {
    case "end":
      arriveAtEnd(run, node, token);
      return;
    case "exclusive":
      if (node.outgoing.length > 1) chooseFlow(run, node, token);
      else pass(run, node, token);
      return;
    case "parallel":
    case "inclusive":
      if (node.incoming.length > 1) {
        arriveAtJoin(run, node, token);
        return;
      }
      if (node.outgoing.length > 1) splitToken(run, node, token);
      else pass(run, node, token);
      return;
    case "send":
    case "throw":
      send(run, node, token);
      return;
    case "rule":
      if (node.decision) {
        decide(run, node, token, node.decision);
        return;
      }
      enterVisit(run, token, {});
      return;
    case "start":
    case "boundary":
      pass(run, node, token);
      return;
    default:
      enterVisit(run, token, {});
  }
}

function send(run: Run, node: ProcessNode, token: Token): void {
  announce(run, node, token);
  pass(run, node, token);
}

function announce(run: Run, node: ProcessNode, token: Token): void {
  if (node.trigger?.kind !== "message") return;
  const { name, correlation } = node.trigger;
  const key = correlation === undefined ? undefined : correlationText(run, correlation, token.scope);
  emit(run, { type: "message-sent", node: node.id, scope: token.scope, name, ...(key === undefined ? {} : { correlation: key }) });
}

function decide(run: Run, node: ProcessNode, token: Token, decision: { expression: string; result: string }): void {
  let value: unknown;
  try {
    value = run.context.evaluate(decision.expression, variablesAt(run, token.scope));
  } catch {
    value = null;
  }
  emit(run, { type: "result-set", name: decision.result, value: value === undefined ? null : JSON.parse(JSON.stringify(value)) });
  pass(run, node, token);
}

function arriveAtEnd(run: Run, node: ProcessNode, token: Token): void {
  emit(run, { type: "node-passed", node: node.id, scope: token.scope });
  if (node.trigger?.kind === "message") announce(run, node, token);
  if (node.trigger?.kind === "terminate") {
    completeScope(run, token.scope, { terminatedBy: node.id });
    return;
  }
  if (node.trigger?.kind === "error") {
    completeScope(run, token.scope, { failedAt: node.id, code: node.trigger.code ?? "" });
    return;
  }
  consume(run, token);
}

/**
 * A token returned out of a block whose siblings went on (`keep`) and now on a way that no longer leads to the split:
 * the siblings wait for a branch that will never come, so the block is given up.
 */
function giveUpDetours(run: Run, token: Token): Token {
  const first = token.detour[0];
  if (!first) return token;
  const split = forkOf(run.state, first.fork).node;
  if (token.node === split || run.index.reaches(token.node, split)) return token;
  const free = { ...token, detour: [] };
  abandon(run, first.fork);
  return free;
}
