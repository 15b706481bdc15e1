import { publishItem } from "../catalogue/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { configured } from "./fixtures.ts";

/** A step of a drawing with a limit of one working day, unless another is named. */
export const step = (id: string, role: string, post = "handler", org = "department", limit = 'limit="1"') =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><mt:step role="${role}" org="${org}" post="${post}" ${limit} />` +
  "</bpmn:extensionElements></bpmn:userTask>";
export const flow = (from: string, to: string, condition = "") =>
  `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;
/** A whole drawing round receipt, decision and delivery, which is given the rest. */
export const drawn = (...elements: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:mt="https://mingtang.example/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://mingtang.example/processes">
  <bpmn:process id="p" name="p" isExecutable="true"><bpmn:startEvent id="start" name="start" />
  ${step("receive", "receive", "window-clerk", "window")}${step("decide", "decide", "approver")}${step("deliver", "deliver", "window-clerk", "window")}
  <bpmn:endEvent id="end" name="end" />${flow("start", "receive")}${flow("deliver", "end")}${elements.join("")}</bpmn:process></bpmn:definitions>`;

/** The hygiene licence on another process: a published version of its own. */
export async function publishedAs(house: House, xml: string, change: Partial<ItemPackage> = {}): ReturnType<typeof configured> {
  const { code, package: item } = (await configured(house, "public-place-hygiene")).item;
  const done = await publishItem(
    house,
    { kind: "system", id: "system", name: "" },
    { code, package: { ...item, ...change, process: xml } },
  );
  if (!done.ok) throw new Error(JSON.stringify(done));
  return configured(house, "public-place-hygiene");
}
