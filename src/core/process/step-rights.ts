/** Who may do what with a form's fields, read from a drawing and written into it, whatever else the drawing holds. */
import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import { mingtangDescriptor } from "./moddle-descriptor.ts";
import { extensionOf } from "./read-setting.ts";
import { readStep } from "./read-step.ts";
import { readXml } from "./read-xml.ts";
import type { FieldAccess, StepRole } from "./types.ts";

/** A step of an item's process, as far as its form is concerned. */
export interface StepRights {
  readonly id: string;
  readonly name: string;
  readonly role: StepRole;
  readonly post: string | null;
  /** What its person may do with which field; the others may be read. */
  readonly fields: readonly { readonly id: string; readonly access: FieldAccess }[];
}

/** The steps in the order of the drawing; none when it can't be read. */
export async function readStepRights(xml: string): Promise<StepRights[]> {
  const reading = await readXml(xml);
  if (!reading.ok) return [];
  return tasksOf(reading.definitions).flatMap((task) => {
    const step = readStep(task, () => {});
    if (!step || !task.id) return [];
    return [{ id: task.id, name: task.name ?? task.id, role: step.role, post: step.post ?? null, fields: step.fields }];
  });
}

/** The drawing with one right changed; the same text when there is no such step, or it can't be read. Everything else stays. */
export async function writeStepRight(xml: string, step: string, field: string, access: FieldAccess): Promise<string> {
  const reading = await readXml(xml);
  const task = reading.ok ? tasksOf(reading.definitions).find((each) => each.id === step) : undefined;
  const settings = task && extensionOf(task, "mt:Step", () => {});
  if (!reading.ok || !settings) return xml;
  const moddle = new BpmnModdle({ mt: mingtangDescriptor });
  const others = ((settings.fields ?? []) as ModdleElement[]).filter((each) => each.id !== field);
  const right = moddle.create("mt:Field", { id: field, access });
  right.$parent = settings;
  settings.fields = [...others, right];
  const written = await moddle.toXML(reading.definitions, { format: true });
  return written.xml;
}

/** Tasks of all processes, those of sub-processes where they stand. */
function tasksOf(definitions: ModdleElement): ModdleElement[] {
  const roots = (definitions.rootElements ?? []) as ModdleElement[];
  return roots.filter((root) => root.$type === "bpmn:Process").flatMap(within);
}

function within(scope: ModdleElement): ModdleElement[] {
  const elements = (scope.flowElements ?? []) as ModdleElement[];
  return elements.flatMap((element) => (element.flowElements ? within(element) : element.$type.endsWith("Task") ? [element] : []));
}
