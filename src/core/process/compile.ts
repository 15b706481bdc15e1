import type { ModdleElement } from "bpmn-moddle";
import { type CheckExpression, checkElements } from "./check-elements.ts";
import { ELEMENT_LIMIT } from "./drawing-size.ts";
import { findBlocks, graphOf, postDominators } from "./graph.ts";
import { implyGateways } from "./imply-gateways.ts";
import { type Draft, readScope } from "./read-scope.ts";
import { refuseFor } from "./read-setting.ts";
import { readProcessSettings } from "./read-step.ts";
import { readXml } from "./read-xml.ts";
import { type CompiledProcess, PROCESS_FORMAT, type ProcessFault } from "./types.ts";

export interface CompileOptions {
  /** says what is wrong with an expression, or undefined */
  checkExpression?: CheckExpression;
  /** processes call activities may name, by process id, compiled before */
  calledProcesses?: Readonly<Record<string, CompiledProcess>>;
}

export type CompileResult = { ok: true; process: CompiledProcess; warnings: ProcessFault[] } | { ok: false; faults: ProcessFault[] };

/**
 * BPMN 2.0 XML → compiled process. What can't be run is refused with the element's id and name, all faults at once.
 * Asynchronous only because the XML parser is.
 */
export async function compileProcess(xml: string, options: CompileOptions = {}): Promise<CompileResult> {
  const reading = await readXml(xml);
  if (!reading.ok) return reading;
  const faults = [...reading.faults];
  const main = mainProcess(reading.definitions, faults);
  if (!main?.id) return { ok: false, faults };
  const draft: Draft = {
    nodes: [],
    flows: [],
    scopes: [],
    faults,
    called: options.calledProcesses ?? {},
    sameFile: processesOf(reading.definitions),
  };
  const settings = readProcessSettings(main, refuseFor(faults, main));
  readScope(draft, main, { id: main.id, parent: null }, "", [main.id]);
  if (draft.nodes.length + draft.flows.length > ELEMENT_LIMIT) {
    faults.push({ code: "process/too-many-elements", element: main.id, detail: String(ELEMENT_LIMIT) });
    return { ok: false, faults };
  }
  implyGateways(draft);
  faults.push(...checkElements(draft, options.checkExpression));
  if (faults.length > 0) return { ok: false, faults };
  const graph = graphOf(draft.nodes, draft.flows);
  const process: CompiledProcess = {
    format: PROCESS_FORMAT,
    id: main.id,
    name: main.name ?? "",
    settings,
    nodes: draft.nodes,
    flows: draft.flows,
    scopes: draft.scopes,
    blocks: findBlocks(graph),
    postDominators: postDominators(graph),
  };
  return { ok: true, process, warnings: [...ignoredPools(reading.definitions), ...warningsOf(process)] };
}

function processesOf(definitions: ModdleElement): Map<string, ModdleElement> {
  const roots = (definitions.rootElements ?? []) as ModdleElement[];
  return new Map(roots.flatMap((root) => (root.$type === "bpmn:Process" && root.id ? [[root.id, root] as const] : [])));
}

/** The one process nothing else in the file calls. */
function mainProcess(definitions: ModdleElement, faults: ProcessFault[]): ModdleElement | undefined {
  const processes = [...processesOf(definitions).values()];
  const called = new Set(processes.flatMap(calledBy));
  const tops = processes.filter((process) => !called.has(process.id ?? ""));
  if (processes.length === 0) faults.push({ code: "process/no-process" });
  else if (tops.length === 0) faults.push({ code: "process/call-circular" });
  for (const extra of tops.slice(1)) refuseFor(faults, extra)("process/several-processes");
  return tops[0];
}

function calledBy(scope: ModdleElement): string[] {
  return ((scope.flowElements ?? []) as ModdleElement[]).flatMap((element) => [
    ...(typeof element.calledElement === "string" ? [element.calledElement] : []),
    ...calledBy(element),
  ]);
}

/** What is drawn about a process and has no effect on it: pools that hold none, and message flows between pools. */
function ignoredPools(definitions: ModdleElement): ProcessFault[] {
  const roots = (definitions.rootElements ?? []) as ModdleElement[];
  return roots
    .filter((root) => root.$type === "bpmn:Collaboration")
    .flatMap((root) => [
      ...((root.participants ?? []) as ModdleElement[])
        .filter(({ processRef }) => !processRef)
        .map((pool) => noted("process/pool-ignored", pool)),
      ...((root.messageFlows ?? []) as ModdleElement[]).map((flow) => noted("process/message-flow-ignored", flow)),
    ]);
}

function noted(code: string, { id, name }: ModdleElement): ProcessFault {
  return { code, ...(id ? { element: id } : {}), ...(name ? { name } : {}), detail: name || (id ?? "") };
}

function warningsOf(process: CompiledProcess): ProcessFault[] {
  return process.nodes
    .filter((node) => (node.kind === "user" || node.kind === "manual") && !node.step)
    .map((node) => ({ code: "process/step-without-settings", element: node.id, ...(node.name ? { name: node.name } : {}) }));
}
