import type BaseViewer from "bpmn-js/lib/BaseViewer";
import Modeler from "bpmn-js/lib/Modeler";
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import chinese from "bpmn-js-i18n/translations/zn";
import type Canvas from "diagram-js/lib/core/Canvas";
import type EventBus from "diagram-js/lib/core/EventBus";
import { mingtangDescriptor } from "../../../../core/process/moddle-descriptor.ts";
import type { Lang } from "../../../../platform/i18n/index.ts";
import { bpmnWords } from "./bpmn-words.zh-CN.ts";
import { runnableParts } from "./runnable-parts.ts";

/** A drawing of 1 000 elements stays below this; the server refuses larger ones too. */
export const LARGEST_FILE = 1_000_000;

export type OpenOutcome =
  | { ok: true }
  | { ok: false; code: "canvas/too-large" | "canvas/unsafe" | "canvas/unreadable" | "canvas/not-laid-out"; detail: string };

/** The BPMN canvas with our extension elements, in the reader's language; to look at only, or to draw on. */
export function createModeler(container: HTMLElement, lang: Lang, readOnly: boolean): BaseViewer {
  const words = lang === "zh-CN" ? [{ translate: ["value", translate] }] : [];
  const options = { container, moddleExtensions: { mt: mingtangDescriptor } };
  return readOnly
    ? new NavigatedViewer({ ...options, additionalModules: words })
    : new Modeler({ ...options, additionalModules: [runnableParts, ...words] });
}

/** Shows all of the drawing, with some air around it. */
export function showAll(modeler: BaseViewer): void {
  const canvas = modeler.get<Canvas>("canvas");
  canvas.zoom("fit-viewport", { x: 0, y: 0 });
  canvas.zoom(Math.min(1, canvas.zoom() * 0.8));
  // What is drawn with stands at the left.
  if (modeler.get("palette", false)) canvas.scroll({ dx: PALETTE_WIDTH / 2, dy: 0 });
}

const PALETTE_WIDTH = 112;

function translate(template: string, replacements: Record<string, string> = {}): string {
  const words = bpmnWords[template] ?? (chinese as Record<string, string>)[template] ?? template;
  return words.replace(/\{([^}]+)\}/g, (whole, name: string) => replacements[name] ?? whole);
}

/** Opens a drawing. One without positions (many programs write such files) is laid out first. Nothing of a refused one is shown. */
export async function openDrawing(modeler: BaseViewer, xml: string): Promise<OpenOutcome> {
  if (xml.length > LARGEST_FILE) return { ok: false, code: "canvas/too-large", detail: "" };
  // Entities can blow a small file up without end.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return { ok: false, code: "canvas/unsafe", detail: "" };
  try {
    await modeler.importXML(await withPositions(xml));
    showAll(modeler);
    return { ok: true };
  } catch (error) {
    return { ok: false, code: "canvas/unreadable", detail: firstLine(error) };
  }
}

/** Puts another drawing in the place of the present one, which comes back when the other can't be read. */
export async function replaceDrawing(modeler: BaseViewer, xml: string | Promise<string>): Promise<OpenOutcome> {
  const before = (await modeler.saveXML()).xml ?? "";
  let other: string;
  try {
    other = await xml;
  } catch (error) {
    return { ok: false, code: "canvas/not-laid-out", detail: firstLine(error) };
  }
  const outcome = await openDrawing(modeler, other);
  if (!outcome.ok) await openDrawing(modeler, before);
  // The reading of a file is no command of the canvas: whoever writes the drawing down is told like this.
  else modeler.get<EventBus>("eventBus").fire("commandStack.changed", { trigger: "import" });
  return outcome;
}

/** The same drawing laid out anew, left to right. Only what the layouter can place: one process without free notes. */
export async function layOutAnew(xml: string): Promise<string> {
  const { layoutProcess } = await import("bpmn-auto-layout");
  return layoutProcess(xml);
}

function withPositions(xml: string): Promise<string> | string {
  return /<(\w+:)?BPMNShape\b/.test(xml) ? xml : layOutAnew(xml);
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
}
