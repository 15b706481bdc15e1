import { expect, test } from "vitest";
import { compileProcess } from "./compile.ts";
import { renameAnswerIn } from "./rename-answer.ts";
import { bpmn, compiled, flows } from "./testing.ts";

const XML = bpmn(
  `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/><bpmn:exclusiveGateway id="g" default="g-b"/>
  <bpmn:userTask id="a"><bpmn:extensionElements><mt:step role="handle" org="department" post="handler" skip="amount = 0"><mt:field id="amount" access="write"/><mt:field id="amount.part" access="hidden"/><mt:field id="amounts" access="read"/></mt:step></bpmn:extensionElements></bpmn:userTask>
  <bpmn:userTask id="b"><bpmn:multiInstanceLoopCharacteristics mt:rule="all" mt:members="amount"/></bpmn:userTask>${flows("s>g", "g>a:amount > 5", "g>b", "a>e", "b>e")}`,
);

test("conditions, rights, members and what lets a step pass name the field as it is called now; everything else stays", async () => {
  const inExpression = (text: string) => text.replace(/\bamount\b/g, "sum1");
  const renamed = await renameAnswerIn(XML, { from: "amount", to: "sum1", inExpression });
  const process = await compiled(renamed);
  const step = process.nodes.find(({ id }) => id === "a")?.step;
  expect(step?.fields.map(({ id }) => id)).toEqual(["sum1", "sum1.part", "amounts"]);
  expect(step?.skip).toBe("sum1 = 0");
  expect(process.nodes.find(({ id }) => id === "b")?.multi?.members).toBe("sum1");
  expect(process.flows.find(({ id }) => id === "g-a")?.condition).toBe("sum1 > 5");
  expect((await compileProcess(renamed)).ok).toBe(true);
});

test("a drawing that doesn't speak of it is the same text", async () => {
  expect(await renameAnswerIn(XML, { from: "nothing", to: "x", inExpression: (text) => text })).toBe(XML);
});
