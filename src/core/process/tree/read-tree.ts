import type { ModdleElement } from "bpmn-moddle";
import { type Draft, readScope } from "../read-scope.ts";
import { refuseFor } from "../read-setting.ts";
import { readProcessSettings } from "../read-step.ts";
import { readXml } from "../read-xml.ts";
import type { ProcessFault } from "../types.ts";
import type { ProcessTree } from "./model.ts";
import { documentationOf, unreadable } from "./readable.ts";
import { readStructure } from "./structure.ts";

export type TreeReading = { ok: true; tree: ProcessTree } | { ok: false; faults: ProcessFault[] };

/** A setting still to be filled in is a fault on publishing, not one that keeps the designer from showing the step. */
const UNFINISHED = new Set(["process/setting-missing"]);

/**
 * BPMN 2.0 XML → tree, where the drawing is made of blocks and has nothing in it the tree couldn't write back. Else the elements that
 * stand against it, with the reason: such a drawing is for the canvas.
 */
export async function readTree(xml: string): Promise<TreeReading> {
  const reading = await readXml(xml);
  if (!reading.ok) return reading;
  const roots = (reading.definitions.rootElements ?? []) as ModdleElement[];
  const processes = roots.filter((root) => root.$type === "bpmn:Process");
  const main = processes[0];
  const faults = [...reading.faults, ...unreadable(reading.definitions)];
  if (!main?.id) return { ok: false, faults: [...faults, { code: "process/no-process" }] };
  if (processes.length > 1) faults.push({ code: "process/several-processes" });
  const settings = readProcessSettings(main, refuseFor(faults, main));
  const draft: Draft = { nodes: [], flows: [], scopes: [], faults, called: {}, sameFile: new Map() };
  readScope(draft, main, { id: main.id, parent: null }, "", [main.id]);
  const against = faults.filter((fault) => !UNFINISHED.has(fault.code));
  if (against.length > 0) return { ok: false, faults: against };
  const structure = readStructure(draft, main.id, documentsOf(main));
  if (!structure.ok) return structure;
  const documentation = documentationOf(main);
  return {
    ok: true,
    tree: {
      id: main.id,
      name: main.name ?? "",
      ...(documentation === undefined ? {} : { documentation }),
      settings,
      steps: structure.steps,
      flows: structure.flows,
    },
  };
}

/** Documentation by element id, of everything inside. */
function documentsOf(scope: ModdleElement): Map<string, string> {
  const found = new Map<string, string>();
  for (const element of (scope.flowElements ?? []) as ModdleElement[]) {
    const text = documentationOf(element);
    if (element.id && text !== undefined) found.set(element.id, text);
    for (const [id, inner] of documentsOf(element)) found.set(id, inner);
  }
  return found;
}
