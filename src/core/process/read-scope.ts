import type { ModdleElement } from "bpmn-moddle";
import { ELEMENT_LIMIT } from "./drawing-size.ts";
import { bodyOf, extensionOf, optional, type Refuse, refuseFor, text } from "./read-setting.ts";
import { readMulti, readStep } from "./read-step.ts";
import { messageTrigger, readTrigger } from "./read-trigger.ts";
import type { CompiledProcess, NodeKind, ProcessFault, ProcessFlow, ProcessNode, ProcessScope } from "./types.ts";

/** What is gathered while the drawing is read. */
export interface Draft {
  nodes: ProcessNode[];
  flows: ProcessFlow[];
  scopes: ProcessScope[];
  faults: ProcessFault[];
  /** processes a call activity may name: other drawings (compiled) and those of the same file */
  called: Readonly<Record<string, CompiledProcess>>;
  sameFile: ReadonlyMap<string, ModdleElement>;
}

const KINDS: Record<string, NodeKind> = {
  "bpmn:StartEvent": "start",
  "bpmn:EndEvent": "end",
  "bpmn:UserTask": "user",
  "bpmn:ManualTask": "manual",
  "bpmn:ServiceTask": "service",
  "bpmn:SendTask": "send",
  "bpmn:ReceiveTask": "receive",
  "bpmn:BusinessRuleTask": "rule",
  "bpmn:ExclusiveGateway": "exclusive",
  "bpmn:ParallelGateway": "parallel",
  "bpmn:InclusiveGateway": "inclusive",
  "bpmn:EventBasedGateway": "event-based",
  "bpmn:SubProcess": "sub-process",
  "bpmn:CallActivity": "call",
  "bpmn:BoundaryEvent": "boundary",
  "bpmn:IntermediateCatchEvent": "catch",
  "bpmn:IntermediateThrowEvent": "throw",
};

/** Drawn for readers only: no effect on the way a case goes. */
const IGNORED = new Set(["bpmn:DataObject", "bpmn:DataObjectReference", "bpmn:DataStoreReference"]);

const TASKS = new Set<NodeKind>(["user", "manual", "service", "send", "receive", "rule"]);

/** Reads the process or a sub-process: every element is read or refused. `prefix` keeps ids of called processes apart. */
export function readScope(
  draft: Draft,
  element: ModdleElement,
  scope: Omit<ProcessScope, "starts">,
  prefix: string,
  within: string[],
): void {
  const entry: ProcessScope = { ...scope, starts: [] };
  draft.scopes.push(entry);
  for (const child of (element.flowElements ?? []) as ModdleElement[]) {
    // Processes that call each other twice at every step would double without end.
    if (draft.nodes.length + draft.flows.length > ELEMENT_LIMIT) return;
    const refuse = refuseFor(draft.faults, child);
    if (child.$type === "bpmn:SequenceFlow") readFlow(draft, child, entry.id, prefix, refuse);
    else if (!IGNORED.has(child.$type)) readNode(draft, child, entry, prefix, within, refuse);
  }
}

function readFlow(draft: Draft, element: ModdleElement, scope: string, prefix: string, refuse: Refuse): void {
  const source = element.sourceRef as ModdleElement | undefined;
  const target = element.targetRef as ModdleElement | undefined;
  if (!element.id) refuse("process/without-id", "sequenceFlow");
  // a reference that leads nowhere was already refused by the reader
  if (!element.id || !source?.id || !target?.id) return;
  if (source.$parent !== element.$parent || target.$parent !== element.$parent) {
    refuse("process/flow-crosses-border");
    return;
  }
  draft.flows.push({
    id: prefix + element.id,
    name: element.name ?? "",
    source: prefix + source.id,
    target: prefix + target.id,
    scope,
    ...optional("condition", bodyOf(element.conditionExpression)),
  });
}

