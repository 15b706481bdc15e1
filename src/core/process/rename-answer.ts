/** An answer of the form under another id, wherever a drawing speaks of it. */
import { BpmnModdle, type ModdleElement } from "bpmn-moddle";
import { mingtangDescriptor } from "./moddle-descriptor.ts";
import { readXml } from "./read-xml.ts";

export interface AnswerRenaming {
  /** Path of the field, `members.income`, and what it is from now on. */
  from: string;
  to: string;
  /** The same in an expression. */
  inExpression: (text: string) => string;
}

/** Settings that hold an expression, and those that hold the path of a field, by element. */
const EXPRESSIONS: Readonly<Record<string, string>> = {
  "bpmn:FormalExpression": "body",
  "bpmn:Expression": "body",
  "bpmn:MultiInstanceLoopCharacteristics": "members",
  "mt:Decision": "expression",
  "mt:People": "expression",
  "mt:Step": "skip",
};
const PATHS: Readonly<Record<string, string>> = { "mt:Field": "id", "mt:People": "field" };

/** The drawing with the answer under its new id: conditions, members, timers, rights of steps, people found by it. The same text where nothing speaks of it. */
export async function renameAnswerIn(xml: string, { from, to, inExpression }: AnswerRenaming): Promise<string> {
  const reading = await readXml(xml);
  if (!reading.ok) return xml;
  const path = (text: string) => (text === from || text.startsWith(`${from}.`) ? to + text.slice(from.length) : text);
  let isChanged = false;
  const change = (element: ModdleElement, key: string | undefined, renamed: (text: string) => string) => {
    const before = key === undefined ? undefined : element[key];
    if (key === undefined || typeof before !== "string") return;
    const after = renamed(before);
    if (after === before) return;
    element[key] = after;
    isChanged = true;
  };
  for (const element of everything(reading.definitions)) {
    change(element, EXPRESSIONS[element.$type], (text) => (text.startsWith("=") ? `=${inExpression(text.slice(1))}` : inExpression(text)));
    change(element, PATHS[element.$type], path);
  }
  if (!isChanged) return xml;
  return (await new BpmnModdle({ mt: mingtangDescriptor }).toXML(reading.definitions, { format: true })).xml;
}

function everything(definitions: ModdleElement): ModdleElement[] {
  const found = new Set<object>([definitions]);
  // A set is walked on to what is added meanwhile.
  for (const each of found)
    for (const value of Object.values(each) as unknown[]) if (typeof value === "object" && value !== null) found.add(value);
  return [...found].filter((each): each is ModdleElement => "$type" in each);
}
