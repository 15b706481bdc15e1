import { describe, expect, it } from "vitest";
import { proveProcess } from "./prove.ts";
import { proveLimits } from "./prove-limits.ts";
import { bpmn, compiled, flows } from "./testing.ts";

const ENDS = `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>`;

function steps(...ids: string[]): string {
  return ids.map((id) => step(id, `post="clerk"`)).join("");
}

function step(id: string, settings: string): string {
  return `<bpmn:userTask id="${id}" name="step ${id}"><bpmn:extensionElements><mt:step role="handle" ${settings}/></bpmn:extensionElements></bpmn:userTask>`;
}

async function codes(body: string): Promise<string[]> {
  return proveProcess(await compiled(bpmn(body))).map((finding) => `${finding.code} ${finding.element}`);
}

describe("proof before publishing", () => {
  it("finds nothing in a sound block-structured drawing", async () => {
    const body = `${ENDS}<bpmn:parallelGateway id="g"/><bpmn:parallelGateway id="j"/>${steps("a", "b", "c")}${flows("s>g", "g>a", "g>b", "a>j", "b>j", "j>c", "c>e")}`;
    expect(await codes(body)).toEqual([]);
  });

  it("reports a step after which nothing comes, and one nobody comes to", async () => {
    expect(await codes(`${ENDS}${steps("a", "b", "c")}<bpmn:parallelGateway id="g"/>${flows("s>g", "g>a", "g>b", "a>e", "c>e")}`)).toEqual([
      "process/dead-end b",
      "process/unreachable c",
    ]);
  });

  it("reports a step no person can have", async () => {
    expect(await codes(`${ENDS}${step("a", "")}${flows("s>a", "a>e")}`)).toEqual(["process/no-person a"]);
  });

  it("reports steps that turn for ever", async () => {
    const body = `${ENDS}<bpmn:exclusiveGateway id="g" default="g-e"/>${steps("a", "b", "c")}${flows("s>g", "g>e", "g>a:x", "a>b", "b>c", "c>a")}`;
    expect(await codes(body)).toEqual(["process/no-way-to-end a", "process/no-way-to-end b", "process/no-way-to-end c"]);
  });

  it("reports a parallel join behind an exclusive split as a deadlock", async () => {
    const body = `${ENDS}<bpmn:exclusiveGateway id="g" default="g-b"/><bpmn:parallelGateway id="j"/>${steps("a", "b")}${flows("s>g", "g>a:x", "g>b", "a>j", "b>j", "j>e")}`;
    expect(await codes(body)).toEqual(["process/deadlock j"]);
  });

  it("reports a parallel join behind an inclusive split as a deadlock", async () => {
    const body = `${ENDS}<bpmn:inclusiveGateway id="g" default="g-b"/><bpmn:parallelGateway id="j"/>${steps("a", "b")}${flows("s>g", "g>a:x", "g>b", "a>j", "b>j", "j>e")}`;
    expect(await codes(body)).toEqual(["process/deadlock j"]);
  });

  it("reports parallel branches that run together without a join", async () => {
    const body = `${ENDS}<bpmn:parallelGateway id="g"/><bpmn:exclusiveGateway id="x"/>${steps("a", "b", "c")}${flows("s>g", "g>a", "g>b", "a>x", "b>x", "x>c", "c>e")}`;
    expect(await codes(body)).toEqual(["process/lack-of-synchronisation c"]);
  });

  it("proves a sound drawing that is no block by exploring it", async () => {
    const body = `${ENDS}<bpmn:parallelGateway id="g"/><bpmn:parallelGateway id="h"/><bpmn:parallelGateway id="j"/><bpmn:parallelGateway id="k"/>${steps("a", "b", "c", "d")}${flows("s>g", "g>a", "g>b", "a>h", "h>c", "h>j", "b>j", "j>d", "c>k", "d>k", "k>e")}`;
    expect(await codes(body)).toEqual([]);
  });

  it("warns of a choice without a default and of a timer without effect", async () => {
    const timer = `<bpmn:boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><bpmn:timerEventDefinition mt:limit="1"/></bpmn:boundaryEvent>`;
    const body = `${ENDS}<bpmn:exclusiveGateway id="g"/>${steps("a", "b")}${timer}${flows("s>g", "g>a:x", "g>b:y", "a>e", "b>e")}`;
    expect(await codes(body)).toEqual(
      ["process/event-without-effect t", "process/no-default g"].sort((a, b) => a.localeCompare(b)).reverse(),
    );
  });
});

describe("limits of the steps against those of the item", () => {
  const body = `${ENDS}<bpmn:parallelGateway id="g"/><bpmn:parallelGateway id="j"/>${step("a", 'post="p" limit="2"')}${step("b", 'post="p" limit="5"')}${step("c", 'post="p" limit="8" unit="hour"')}${step("d", 'post="p" limit="20" counts="false"')}${flows("s>g", "g>a", "g>b", "a>j", "b>j", "j>c", "c>d", "d>e")}`;

  it("adds up the longest way; what runs side by side counts once, what is outside the limit not at all", async () => {
    const process = await compiled(bpmn(body));
    const proof = proveLimits(process, { promise: { limit: 6, unit: "workday" }, statute: { limit: 20, unit: "workday" } });
    expect(proof.longest).toEqual({ sum: 6, unit: "workday", nodes: ["b", "c"] });
    expect(proof.findings).toEqual([]);
  });

  it("reports a sum over the promise as a warning and over the statute as an error", async () => {
    const process = await compiled(bpmn(body));
    const proof = proveLimits(process, { promise: { limit: 3, unit: "workday" }, statute: { limit: 5, unit: "workday" } });
    expect(proof.findings.map((one) => [one.severity, one.code])).toEqual([
      ["error", "process/limits-exceed-statute"],
      ["warning", "process/limits-exceed-promise"],
    ]);
  });
});
