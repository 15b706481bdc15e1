import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileProcess } from "./compile.ts";
import { bpmn, compiled, flows, users } from "./testing.ts";
import { blocks, drawingOf } from "./testing-blocks.ts";

const ENDS = `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>`;

async function refused(xml: string, options: Parameters<typeof compileProcess>[1] = {}): Promise<string[]> {
  const result = await compileProcess(xml, options);
  return result.ok
    ? []
    : result.faults.map((fault) => [fault.code, fault.element, fault.detail].filter((part) => part !== undefined).join(" "));
}

describe("compiling", () => {
  it("keeps what a step is set to", async () => {
    const step = `<bpmn:userTask id="a"><bpmn:extensionElements><mt:step role="decide" org="department" post="head" limit="3" unit="workday" counts="false" ground="第38条" opinion="required" acts="agree, return"><mt:field id="name" access="write"/><mt:material code="M1"/><mt:document code="D1"/><mt:risk name="late" level="high" description="d" measure="m"/></mt:step></bpmn:extensionElements></bpmn:userTask>`;
    const process = await compiled(bpmn(`${ENDS}${step}${flows("s>a", "a>e")}`));
    expect(process.nodes.find((node) => node.id === "a")?.step).toEqual({
      role: "decide",
      org: "department",
      post: "head",
      limit: 3,
      unit: "workday",
      counts: false,
      ground: "第38条",
      opinion: "required",
      acts: ["agree", "return"],
      fields: [{ id: "name", access: "write" }],
      materials: ["M1"],
      documents: ["D1"],
      risks: [{ name: "late", level: "high", description: "d", measure: "m" }],
    });
    expect(JSON.parse(JSON.stringify(process))).toEqual(process);
  });

  it("refuses all faults at once, each at its element", async () => {
    const step = `<bpmn:userTask id="a"><bpmn:extensionElements><mt:step role="king" limit="-1" colour="red"/></bpmn:extensionElements></bpmn:userTask>`;
    const body = `${ENDS}<bpmn:scriptTask id="x"/><bpmn:complexGateway id="y"/><bpmn:intermediateCatchEvent id="z"><bpmn:signalEventDefinition/></bpmn:intermediateCatchEvent>${step}${flows("s>a", "a>e", "x>y", "y>z")}`;
    expect(await refused(bpmn(body))).toEqual([
      "process/unknown-setting a colour",
      "process/script-task x ScriptTask",
      "process/unsupported-element y ComplexGateway",
      "process/unsupported-event z SignalEventDefinition",
      "process/bad-setting a limit -1",
      "process/bad-setting a role king",
    ]);
  });

  it("notes pools without a process and message flows by their names, and runs without them", async () => {
    const pools = `<bpmn:collaboration id="c"><bpmn:participant id="own" name="窗口" processRef="p"/><bpmn:participant id="other" name="申请人"/><bpmn:messageFlow id="m" name="告知" sourceRef="own" targetRef="other"/></bpmn:collaboration>`;
    const result = await compileProcess(bpmn(`${ENDS}${flows("s>e")}`, pools));
    expect(result.ok && result.warnings).toEqual([
      { code: "process/pool-ignored", element: "other", name: "申请人", detail: "申请人" },
      { code: "process/message-flow-ignored", element: "m", name: "告知", detail: "告知" },
    ]);
  });

  it("refuses what the parser would quietly leave out", async () => {
    expect(await refused(bpmn(`${ENDS}${users("a")}<bpmn:magicTask id="m"/>${flows("s>a", "a>nowhere")}`))).toEqual([
      "process/unknown-element <bpmn:magicTask> (1)",
      "process/unresolved-reference a-nowhere bpmn:targetRef nowhere",
    ]);
    expect(await refused(bpmn(`${ENDS}${users("a", "a")}${flows("s>a", "a>e")}`))).toContain("process/id-twice a");
  });

  it("refuses entities, files that are too large and files that are no BPMN", async () => {
    expect(await refused(`<!DOCTYPE x [<!ENTITY a "b">]>${bpmn(ENDS)}`)).toEqual(["process/xml-doctype"]);
    expect(await refused(bpmn(`<!--${"x".repeat(1_000_001)}-->`))).toEqual(["process/xml-too-large 1000000"]);
    expect((await refused("<html/>"))[0]).toContain("process/xml-unreadable");
    expect((await refused("not xml"))[0]).toContain("process/xml-unreadable");
  });

  it("refuses a circle of automatic steps, also through a sub-process in which nothing rests", async () => {
    const body = (middle: string) =>
      bpmn(
        `${ENDS}<bpmn:exclusiveGateway id="g"/><bpmn:exclusiveGateway id="h" default="h-e"/>${middle}${flows("s>g", "g>x", "x>h", "h>g:again", "h>e")}`,
      );
    const sub = (inside: string) => `<bpmn:subProcess id="x"><bpmn:startEvent id="xs"/><bpmn:endEvent id="xe"/>${inside}</bpmn:subProcess>`;
    expect((await refused(body(`<bpmn:intermediateThrowEvent id="x"/>`)))[0]).toContain("process/automatic-loop");
    expect((await refused(body(sub(flows("xs>xe")))))[0]).toContain("process/automatic-loop");
    expect(await refused(body(sub(users("u") + flows("xs>u", "u>xe"))))).toEqual([]);
    expect(await refused(body(users("x")))).toEqual([]);
  });

  it("refuses a way out of an exclusive gateway that would never or always be gone", async () => {
    const body = `${ENDS}<bpmn:exclusiveGateway id="g"/>${users("a", "b")}${flows("s>g", "g>a:x", "g>b", "a>e", "b>e")}`;
    expect(await refused(bpmn(body))).toEqual(["process/condition-missing g-b g"]);
  });

  it("asks for every expression whether it can be answered", async () => {
    const body = `${ENDS}<bpmn:exclusiveGateway id="g" default="g-b"/>${users("a", "b")}${flows("s>g", "g>a:x", "g>b", "a>e", "b>e")}`;
    expect(await refused(bpmn(body), { checkExpression: (text) => `no ${text}` })).toEqual(["process/bad-expression g-a no x"]);
  });

  it("finds the join of every split of a block-structured drawing", async () => {
    await fc.assert(
      fc.asyncProperty(blocks(), async (block) => {
        const process = await compiled(drawingOf(block));
        const parallel = process.nodes.filter((node) => node.kind === "parallel" || node.kind === "inclusive");
        const splits = parallel.filter((node) => node.outgoing.length > 1).map((node) => node.id);
        const joins = parallel.filter((node) => node.incoming.length > 1).map((node) => node.id);
        expect(process.blocks.map((one) => one.split).sort()).toEqual(splits.sort());
        expect(process.blocks.map((one) => one.join).sort()).toEqual(joins.sort());
      }),
      { numRuns: 200 },
    );
  });
});
