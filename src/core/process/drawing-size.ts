import type { ModdleElement } from "bpmn-moddle";
import type { ProcessFault } from "./types.ts";

/** Nodes and flows together; the analyses stay under a second at this size. */
export const ELEMENT_LIMIT = 2000;
/** Elements inside each other, with the lists between them: some twenty sub-processes. All that reads a drawing goes down by recursion. */
const LEVEL_LIMIT = 60;

/** What is too large or too deep in a drawing to be read any further. Walks level by level, since depth is what would break a recursion. */
export function sizeFault(definitions: ModdleElement): ProcessFault | undefined {
  const seen = new Set<object>([definitions]);
  let elements = 0;
  let inside: string | undefined;
  let level: object[] = [definitions];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > LEVEL_LIMIT)
      return { code: "process/too-deep", ...(inside === undefined ? {} : { element: inside }), detail: String(LEVEL_LIMIT) };
    for (const each of level) {
      if ("flowElements" in each && Array.isArray(each.flowElements)) elements += each.flowElements.length;
      if ("id" in each && typeof each.id === "string") inside = each.id;
    }
    if (elements > ELEMENT_LIMIT) return { code: "process/too-many-elements", detail: String(ELEMENT_LIMIT) };
    level = level.flatMap((each): unknown[] => Object.values(each)).filter((value) => isNew(value, seen));
  }
  return undefined;
}

function isNew(value: unknown, seen: Set<object>): value is object {
  if (typeof value !== "object" || value === null || seen.has(value)) return false;
  seen.add(value);
  return true;
}
