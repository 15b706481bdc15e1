import { MINGTANG_NAMESPACE } from "../moddle-descriptor.ts";
import { type DrawnScope, flatten } from "./flatten.ts";
import type { ProcessTree } from "./model.ts";
import { rootsOf } from "./roots.ts";
import { writeDiagram } from "./write-diagram.ts";
import { documentation, writeElement, writeLine } from "./write-element.ts";
import { type Attributes, el, type Xml, xmlText } from "./xml.ts";

const NAMESPACES: Attributes = {
  "xmlns:bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
  "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
  "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
  "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
  "xmlns:mt": MINGTANG_NAMESPACE,
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
};

/** The tree as a BPMN 2.0 file with its layout. The same tree gives the same text. */
export function writeTree(tree: ProcessTree): string {
  const drawing = flatten(tree);
  const roots = rootsOf(drawing);
  const process = el("bpmn:process", { id: tree.id, name: tree.name || undefined, isExecutable: "true" }, [
    ...documentation(tree.documentation),
    ...settingsOf(tree),
    ...content(drawing),
  ]);
  const definitions = el("bpmn:definitions", { ...NAMESPACES, id: "definitions", targetNamespace: "https://mingtang.example/processes" }, [
    ...roots.elements,
    process,
    writeDiagram(tree.id, drawing),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(definitions)}\n`;

  function content(scope: DrawnScope): Xml[] {
    return [
      ...scope.elements.map((element) => writeElement(element, scope.lines, roots.idOf, element.inner ? content(element.inner) : [])),
      ...scope.lines.map(writeLine),
    ];
  }
}

/** Only what isn't the usual; nothing at all where nothing is. */
function settingsOf({ settings: { returnSiblings, recall } }: ProcessTree): Xml[] {
  if (returnSiblings === "cancel" && recall === undefined) return [];
  return [el("bpmn:extensionElements", {}, [el("mt:process", { returnSiblings: returnSiblings === "keep" ? "keep" : undefined, recall })])];
}