function readNode(draft: Draft, element: ModdleElement, scope: ProcessScope, prefix: string, within: string[], refuse: Refuse): void {
  const kind = KINDS[element.$type];
  if (!element.id) {
    refuse("process/without-id", element.$type.replace("bpmn:", ""));
    return;
  }
  if (!kind) {
    refuse(element.$type === "bpmn:ScriptTask" ? "process/script-task" : "process/unsupported-element", element.$type.replace("bpmn:", ""));
    return;
  }
  const id = prefix + element.id;
  if (kind === "start") scope.starts.push(id);
  const attachedTo = (element.attachedToRef as ModdleElement | undefined)?.id;
  if (kind === "boundary" && attachedTo === undefined) refuse("process/boundary-unattached");
  if (element.isForCompensation === true) refuse("process/unsupported-element", "compensation");
  for (const quantity of ["startQuantity", "completionQuantity"])
    if ((element[quantity] ?? 1) !== 1) refuse("process/unsupported-element", quantity);
  const defaultFlow = (element.default as ModdleElement | undefined)?.id;
  draft.nodes.push({
    id,
    name: element.name ?? "",
    kind,
    scope: scope.id,
    incoming: [],
    outgoing: [],
    ...optional("trigger", triggerOf(kind, element, refuse)),
    ...(kind === "boundary" ? { attachedTo: prefix + (attachedTo ?? ""), interrupting: element.cancelActivity !== false } : {}),
    ...optional("defaultFlow", defaultFlow === undefined ? undefined : prefix + defaultFlow),
    ...optional("multi", readMulti(element, refuse)),
    ...optional(
      "step",
      TASKS.has(kind) || kind === "sub-process" || kind === "call" ? readStep(element, refuse) : stepRefused(element, refuse),
    ),
    ...optional("decision", kind === "rule" ? readDecision(element, refuse) : undefined),
  });
  if (kind === "sub-process") readSubProcess(draft, element, id, scope.id, prefix, within, refuse);
  if (kind === "call") readCall(draft, element, id, scope.id, within, refuse);
}

function triggerOf(kind: NodeKind, element: ModdleElement, refuse: Refuse) {
  if (kind === "receive" || kind === "send") return messageTrigger(element, element, refuse);
  return element.$type.endsWith("Event") ? readTrigger(element, refuse) : undefined;
}

function stepRefused(element: ModdleElement, refuse: Refuse): undefined {
  if (extensionOf(element, "mt:Step", refuse)) refuse("process/setting-misplaced", "mt:step");
  return undefined;
}

function readDecision(element: ModdleElement, refuse: Refuse): { expression: string; result: string } | undefined {
  const decision = extensionOf(element, "mt:Decision", refuse);
  if (!decision) return undefined;
  const expression = text(decision.expression);
  const result = text(decision.result);
  if (expression !== undefined && result !== undefined) return { expression, result };
  refuse("process/setting-missing", "decision expression and result");
  return undefined;
}

function readSubProcess(
  draft: Draft,
  element: ModdleElement,
  id: string,
  parent: string,
  prefix: string,
  within: string[],
  refuse: Refuse,
): void {
  if (element.triggeredByEvent === true) {
    refuse("process/unsupported-element", "event sub-process");
    return;
  }
  readScope(draft, element, { id, parent }, prefix, within);
}

/** A call activity becomes a sub-process with a copy of the called process inside, so returns reach into it like into any other. */
function readCall(draft: Draft, element: ModdleElement, id: string, parent: string, within: string[], refuse: Refuse): void {
  const name = text(element.calledElement);
  if (name === undefined) {
    refuse("process/call-without-target");
    return;
  }
  const inner = draft.sameFile.get(name);
  if (inner) {
    if (within.includes(name)) {
      refuse("process/call-circular", name);
      return;
    }
    readScope(draft, inner, { id, parent }, `${id}/`, [...within, name]);
    return;
  }
  const compiled = Object.hasOwn(draft.called, name) ? draft.called[name] : undefined;
  if (!compiled) {
    refuse("process/call-unknown", name);
    return;
  }
  copyCompiled(draft, compiled, id, parent);
}

function copyCompiled(draft: Draft, compiled: CompiledProcess, id: string, parent: string): void {
  const renamed = (inner: string) => (inner === compiled.id ? id : `${id}/${inner}`);
  for (const scope of compiled.scopes) {
    draft.scopes.push({
      id: renamed(scope.id),
      parent: scope.parent === null ? parent : renamed(scope.parent),
      starts: scope.starts.map(renamed),
    });
  }
  for (const node of compiled.nodes) {
    draft.nodes.push({
      ...node,
      id: renamed(node.id),
      scope: renamed(node.scope),
      incoming: [],
      outgoing: [],
      ...optional("attachedTo", node.attachedTo === undefined ? undefined : renamed(node.attachedTo)),
      ...optional("defaultFlow", node.defaultFlow === undefined ? undefined : renamed(node.defaultFlow)),
    });
  }
  for (const flow of compiled.flows) {
    draft.flows.push({
      ...flow,
      id: renamed(flow.id),
      source: renamed(flow.source),
      target: renamed(flow.target),
      scope: renamed(flow.scope),
    });
  }
}
