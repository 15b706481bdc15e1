import type { ModdleElement } from "bpmn-moddle";
import { bodyOf, oneOf, optional, type Refuse, readLimit, text } from "./read-setting.ts";
import { isTime } from "./timer-text.ts";
import { LIMIT_UNITS, type TimerRule, type Trigger } from "./types.ts";

/** Which triggers an event of this kind can have here (undefined = none event). */
const ALLOWED: Record<string, (Trigger["kind"] | "none")[]> = {
  "bpmn:StartEvent": ["none", "message", "timer"],
  "bpmn:EndEvent": ["none", "message", "terminate", "error"],
  "bpmn:BoundaryEvent": ["timer", "message", "error"],
  "bpmn:IntermediateCatchEvent": ["timer", "message"],
  "bpmn:IntermediateThrowEvent": ["none", "message"],
};

/** What an event waits for or sends. Signals, escalations, links, compensation and conditions are refused. */
export function readTrigger(element: ModdleElement, refuse: Refuse): Trigger | undefined {
  // An event holds its definition, or refers to one that stands beside the process.
  const definitions = [element.eventDefinitions ?? [], element.eventDefinitionRef ?? []].flat() as ModdleElement[];
  if (definitions.length > 1) {
    refuse("process/several-triggers");
    return undefined;
  }
  const definition = definitions[0];
  const allowed = ALLOWED[element.$type] ?? [];
  const kind = definition ? kindOf(definition) : "none";
  if (!kind || !allowed.includes(kind)) {
    refuse("process/unsupported-event", definition ? definition.$type.replace("bpmn:", "") : "none");
    return undefined;
  }
  if (!definition || kind === "none") return undefined;
  if (kind === "timer") return timerTrigger(definition, element, refuse);
  if (kind === "message") return messageTrigger(definition, element, refuse);
  if (kind === "terminate") return { kind };
  return { kind: "error", ...optional("code", text((definition.errorRef as ModdleElement | undefined)?.errorCode)) };
}

/** The message of a receive or send task or of a message event; where none is named, the name of what waits for it or sends it. */
export function messageTrigger(element: ModdleElement, drawn: ModdleElement, refuse: Refuse): Trigger | undefined {
  const message = element.messageRef as ModdleElement | undefined;
  const name = text(message?.name) ?? text(message?.id) ?? text(drawn.name);
  if (name === undefined) {
    refuse("process/message-without-name");
    return undefined;
  }
  return { kind: "message", name, ...optional("correlation", text(element.correlation)) };
}

function kindOf(definition: ModdleElement): Trigger["kind"] | undefined {
  const kinds: Record<string, Trigger["kind"]> = {
    "bpmn:TimerEventDefinition": "timer",
    "bpmn:MessageEventDefinition": "message",
    "bpmn:ErrorEventDefinition": "error",
    "bpmn:TerminateEventDefinition": "terminate",
  };
  return kinds[definition.$type];
}

function timerTrigger(definition: ModdleElement, drawn: ModdleElement, refuse: Refuse): Trigger | undefined {
  const timer = readTimer(definition, refuse);
  // A token waits there once: what should come again belongs to a boundary event.
  if (timer?.kind === "cycle" && drawn.$type === "bpmn:IntermediateCatchEvent") refuse("process/cycle-fires-once");
  return timer && { kind: "timer", timer };
}

function readTimer(definition: ModdleElement, refuse: Refuse): TimerRule | undefined {
  if (definition.limit !== undefined) {
    const limit = readLimit(definition.limit, refuse);
    const unit = oneOf(definition.unit ?? "workday", LIMIT_UNITS, "unit", refuse);
    return limit === undefined || unit === undefined ? undefined : { kind: "limit", limit, unit };
  }
  for (const [kind, property] of [
    ["duration", "timeDuration"],
    ["date", "timeDate"],
    ["cycle", "timeCycle"],
  ] as const) {
    const value = bodyOf(definition[property]);
    if (value !== undefined) return { kind, value, expression: !isTime(kind, value) };
  }
  refuse("process/timer-without-time");
  return undefined;
}
