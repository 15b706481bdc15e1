import type BaseViewer from "bpmn-js/lib/BaseViewer";
import type Modeling from "bpmn-js/lib/features/modeling/Modeling";
import type { Element } from "bpmn-js/lib/model/Types";
import type { ModdleElement } from "bpmn-moddle";
import type ElementRegistry from "diagram-js/lib/core/ElementRegistry";
import { readStep, type StepSettings, writtenOut } from "../../../../core/process/index.ts";

/** Makes elements of the drawing's own model. */
interface Moddle {
  create(type: string, properties: Record<string, unknown>): ModdleElement;
  ids: { nextPrefixed(prefix: string): string };
}

const ID = /^[A-Za-z_][\w.-]{0,99}$/;

/** Changes of one element, each one step of the canvas's history. */
export function changesOf(modeler: BaseViewer, element: Element) {
  // Where one may only look there is nothing to change with.
  const modeling = () => modeler.get<Modeling>("modeling");
  const moddle = modeler.get<Moddle>("moddle");
  const model = modelOf(element);
  const own = (properties: Record<string, unknown>) => modeling().updateProperties(element, properties);
  const extend = (type: string, properties: Record<string, unknown>) => {
    const others = ((model.extensionElements as ModdleElement | undefined)?.values ?? []) as ModdleElement[];
    const values = [...others.filter(({ $type }) => $type !== type), moddle.create(type, properties)];
    const extensionElements = moddle.create("bpmn:ExtensionElements", { values });
    for (const value of values) value.$parent = extensionElements;
    extensionElements.$parent = model;
    own({ extensionElements });
  };
  return {
    own,
    label: (name: string) => modeling().updateLabel(element, name),
    /** Of a part of the element, such as its timer. */
    of: (part: ModdleElement, properties: Record<string, unknown>) => modeling().updateModdleProperties(element, part, properties),
    isFree: (id: string) => ID.test(id) && !modeler.get<ElementRegistry>("elementRegistry").get(id),
    expression: (body: string) => (body === "" ? undefined : moddle.create("bpmn:FormalExpression", { body })),
    /** The message of that name; one that isn't there yet comes beside the process. */
    message(name: string): ModdleElement {
      const definitions = modeler.getDefinitions() as unknown as ModdleElement;
      const roots = definitions.rootElements as ModdleElement[];
      const known = roots.find((root) => root.$type === "bpmn:Message" && root.name === name);
      if (known) return known;
      const message = moddle.create("bpmn:Message", { id: moddle.ids.nextPrefixed("Message_"), name });
      message.$parent = definitions;
      roots.push(message);
      return message;
    },
    decision(): { expression: string; result: string } {
      const values = ((model.extensionElements as ModdleElement | undefined)?.values ?? []) as ModdleElement[];
      const { expression = "", result = "" } = (values.find(({ $type }) => $type === "mt:Decision") ?? {}) as Record<string, string>;
      return { expression, result };
    },
    decide: (decision: { expression: string; result: string }) => extend("mt:Decision", decision),
    step: (step: StepSettings) => extend("mt:Step", stepProperties(moddle, step)),
  };
}

/** What stands behind a shape or a line. */
export function modelOf(element: Element): ModdleElement {
  return element.businessObject as ModdleElement;
}

/** The settings of a step; those of a new one where the drawing says nothing yet. What can't be read is left to the check. */
export function stepOf(element: Element): StepSettings {
  return readStep(modelOf(element), () => {}) ?? { role: "custom", acts: [], fields: [], materials: [], documents: [], risks: [] };
}

function stepProperties(moddle: Moddle, step: StepSettings): Record<string, unknown> {
  const {
    acts,
    buttons = [],
    fields,
    materials,
    documents,
    risks,
    limit,
    counts,
    people,
    copies = [],
    overrun,
    points = [],
    ...said
  } = step;
  return {
    ...said,
    ...(limit === undefined ? {} : { limit: String(limit) }),
    ...(counts === undefined ? {} : { counts: String(counts) }),
    ...(acts.length === 0 ? {} : { acts: acts.join(",") }),
    buttons: buttons.map((button) => moddle.create("mt:Button", { ...button })),
    fields: fields.map((field) => moddle.create("mt:Field", { ...field })),
    materials: materials.map((code) => moddle.create("mt:Material", { code })),
    documents: documents.map((code) => moddle.create("mt:Document", { code })),
    risks: risks.map((risk) => moddle.create("mt:Risk", { ...risk })),
    ...(people ? { people: moddle.create("mt:People", writtenOut(people)) } : {}),
    copies: copies.map((copy) => moddle.create("mt:Copy", writtenOut(copy))),
    ...(overrun ? { overrun: moddle.create("mt:Overrun", writtenOut(overrun)) } : {}),
    points: points.map((point) => moddle.create("mt:Point", writtenOut(point))),
  };
}

/** The definition of an event by its kind, where it has just that one. */
export function definitionOf(element: Element, type: string): ModdleElement | undefined {
  const definitions = (modelOf(element).eventDefinitions ?? []) as ModdleElement[];
  return definitions.find(({ $type }) => $type === type);
}

const STEPS = /^bpmn:(User|Manual)Task$/;

/** Whether a person does it, so that it has settings of ours. */
export function isStep(element: Element): boolean {
  return STEPS.test(modelOf(element).$type);
}
