import { BpmnModdle, type ModdleElement, type ModdleWarning } from "bpmn-moddle";
import { sizeFault } from "./drawing-size.ts";
import { mingtangDescriptor } from "./moddle-descriptor.ts";
import type { ProcessFault } from "./types.ts";

/** A drawing of 1000 nodes stays far below this; more is an attack or a mistake. */
const XML_LIMIT_BYTES = 1_000_000;

export type XmlReading = { ok: true; definitions: ModdleElement; faults: ProcessFault[] } | { ok: false; faults: ProcessFault[] };

/** Parses BPMN 2.0 XML. What the parser would quietly skip becomes a fault, so nothing drawn is lost unseen. */
export async function readXml(xml: string): Promise<XmlReading> {
  if (new TextEncoder().encode(xml).length > XML_LIMIT_BYTES) return refused("process/xml-too-large", String(XML_LIMIT_BYTES));
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return refused("process/xml-doctype");
  try {
    const { rootElement, warnings } = await new BpmnModdle({ mt: mingtangDescriptor }).fromXML(xml);
    const oversize = sizeFault(rootElement);
    if (oversize) return { ok: false, faults: [oversize] };
    return { ok: true, definitions: rootElement, faults: warnings.map(faultOf).filter((fault) => fault !== undefined) };
  } catch (error) {
    return refused("process/xml-unreadable", error instanceof Error ? firstLine(error.message) : String(error));
  }
}

/** Why a drawing can't be read at all: broken or endless XML, too large, nested too deep. Whether it can run is for {@link compileProcess}. */
export async function drawingFault(xml: string): Promise<ProcessFault | undefined> {
  const reading = await readXml(xml);
  return reading.ok ? undefined : reading.faults[0];
}

function refused(code: string, detail?: string): XmlReading {
  return { ok: false, faults: [detail === undefined ? { code } : { code, detail }] };
}

function faultOf(warning: ModdleWarning): ProcessFault | undefined {
  const element = named(warning.element);
  const where = { ...(element?.id ? { element: element.id } : {}), ...(element?.name ? { name: element.name } : {}) };
  const detail = warning.property ?? firstLine(warning.message);
  if (/^unresolved reference/.test(warning.message)) {
    return isDrawing(warning.element)
      ? undefined
      : { code: "process/unresolved-reference", ...where, detail: `${detail} ${warning.value}` };
  }
  if (/^unknown attribute/.test(warning.message)) {
    // attributes of other tools on BPMN elements do no harm; on ours they would be a setting that has no effect
    const ours = warning.element?.$type.startsWith("mt:") || detail.startsWith("mt:");
    return ours ? { code: "process/unknown-setting", ...where, detail } : undefined;
  }
  // The text was decoded before it came here.
  if (/^unsupported document encoding/.test(warning.message)) return undefined;
  const twice = /duplicate ID <(.+)>/.exec(warning.message)?.[1];
  if (twice !== undefined) return { code: "process/id-twice", element: twice };
  const line = /line: (\d+)/.exec(warning.message)?.[1];
  const tag = /<[^>]*>/.exec(warning.message)?.[0] ?? detail;
  return { code: "process/unknown-element", ...where, detail: line === undefined ? tag : `${tag} (${Number(line) + 1})` };
}

/** Extension elements carry no id: name the task they belong to. */
function named(element: ModdleElement | undefined): ModdleElement | undefined {
  let current = element;
  while (current && !current.id) current = current.$parent;
  return current;
}

function isDrawing(element: ModdleElement | undefined): boolean {
  return /^(bpmndi|di|dc):/.test(element?.$type ?? "");
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}
