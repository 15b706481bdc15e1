import { automaticLoops } from "./automatic-loops.ts";
import type { Draft } from "./read-scope.ts";
import type { NodeKind, ProcessFault, ProcessFlow, ProcessNode } from "./types.ts";

export type CheckExpression = (expression: string) => string | undefined;

const ACTIVITIES = new Set<NodeKind>(["user", "manual", "service", "send", "receive", "rule", "sub-process", "call"]);

/** Everything in the drawing that can't be run, element by element. */
export function checkElements(draft: Draft, checkExpression: CheckExpression | undefined): ProcessFault[] {
  const faults: ProcessFault[] = [];
  const nodes = new Map(draft.nodes.map((node) => [node.id, node]));
  const flows = new Map(draft.flows.map((flow) => [flow.id, flow]));
  const seen = new Set<string>();
  for (const part of [...draft.nodes, ...draft.flows]) {
    if (seen.has(part.id)) faults.push(fault("process/id-twice", part));
    seen.add(part.id);
  }
  for (const scope of draft.scopes) checkStarts(faults, draft, scope.id, scope.starts, scope.parent !== null);
  for (const node of draft.nodes) checkNode(faults, node, nodes, flows);
  checkExpressions(faults, draft, checkExpression);
  return [...faults, ...automaticLoops(draft)];
}

function fault(code: string, part: { id: string; name: string }, detail?: string): ProcessFault {
  return { code, element: part.id, ...(part.name ? { name: part.name } : {}), ...(detail === undefined ? {} : { detail }) };
}

function checkStarts(faults: ProcessFault[], draft: Draft, scope: string, starts: string[], embedded: boolean): void {
  const part = draft.nodes.find((node) => node.id === scope) ?? { id: scope, name: "" };
  if (starts.length === 0) faults.push(fault("process/without-start", part));
  if (!embedded) return;
  const plain = draft.nodes.filter((node) => starts.includes(node.id) && node.trigger === undefined);
  if (starts.length > 0 && plain.length !== 1) faults.push(fault("process/inner-start", part, String(starts.length)));
}

function checkNode(faults: ProcessFault[], node: ProcessNode, nodes: Map<string, ProcessNode>, flows: Map<string, ProcessFlow>): void {
  if (node.kind === "start" && node.incoming.length > 0) faults.push(fault("process/flow-into-start", node));
  if (node.kind === "end" && node.outgoing.length > 0) faults.push(fault("process/flow-out-of-end", node));
  if (node.kind === "start" && node.outgoing.length === 0) faults.push(fault("process/start-without-flow", node));
  if (node.kind === "boundary") checkBoundary(faults, node, nodes);
  if (node.kind === "event-based") checkEventGateway(faults, node, nodes, flows);
  if (node.kind === "exclusive" || node.kind === "inclusive") checkConditions(faults, node, flows);
  if (node.kind === "parallel" || node.kind === "event-based") refuseConditions(faults, node, flows);
  if (node.defaultFlow !== undefined && !node.outgoing.includes(node.defaultFlow)) faults.push(fault("process/default-not-outgoing", node));
  if (node.multi && !ACTIVITIES.has(node.kind)) faults.push(fault("process/setting-misplaced", node, "multi-instance"));
  if (node.multi && (node.kind === "send" || node.decision)) faults.push(fault("process/multi-automatic", node));
}

function checkBoundary(faults: ProcessFault[], node: ProcessNode, nodes: Map<string, ProcessNode>): void {
  const host = nodes.get(node.attachedTo ?? "");
  if (node.incoming.length > 0) faults.push(fault("process/flow-into-boundary", node));
  if (!host || !ACTIVITIES.has(host.kind) || host.scope !== node.scope) faults.push(fault("process/boundary-unattached", node));
  else if (host.kind === "send" || host.decision) faults.push(fault("process/boundary-never-fires", node, host.id));
  if (node.trigger?.kind === "error" && node.interrupting === false) faults.push(fault("process/error-must-interrupt", node));
}

function checkEventGateway(
  faults: ProcessFault[],
  node: ProcessNode,
  nodes: Map<string, ProcessNode>,
  flows: Map<string, ProcessFlow>,
): void {
  for (const id of node.outgoing) {
    const target = nodes.get(flows.get(id)?.target ?? "");
    const waits = target?.kind === "catch" || (target?.kind === "receive" && !target.multi);
    if (!target || !waits || target.incoming.length > 1) faults.push(fault("process/event-gateway-target", node, target?.id ?? id));
  }
}

/** Either every way out has a condition (or is the default), or none has and a person chooses. */
function checkConditions(faults: ProcessFault[], node: ProcessNode, flows: Map<string, ProcessFlow>): void {
  if (node.outgoing.length < 2) return;
  const outs = node.outgoing.flatMap((id) => flows.get(id) ?? []);
  const without = outs.filter((flow) => flow.condition === undefined && flow.id !== node.defaultFlow);
  // BPMN follows an unconditional flow of an inclusive split always; at an exclusive one it would hide those after it
  if (node.kind === "inclusive" || without.length === 0) return;
  if (without.length === outs.length) return;
  for (const flow of without) faults.push(fault("process/condition-missing", flow, node.id));
}

function refuseConditions(faults: ProcessFault[], node: ProcessNode, flows: Map<string, ProcessFlow>): void {
  for (const flow of node.outgoing.flatMap((id) => flows.get(id) ?? [])) {
    if (flow.condition !== undefined) faults.push(fault("process/condition-without-effect", flow, node.id));
  }
}

function checkExpressions(faults: ProcessFault[], draft: Draft, check: CheckExpression | undefined): void {
  if (!check) return;
  const ask = (part: { id: string; name: string }, expression: string | undefined) => {
    const wrong = expression === undefined ? undefined : check(expression);
    if (wrong !== undefined) faults.push(fault("process/bad-expression", part, wrong));
  };
  for (const flow of draft.flows) ask(flow, flow.condition);
  for (const node of draft.nodes) {
    ask(node, node.multi?.members);
    ask(node, node.multi?.completion);
    ask(node, node.decision?.expression);
    ask(node, node.step?.people?.expression);
    ask(node, node.step?.skip);
    if (node.trigger?.kind === "message") ask(node, node.trigger.correlation);
    if (node.trigger?.kind === "timer" && node.trigger.timer.kind !== "limit" && node.trigger.timer.expression)
      ask(node, node.trigger.timer.value);
  }
}
