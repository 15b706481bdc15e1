import type { Trigger } from "../types.ts";
import type { DrawnScope } from "./flatten.ts";
import { el, type Xml } from "./xml.ts";

/** The messages and errors a drawing names: BPMN keeps them beside the process, each once. */
export interface Roots {
  elements: Xml[];
  idOf(trigger: Trigger): string | undefined;
}

export function rootsOf(drawing: DrawnScope): Roots {
  const ids = new Map<string, string>();
  const elements: Xml[] = [];
  for (const trigger of triggersOf(drawing)) {
    const key = keyOf(trigger);
    if (key === undefined || ids.has(key)) continue;
    const id = `${trigger.kind}-${ids.size + 1}`;
    ids.set(key, id);
    if (trigger.kind === "message") elements.push(el("bpmn:message", { id, name: trigger.name }));
    if (trigger.kind === "error") elements.push(el("bpmn:error", { id, errorCode: trigger.code }));
  }
  return { elements, idOf: (trigger) => ids.get(keyOf(trigger) ?? "") };
}

function keyOf(trigger: Trigger): string | undefined {
  if (trigger.kind === "message") return `message ${trigger.name}`;
  return trigger.kind === "error" && trigger.code !== undefined ? `error ${trigger.code}` : undefined;
}

function triggersOf(scope: DrawnScope): Trigger[] {
  return scope.elements.flatMap((element) => [
    ...(element.trigger ? [element.trigger] : []),
    ...(element.inner ? triggersOf(element.inner) : []),
  ]);
}
