import { describe, expect, it } from "vitest";
import { replay } from "./evolve.ts";
import { bpmn, compiled, flows, running, users } from "./testing.ts";

const START_END = `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>`;

describe("forward through a drawing", () => {
  it("goes from the start through each step to the end", async () => {
    const run = running(await compiled(bpmn(START_END + users("a", "b") + flows("s>a", "a>b", "b>e"))));
    expect(run.open()).toEqual(["a"]);
    run.complete("a");
    expect(run.open()).toEqual(["b"]);
    run.complete("b");
    expect(run.state.status).toBe("ended");
    expect(run.state.ending).toEqual({ outcome: "completed" });
  });

  it("refuses a second completion of the same visit", async () => {
    const run = running(await compiled(bpmn(START_END + users("a", "b") + flows("s>a", "a>b", "b>e"))));
    const visit = run.visit("a").id;
    run.complete("a");
    expect(run.act({ kind: "complete", visit })).toMatchObject({ ok: false, code: "process/visit-closed" });
  });

  it("follows the first true condition in drawn order, else the default", async () => {
    const xml = bpmn(
      `${START_END}<bpmn:exclusiveGateway id="g" default="g-c"/>` +
        users("a", "b", "c") +
        flows("s>g", "g>a:amount > 10", "g>b:amount > 5", "g>c", "a>e", "b>e", "c>e"),
    );
    const process = await compiled(xml);
    expect(running(process, { amount: 20 }).open()).toEqual(["a"]);
    expect(running(process, { amount: 7 }).open()).toEqual(["b"]);
    expect(running(process, { amount: 1 }).open()).toEqual(["c"]);
  });

  it("asks a person when no condition is true and nothing is the default", async () => {
    const xml = bpmn(
      `${START_END}<bpmn:exclusiveGateway id="g"/>${users("a", "b")}${flows("s>g", "g>a:x = 1", "g>b:x = 2", "a>e", "b>e")}`,
    );
    const run = running(await compiled(xml));
    expect(run.open()).toEqual(["g"]);
    expect(run.events).toContainEqual(expect.objectContaining({ type: "attention-needed", reason: "no-condition", node: "g" }));
    expect(run.act({ kind: "choose", visit: run.visit("g").id, flow: "nowhere" })).toMatchObject({ code: "process/not-a-choice" });
    run.act({ kind: "choose", visit: run.visit("g").id, flow: "g-b" });
    expect(run.open()).toEqual(["b"]);
  });

  it("joins parallel branches once all have arrived", async () => {
    const run = running(await compiled(PARALLEL));
    expect(run.open()).toEqual(["a", "b"]);
    run.complete("a");
    expect(run.open()).toEqual(["b"]);
    run.complete("b");
    expect(run.open()).toEqual(["c"]);
    run.complete("c");
    expect(run.state.status).toBe("ended");
  });

  it("gives the same state when the events are folded again", async () => {
    const run = running(await compiled(PARALLEL));
    run.complete("b");
    run.complete("a");
    expect(replay(run.events)).toEqual(run.state);
    run.complete("c");
    expect(replay(run.events)).toEqual(run.state);
  });

  it("waits at an inclusive join only for the branches that were taken", async () => {
    const xml = bpmn(
      `${START_END}<bpmn:inclusiveGateway id="g"/><bpmn:inclusiveGateway id="j"/>` +
        users("a", "b", "c", "d") +
        flows("s>g", "g>a:x", "g>b:y", "g>c:z", "a>j", "b>j", "c>j", "j>d", "d>e"),
    );
    const run = running(await compiled(xml), { x: true, y: false, z: true });
    expect(run.open()).toEqual(["a", "c"]);
    run.complete("c");
    run.complete("a");
    expect(run.open()).toEqual(["d"]);
  });

  it("ends the whole process at a terminate end", async () => {
    const xml = bpmn(
      `<bpmn:startEvent id="s"/><bpmn:parallelGateway id="g"/><bpmn:endEvent id="t"><bpmn:terminateEventDefinition/></bpmn:endEvent><bpmn:endEvent id="e"/>` +
        users("a", "b") +
        flows("s>g", "g>a", "g>b", "a>t", "b>e"),
    );
    const run = running(await compiled(xml));
    run.complete("a");
    expect(run.state.status).toBe("ended");
    expect(run.open()).toEqual([]);
    expect(run.events).toContainEqual(expect.objectContaining({ type: "visit-cancelled", reason: "terminated" }));
  });

  it("ends at once when it is terminated with a reason", async () => {
    const run = running(await compiled(PARALLEL));
    run.act({ kind: "terminate", reason: "withdrawn" });
    expect(run.state.ending).toEqual({ outcome: "terminated", reason: "withdrawn" });
    expect(run.act({ kind: "terminate", reason: "again" })).toMatchObject({ code: "process/not-running" });
  });
});

const PARALLEL = bpmn(
  `${START_END}<bpmn:parallelGateway id="g"/><bpmn:parallelGateway id="j"/>` +
    users("a", "b", "c") +
    flows("s>g", "g>a", "g>b", "a>j", "b>j", "j>c", "c>e"),
);
