import type { ModdleElement } from "bpmn-moddle";
import { type Refuse, refuseFor } from "../read-setting.ts";
import type { ProcessFault } from "../types.ts";

/** What the tree keeps of each kind of element. Anything else in a drawing makes it one for the canvas: nothing is lost unseen. */
const NAMED = ["id", "name", "documentation", "extensionElements"];
const NODE = [...NAMED, "incoming", "outgoing"];
const ACTIVITY = [...NODE, "loopCharacteristics", "default"];
const EVENT = [...NODE, "eventDefinitions"];
const MESSAGE = ["messageRef", "correlation"];

const KEPT: Record<string, readonly string[]> = {
  "bpmn:Process": [...NAMED, "flowElements", "isExecutable", "processType", "isClosed"],
  "bpmn:SubProcess": [...ACTIVITY, "flowElements", "triggeredByEvent"],
  "bpmn:UserTask": [...ACTIVITY, "implementation"],
  "bpmn:ManualTask": ACTIVITY,
  "bpmn:ServiceTask": ACTIVITY,
  "bpmn:SendTask": [...ACTIVITY, ...MESSAGE],
  "bpmn:ReceiveTask": [...ACTIVITY, ...MESSAGE, "instantiate"],
  "bpmn:BusinessRuleTask": ACTIVITY,
  "bpmn:StartEvent": [...EVENT, "isInterrupting"],
  "bpmn:EndEvent": EVENT,
  "bpmn:IntermediateCatchEvent": EVENT,
  "bpmn:IntermediateThrowEvent": EVENT,
  "bpmn:BoundaryEvent": [...EVENT, "attachedToRef", "cancelActivity"],
  "bpmn:ExclusiveGateway": [...NODE, "default", "gatewayDirection"],
  "bpmn:InclusiveGateway": [...NODE, "default", "gatewayDirection"],
  "bpmn:ParallelGateway": [...NODE, "gatewayDirection"],
  "bpmn:SequenceFlow": ["id", "name", "sourceRef", "targetRef", "conditionExpression", "isImmediate"],
  "bpmn:MultiInstanceLoopCharacteristics": [
    "id",
    "isSequential",
    "members",
    "rule",
    "share",
    "weights",
    "loopCardinality",
    "completionCondition",
  ],
  "bpmn:TimerEventDefinition": ["id", "limit", "unit", "timeDuration", "timeDate", "timeCycle"],
  "bpmn:MessageEventDefinition": ["id", ...MESSAGE],
  "bpmn:ErrorEventDefinition": ["id", "errorRef"],
  "bpmn:TerminateEventDefinition": ["id"],
  "bpmn:FormalExpression": ["id", "body"],
  "bpmn:Expression": ["id", "body"],
  "bpmn:Message": ["id", "name"],
  "bpmn:Error": ["id", "errorCode"],
};

const OURS = new Set(["mt:Step", "mt:Process", "mt:Decision"]);
/** Values BPMN gives without their being written: saying them changes nothing. */
const SAYS_NOTHING: Record<string, unknown> = {
  implementation: "##unspecified",
  instantiate: false,
  triggeredByEvent: false,
  isImmediate: true,
};

const PARTS = [
  "loopCharacteristics",
  "eventDefinitions",
  "conditionExpression",
  "loopCardinality",
  "completionCondition",
  "timeDuration",
  "timeDate",
  "timeCycle",
];

/** Everything in the file the tree couldn't write back, at its element. */
export function unreadable(definitions: ModdleElement): ProcessFault[] {
  const faults: ProcessFault[] = [];
  for (const root of (definitions.rootElements ?? []) as ModdleElement[]) check(root, faults);
  return faults;
}

function check(element: ModdleElement, faults: ProcessFault[], refuse: Refuse = refuseFor(faults, element)): void {
  const kept = KEPT[element.$type];
  if (!kept) {
    refuse("process/tree-element", element.$type.replace("bpmn:", ""));
    return;
  }
  for (const [key, value] of Object.entries(element)) {
    if (key.startsWith("$") || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    if (!kept.includes(key) || (key in SAYS_NOTHING && SAYS_NOTHING[key] !== value)) refuse("process/tree-content", key);
  }
  for (const name of Object.keys(element.$attrs ?? {})) if (!/^xmlns|^xsi:type$/.test(name)) refuse("process/tree-content", name);
  checkExtensions(element, refuse);
  const documents = (element.documentation ?? []) as ModdleElement[];
  if (documents.length > 1 || documents.some((document) => document.textFormat !== undefined && document.textFormat !== "text/plain")) {
    refuse("process/tree-content", "documentation");
  }
  for (const inner of (element.flowElements ?? []) as ModdleElement[]) check(inner, faults);
  // parts without a name of their own are refused in that of their element
  for (const key of PARTS) for (const part of [element[key] ?? []].flat() as ModdleElement[]) check(part, faults, refuse);
}

function checkExtensions(element: ModdleElement, refuse: Refuse): void {
  const extensions = element.extensionElements as ModdleElement | undefined;
  for (const value of (extensions?.values ?? []) as ModdleElement[]) {
    if (!OURS.has(value.$type)) refuse("process/tree-content", value.$type);
  }
}

/** The text of an element's documentation, as it stands. */
export function documentationOf(element: ModdleElement): string | undefined {
  const text = ((element.documentation ?? []) as ModdleElement[])[0]?.text;
  return typeof text === "string" && text !== "" ? text : undefined;
}
