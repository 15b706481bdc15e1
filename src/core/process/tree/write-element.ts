import type { MultiSettings, StepSettings, TimerRule, Trigger } from "../types.ts";
import { writeWeights } from "../weights.ts";
import { writtenOut } from "../written-out.ts";
import type { DrawnElement, DrawnLine } from "./flatten.ts";
import { type Attributes, el, type Xml } from "./xml.ts";

const TAGS: Record<DrawnElement["kind"], string> = {
  start: "bpmn:startEvent",
  end: "bpmn:endEvent",
  user: "bpmn:userTask",
  manual: "bpmn:manualTask",
  service: "bpmn:serviceTask",
  send: "bpmn:sendTask",
  receive: "bpmn:receiveTask",
  rule: "bpmn:businessRuleTask",
  exclusive: "bpmn:exclusiveGateway",
  parallel: "bpmn:parallelGateway",
  inclusive: "bpmn:inclusiveGateway",
  "event-based": "bpmn:eventBasedGateway",
  "sub-process": "bpmn:subProcess",
  call: "bpmn:callActivity",
  boundary: "bpmn:boundaryEvent",
  catch: "bpmn:intermediateCatchEvent",
  throw: "bpmn:intermediateThrowEvent",
};

const EVENTS = new Set<DrawnElement["kind"]>(["start", "end", "boundary", "catch", "throw"]);

type IdOf = (trigger: Trigger) => string | undefined;

/** One element with its settings; `content` is what stands in a sub-process. Children in the order BPMN's schema wants. */
export function writeElement(element: DrawnElement, lines: readonly DrawnLine[], idOf: IdOf, content: readonly Xml[]): Xml {
  const { id, name, kind, trigger, decision } = element;
  const isEvent = EVENTS.has(kind);
  const message: Attributes = !isEvent && trigger?.kind === "message" ? messageOf(trigger, idOf) : {};
  const attributes: Attributes = {
    id,
    name: name || undefined,
    ...(kind === "boundary"
      ? { attachedToRef: element.attachedTo, cancelActivity: element.interrupting === false ? "false" : undefined }
      : {}),
    default: element.defaultFlow,
    ...message,
  };
  const extensions = [
    ...(element.step ? [writeStep(element.step)] : []),
    ...(decision ? [el("mt:decision", { expression: decision.expression, result: decision.result })] : []),
  ];
  return el(TAGS[kind], attributes, [
    ...documentation(element.documentation),
    ...(extensions.length > 0 ? [el("bpmn:extensionElements", {}, extensions)] : []),
    ...lines.filter((line) => line.target === id).map((line) => el("bpmn:incoming", {}, line.id)),
    ...lines.filter((line) => line.source === id).map((line) => el("bpmn:outgoing", {}, line.id)),
    ...(element.multi ? [writeMulti(element.multi)] : []),
    ...(isEvent && trigger ? [writeTrigger(trigger, idOf)] : []),
    ...content,
  ]);
}

export function writeLine({ id, name, source, target, condition }: DrawnLine): Xml {
  return el(
    "bpmn:sequenceFlow",
    { id, name: name || undefined, sourceRef: source, targetRef: target },
    condition === undefined ? [] : [expression("bpmn:conditionExpression", condition)],
  );
}

export function documentation(text: string | undefined): Xml[] {
  return text === undefined ? [] : [el("bpmn:documentation", {}, text)];
}

function writeStep(step: StepSettings): Xml {
  return el(
    "mt:step",
    {
      role: step.role,
      org: step.org,
      post: step.post,
      limit: step.limit === undefined ? undefined : String(step.limit),
      unit: step.unit,
      counts: step.counts === undefined ? undefined : String(step.counts),
      ground: step.ground,
      opinion: step.opinion,
      acts: step.acts.join(",") || undefined,
      skip: step.skip,
    },
    [
      ...(step.buttons ?? []).map(({ act, label, opinion }) => el("mt:button", { act, label, opinion })),
      ...step.fields.map(({ id, access }) => el("mt:field", { id, access })),
      ...step.materials.map((code) => el("mt:material", { code })),
      ...step.documents.map((code) => el("mt:document", { code })),
      ...step.risks.map(({ name, level, description, measure }) => el("mt:risk", { name, level, description, measure })),
      ...(step.people ? [el("mt:people", writtenOut(step.people))] : []),
      ...(step.copies ?? []).map((copy) => el("mt:copy", writtenOut(copy))),
      ...(step.overrun ? [el("mt:overrun", writtenOut(step.overrun))] : []),
      ...(step.points ?? []).map((point) => el("mt:point", writtenOut(point))),
    ],
  );
}

function writeMulti({ sequential, members, completion, rule, share, weights = {} }: MultiSettings): Xml {
  return el(
    "bpmn:multiInstanceLoopCharacteristics",
    {
      isSequential: sequential ? "true" : undefined,
      "mt:members": members,
      "mt:rule": rule,
      "mt:share": String(share),
      "mt:weights": writeWeights(weights) || undefined,
    },
    completion === undefined ? [] : [expression("bpmn:completionCondition", completion)],
  );
}

function writeTrigger(trigger: Trigger, idOf: IdOf): Xml {
  switch (trigger.kind) {
    case "timer":
      return writeTimer(trigger.timer);
    case "message":
      return el("bpmn:messageEventDefinition", messageOf(trigger, idOf));
    case "error":
      return el("bpmn:errorEventDefinition", { errorRef: idOf(trigger) });
    case "terminate":
      return el("bpmn:terminateEventDefinition");
  }
}

const TIMER_TAGS = { duration: "bpmn:timeDuration", date: "bpmn:timeDate", cycle: "bpmn:timeCycle" };

function writeTimer(timer: TimerRule): Xml {
  if (timer.kind === "limit") return el("bpmn:timerEventDefinition", { "mt:limit": String(timer.limit), "mt:unit": timer.unit });
  return el("bpmn:timerEventDefinition", {}, [expression(TIMER_TAGS[timer.kind], timer.value)]);
}

function messageOf(trigger: Extract<Trigger, { kind: "message" }>, idOf: IdOf): Attributes {
  return { messageRef: idOf(trigger), "mt:correlation": trigger.correlation };
}

function expression(tag: string, body: string): Xml {
  return el(tag, { "xsi:type": "bpmn:tFormalExpression" }, body);
}
