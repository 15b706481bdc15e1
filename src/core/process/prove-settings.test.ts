import { describe, expect, it } from "vitest";
import { compileProcess } from "./compile.ts";
import { processText } from "./messages.ts";
import { proveProcess } from "./prove.ts";
import { bpmn, compiled, flows } from "./testing.ts";

/** s > first > a > e, with settings of the step `a`. */
function drawing({ attributes = 'role="review" post="reviewer"', inside = "", first = "", loop = "" }): string {
  const step = (id: string, settings: string, within: string, multi = "") =>
    `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><mt:step ${settings}>${within}</mt:step></bpmn:extensionElements>${multi}</bpmn:userTask>`;
  return bpmn(
    `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>${step("first", 'role="handle" post="handler"', first)}${step("a", attributes, inside, loop)}${flows("s>first", "first>a", "a>e")}`,
  );
}

async function faults(...parts: Parameters<typeof drawing>): Promise<string[]> {
  const found = proveProcess(await compiled(drawing(...parts)));
  return found.map(({ code, element, detail }) => [code, element, detail].filter(Boolean).join(" "));
}

describe("settings of steps, before publishing", () => {
  it("lets work pass by itself, whoever is or isn't found", async () => {
    const inside = `<mt:people find="head" nobody="agree" self="skip" again="once"/><mt:overrun act="agree"/>`;
    expect(await faults({ attributes: 'role="review" post="reviewer" limit="2" skip="amount &lt; 5"', inside })).toEqual([]);
  });

  it.each(["decide", "settle", "receive", "deliver", "reply"])("lets nothing pass the step that is to %s by itself", async (role) => {
    const inside = `<mt:people find="head" nobody="agree" self="skip" again="once"/><mt:overrun act="refuse"/>`;
    expect(await faults({ attributes: `role="${role}" post="approver" limit="2" skip="true"`, inside })).toEqual([
      "process/step-needs-person a nobody agree",
      "process/step-needs-person a self skip",
      "process/step-needs-person a again",
      "process/step-needs-person a overrun refuse",
      "process/step-needs-person a skip",
    ]);
  });

  it("lets a publicity stand its days: it may be left out on a condition, and nothing else closes it by itself", async () => {
    const inside = `<mt:people find="head" nobody="agree" self="skip" again="once"/><mt:overrun act="remind"/>`;
    expect(await faults({ attributes: 'role="publicise" post="handler" limit="7" unit="day" skip="amount &lt; 5"', inside })).toEqual([
      "process/step-needs-person a nobody agree",
      "process/step-needs-person a self skip",
      "process/step-needs-person a again",
      "process/step-needs-person a overrun remind",
    ]);
  });

  it("lets an overdue decision be reminded of or handed on", async () => {
    const attributes = 'role="decide" post="approver" limit="2"';
    expect(await faults({ attributes, inside: `<mt:overrun act="remind" times="2" every="1"/>` })).toEqual([]);
    expect(await faults({ attributes, inside: `<mt:overrun act="hand-on"/>` })).toEqual([]);
  });

  it("refuses what hangs on a limit where there is none", async () => {
    const inside = `<mt:overrun act="remind"/><mt:point name="快到期" kind="time" level="1" value="1"/>`;
    expect(await faults({ inside })).toEqual(["process/overrun-without-limit a", "process/point-without-limit a 快到期"]);
  });

  it("refuses supervision points of one name, without the number they need, or that warn from the beginning", async () => {
    const inside = `<mt:point name="甲" kind="speed" level="1"/><mt:point name="甲" kind="hours" level="1"/><mt:point name="乙" kind="time" level="1" value="2"/><mt:point name="丙" kind="measure" level="1"/>`;
    expect(await faults({ attributes: 'role="review" post="reviewer" limit="2"', inside })).toEqual([
      "process/point-beyond-limit a 乙",
      "process/point-twice a 甲",
      "process/point-without-value a 甲",
      "process/point-without-measure a 丙",
    ]);
  });

  it("refuses to look back from the first step, where nobody has acted", async () => {
    expect(await faults({ first: `<mt:people find="previous-chooses"/>`, inside: `<mt:people find="previous-chooses"/>` })).toEqual([
      "process/nobody-before first",
    ]);
    expect(await faults({ first: `<mt:people find="head"/>` })).toEqual([]);
  });

  it("refuses signing by those found where nobody is looked for", async () => {
    const loop = `<bpmn:multiInstanceLoopCharacteristics mt:members="people" mt:rule="all"/>`;
    expect(await faults({ loop })).toEqual(["process/members-without-finder a"]);
    expect(await faults({ loop, inside: `<mt:people find="section" section="救助股"/>` })).toEqual([]);
  });

  it("lets nobody's answer be a no only where everybody found signs", async () => {
    const inside = `<mt:people find="section" section="救助股" nobody="refuse"/>`;
    const loop = `<bpmn:multiInstanceLoopCharacteristics mt:members="people" mt:rule="all"/>`;
    expect(await faults({ inside })).toEqual(["process/refuse-without-signers a"]);
    expect(await faults({ inside, loop })).toEqual([]);
  });

  it("lets heads of several levels act only one after another", async () => {
    const inside = `<mt:people find="heads-up" levels="2"/>`;
    const loop = `<bpmn:multiInstanceLoopCharacteristics isSequential="true" mt:members="people" mt:rule="all"/>`;
    expect(await faults({ inside })).toEqual(["process/levels-need-signers a"]);
    expect(await faults({ inside, loop })).toEqual([]);
  });

  it("says in words what is still to be chosen", async () => {
    const inside = `<mt:people find="section"/><mt:copy when="leave" find="people"/>`;
    const compiling = await compileProcess(drawing({ inside }));
    expect(compiling.ok ? [] : compiling.faults.map(({ code, detail }) => processText(code, "zh-CN", detail))).toEqual([
      "缺少设置：科室",
      "缺少设置：抄送的人员",
    ]);
  });

  it("asks whether the expressions of a step can be used", async () => {
    const xml = drawing({
      attributes: 'role="review" post="reviewer" skip="bad"',
      inside: `<mt:people find="expression" expression="worse"/>`,
    });
    const compiling = await compileProcess(xml, {
      checkExpression: (expression) => (/bad|worse/.test(expression) ? expression : undefined),
    });
    expect(compiling.ok ? [] : compiling.faults.map(({ detail }) => detail)).toEqual(["worse", "bad"]);
  });
});
