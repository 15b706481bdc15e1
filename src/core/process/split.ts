import { enterVisit } from "./enter.ts";
import { flowOf } from "./process-index.ts";
import { answer, emit, forkOf, nextId, type Run, type Token } from "./run.ts";
import { follow, push } from "./tokens.ts";
import type { ProcessNode } from "./types.ts";

/** Exclusive: the first true condition in drawn order, else the default, else a person is asked. */
export function chooseFlow(run: Run, node: ProcessNode, token: Token): void {
  const chosen = node.outgoing.find((id) => id !== node.defaultFlow && isTrue(run, id, token)) ?? node.defaultFlow;
  if (chosen === undefined) {
    askWhichWay(run, node, token);
    return;
  }
  emit(run, { type: "node-passed", node: node.id, scope: token.scope, flow: chosen });
  push(run, chosen, token);
}

/** Parallel: every way. Inclusive: every way whose condition is true or that has none, else the default (BPMN 2.0, 13.3.2, 10.5.3). */
export function splitToken(run: Run, node: ProcessNode, token: Token): void {
  if (goBackIntoFork(run, node, token)) return;
  const taken = node.kind === "parallel" ? node.outgoing : inclusiveFlows(run, node, token);
  if (taken.length === 0) {
    askWhichWay(run, node, token);
    return;
  }
  emit(run, { type: "node-passed", node: node.id, scope: token.scope });
  openFork(run, node.id, token, taken);
}

/** Opens one firing of a split, and sends a token along each branch. */
export function openFork(run: Run, node: string, token: Pick<Token, "scope" | "stack" | "detour">, flows: string[]): void {
  const fork = nextId(run, "f");
  emit(run, {
    type: "fork-opened",
    fork: { id: fork, node, scope: token.scope, stack: token.stack, detour: token.detour, side: false, cause: run.cause },
    branches: flows,
  });
  for (const branch of flows) push(run, branch, { scope: token.scope, stack: [...token.stack, { fork, branch }], detour: [] });
}

/** A non-interrupting event: a way of its own beside the main one, which no join waits for. */
export function openSideWay(run: Run, node: ProcessNode, token: Pick<Token, "scope" | "stack">): void {
  const fork = nextId(run, "f");
  const branch = node.outgoing[0] ?? node.id;
  emit(run, {
    type: "fork-opened",
    fork: { id: fork, node: node.id, scope: token.scope, stack: token.stack, detour: [], side: true, cause: run.cause },
    branches: [branch],
  });
  follow(run, node, { scope: token.scope, stack: [...token.stack, { fork, branch }], detour: [] });
}

/** A token that was returned out of this block while its siblings went on: only its own branch is gone again, in the same fork. */
function goBackIntoFork(run: Run, node: ProcessNode, token: Token): boolean {
  const [first, ...rest] = token.detour;
  if (!first) return false;
  const fork = forkOf(run.state, first.fork);
  if (fork.node !== node.id) return false;
  emit(run, { type: "node-passed", node: node.id, scope: token.scope, flow: first.branch });
  push(run, first.branch, { scope: token.scope, stack: [...token.stack, first], detour: rest });
  return true;
}

function inclusiveFlows(run: Run, node: ProcessNode, token: Token): string[] {
  const always = node.outgoing.filter((id) => id !== node.defaultFlow && flowOf(run.index, id).condition === undefined);
  const chosen = node.outgoing.filter((id) => id !== node.defaultFlow && isTrue(run, id, token));
  // At an activity the default stands for the conditions only: what is always followed doesn't speak for it.
  const spoken = node.implied ? chosen : [...chosen, ...always];
  const taken = spoken.length === 0 && node.defaultFlow !== undefined ? [...always, node.defaultFlow] : [...always, ...chosen];
  return node.outgoing.filter((id) => taken.includes(id));
}

function isTrue(run: Run, flow: string, token: Token): boolean {
  const condition = flowOf(run.index, flow).condition;
  return condition !== undefined && answer(run, condition, token.scope) === true;
}

/** Never a stuck case: the gateway becomes an open visit whose ways a person may choose from. */
function askWhichWay(run: Run, node: ProcessNode, token: Token): void {
  const visit = enterVisit(run, token, { choices: node.outgoing });
  emit(run, { type: "attention-needed", reason: "no-condition", visit, node: node.id });
}
