import { expect, test } from "vitest";
import { compileProcess } from "../../../core/process/index.ts";
import { undecidedDeliveries } from "./undecided-deliveries.ts";

const step = (id: string, role: string) =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><mt:step role="${role}" org="department" post="handler" /></bpmn:extensionElements></bpmn:userTask>`;
const gateway = (kind: string, id: string, rest = "") => `<bpmn:${kind}Gateway id="${id}" name="${id}" ${rest} />`;
const flow = (from: string, to: string, condition = "") =>
  `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}">${
    condition && `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression>`
  }</bpmn:sequenceFlow>`;
const way = (...ids: string[]) =>
  ids
    .slice(1)
    .map((id, index) => flow(ids[index] ?? "", id))
    .join("");

async function undecided(...elements: string[]): Promise<string[]> {
  const compiled = await compileProcess(
    `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:mt="https://mingtang.example/bpmn/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://mingtang.example/processes">
    <bpmn:process id="p" name="p" isExecutable="true"><bpmn:startEvent id="start" name="start" /><bpmn:endEvent id="end" name="end" />
    ${step("receive", "receive")}${step("deliver", "deliver")}${elements.join("")}${flow("start", "receive")}${flow("deliver", "end")}</bpmn:process></bpmn:definitions>`,
  );
  if (!compiled.ok) throw new Error(JSON.stringify(compiled));
  return undecidedDeliveries(compiled.process).map((node) => node.id);
}

const CHOICE = gateway("exclusive", "choice", 'default="choice-deliver"');

test("the straight way through a decision or a settlement is right", async () => {
  expect(await undecided(step("decide", "decide"), way("receive", "decide", "deliver"))).toEqual([]);
  expect(await undecided(step("settle", "settle"), way("receive", "settle", "deliver"))).toEqual([]);
});

test("a way round the decision to delivery is found", async () => {
  const found = await undecided(
    step("decide", "decide"),
    CHOICE,
    way("receive", "choice", "deliver"),
    flow("choice", "decide", "a = 1"),
    way("decide", "deliver"),
  );
  expect(found).toEqual(["deliver"]);
});

test("a parallel branch beside the decision is no way round it, since the join waits for both", async () => {
  const found = await undecided(
    step("decide", "decide") + step("beside", "handle") + gateway("parallel", "split") + gateway("parallel", "join"),
    way("receive", "split", "decide", "join", "deliver"),
    way("split", "beside", "join"),
  );
  expect(found).toEqual([]);
});

test("a reply from above decides where only delivery follows, and not where a step of ours comes between", async () => {
  expect(await undecided(step("reply", "reply"), way("receive", "reply", "deliver"))).toEqual([]);
  expect(await undecided(step("reply", "reply") + step("handle", "handle"), way("receive", "reply", "handle", "deliver"))).toEqual([
    "deliver",
  ]);
});

test("a timer that interrupts the decision leads past it", async () => {
  const timer = `<bpmn:boundaryEvent id="late" name="late" attachedToRef="decide"><bpmn:timerEventDefinition mt:limit="3"/></bpmn:boundaryEvent>`;
  expect(await undecided(step("decide", "decide") + timer, way("receive", "decide", "deliver"), way("late", "deliver"))).toEqual([
    "deliver",
  ]);
});

test("a decision inside a sub-process counts, and a sub-process without one doesn't", async () => {
  const inside = (role: string) =>
    `<bpmn:subProcess id="sub" name="sub"><bpmn:startEvent id="in" name="in" />${step("inner", role)}<bpmn:endEvent id="out" name="out" />${way("in", "inner", "out")}</bpmn:subProcess>`;
  expect(await undecided(inside("decide"), way("receive", "sub", "deliver"))).toEqual([]);
  expect(await undecided(inside("review"), way("receive", "sub", "deliver"))).toEqual(["deliver"]);
});
