import { describe, expect, it } from "vitest";
import { compileProcess } from "./compile.ts";
import { openTimers, openVisits } from "./look.ts";
import { bpmn, compiled, flows, running, users } from "./testing.ts";

const ENDS = `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>`;
const MESSAGE = `<bpmn:message id="m1" name="supplement"/>`;
const TIMER = (time: string) => `<bpmn:timerEventDefinition>${time}</bpmn:timerEventDefinition>`;
const DURATION = TIMER("<bpmn:timeDuration>P3D</bpmn:timeDuration>");
const MESSAGE_EVENT = `<bpmn:messageEventDefinition messageRef="m1"/>`;

function boundary(id: string, host: string, definition: string, interrupting = true): string {
  return `<bpmn:boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${definition}</bpmn:boundaryEvent>`;
}

function sub(id: string, body: string, inside = ""): string {
  return `<bpmn:subProcess id="${id}">${inside}<bpmn:startEvent id="${id}s"/><bpmn:endEvent id="${id}e"/>${body}</bpmn:subProcess>`;
}

describe("tasks", () => {
  it.each(["manualTask", "serviceTask", "businessRuleTask"])("a %s waits until it is completed", async (type) => {
    const run = running(await compiled(bpmn(`${ENDS}<bpmn:${type} id="a"/>${flows("s>a", "a>e")}`)));
    expect(run.open()).toEqual(["a"]);
    run.complete("a");
    expect(run.state.status).toBe("ended");
  });

  it("a business rule with a decision answers by itself, and gateways after it see the answer", async () => {
    const rule = `<bpmn:businessRuleTask id="r"><bpmn:extensionElements><mt:decision expression="amount" result="score"/></bpmn:extensionElements></bpmn:businessRuleTask>`;
    const xml = bpmn(
      `${ENDS}${rule}<bpmn:exclusiveGateway id="g" default="g-b"/>${users("a", "b")}${flows("s>r", "r>g", "g>a:score > 5", "g>b", "a>e", "b>e")}`,
    );
    const run = running(await compiled(xml), { amount: 9 });
    expect(run.open()).toEqual(["a"]);
    expect(run.state.results).toEqual({ score: 9 });
  });

  it("a send task and a message throw send their message and go on", async () => {
    const xml = bpmn(
      `${ENDS}<bpmn:sendTask id="a" messageRef="m1" mt:correlation="number"/><bpmn:intermediateThrowEvent id="b">${MESSAGE_EVENT}</bpmn:intermediateThrowEvent><bpmn:intermediateThrowEvent id="c"/>${flows("s>a", "a>b", "b>c", "c>e")}`,
      MESSAGE,
    );
    const run = running(await compiled(xml), { number: "N-1" });
    expect(run.state.status).toBe("ended");
    expect(run.events.filter((event) => event.type === "message-sent")).toEqual([
      expect.objectContaining({ node: "a", name: "supplement", correlation: "N-1" }),
      expect.objectContaining({ node: "b", name: "supplement" }),
    ]);
  });

  it("a receive task gets the message with its own key only", async () => {
    const xml = bpmn(`${ENDS}<bpmn:receiveTask id="a" messageRef="m1" mt:correlation="number"/>${flows("s>a", "a>e")}`, MESSAGE);
    const run = running(await compiled(xml), { number: "N-1" });
    expect(run.act({ kind: "message", name: "supplement", correlation: "N-2" })).toMatchObject({ code: "process/message-not-awaited" });
    run.act({ kind: "message", name: "supplement", correlation: "N-1" });
    expect(run.state.status).toBe("ended");
  });

  it("several ways out of a task run in parallel, conditional ones where they hold", async () => {
    const both = running(await compiled(bpmn(`${ENDS}${users("a", "b", "c")}${flows("s>a", "a>b", "a>c", "b>e", "c>e")}`)));
    both.complete("a");
    expect(both.open()).toEqual(["b", "c"]);
    const one = running(await compiled(bpmn(`${ENDS}${users("a", "b", "c")}${flows("s>a", "a>b:x", "a>c:y", "b>e", "c>e")}`)), { y: true });
    one.complete("a");
    expect(one.open()).toEqual(["c"]);
  });
});

describe("events", () => {
  it("a process starts by the start that is named", async () => {
    const xml = bpmn(
      `${ENDS}<bpmn:startEvent id="sm">${MESSAGE_EVENT}</bpmn:startEvent><bpmn:startEvent id="st">${DURATION}</bpmn:startEvent>${users("a", "b", "c")}${flows("s>a", "sm>b", "st>c", "a>e", "b>e", "c>e")}`,
      MESSAGE,
    );
    const process = await compiled(xml);
    expect(running(process).open()).toEqual(["a"]);
    expect(running(process, {}, "sm").open()).toEqual(["b"]);
    expect(running(process, {}, "st").open()).toEqual(["c"]);
    expect(() => running(process, {}, "a")).toThrow("process/start-unclear");
  });

  it("the first event after an event gateway wins and closes the others", async () => {
    const xml = bpmn(
      `${ENDS}<bpmn:eventBasedGateway id="g"/><bpmn:intermediateCatchEvent id="t">${DURATION}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="m">${MESSAGE_EVENT}</bpmn:intermediateCatchEvent>${users("late", "came")}${flows("s>g", "g>t", "g>m", "t>late", "m>came", "late>e", "came>e")}`,
      MESSAGE,
    );
    const process = await compiled(xml);
    const came = running(process);
    came.act({ kind: "message", name: "supplement" });
    expect(came.open()).toEqual(["came"]);
    expect(openTimers(came.state)).toEqual([]);
    const late = running(process);
    late.act({ kind: "timer", timer: openTimers(late.state)[0]?.id ?? "" });
    expect(late.open()).toEqual(["late"]);
    expect(late.act({ kind: "message", name: "supplement" })).toMatchObject({ code: "process/message-not-awaited" });
  });

  it("an interrupting timer takes the step away, a non-interrupting one works beside it", async () => {
    const body = (interrupting: boolean) =>
      bpmn(
        `${ENDS}<bpmn:endEvent id="e2"/>${users("a", "x")}${boundary("t", "a", DURATION, interrupting)}${flows("s>a", "a>e", "t>x", "x>e2")}`,
      );
    const hard = running(await compiled(body(true)));
    hard.act({ kind: "timer", timer: openTimers(hard.state)[0]?.id ?? "" });
    expect(hard.open()).toEqual(["x"]);
    const soft = running(await compiled(body(false)));
    soft.act({ kind: "timer", timer: openTimers(soft.state)[0]?.id ?? "" });
    expect(soft.open()).toEqual(["a", "x"]);
    soft.complete("a");
    expect(soft.state.status).toBe("running");
    soft.complete("x");
    expect(soft.state.status).toBe("ended");
  });

  it("a cycle fires as often as it says", async () => {
    const cycle = TIMER("<bpmn:timeCycle>R2/P1D</bpmn:timeCycle>");
    const run = running(await compiled(bpmn(`${ENDS}${users("a")}${boundary("t", "a", cycle, false)}${flows("s>a", "a>e")}`)));
    run.act({ kind: "timer", timer: openTimers(run.state)[0]?.id ?? "" });
    expect(openTimers(run.state)).toMatchObject([{ repeat: 1 }]);
    run.act({ kind: "timer", timer: openTimers(run.state)[0]?.id ?? "" });
    expect(openTimers(run.state)).toEqual([]);
    run.complete("a");
    expect(run.state.status).toBe("ended");
  });

  it("a timer whose expression is no time asks for a person instead of guessing", async () => {
    const xml = bpmn(
      `${ENDS}${users("a")}${boundary("t", "a", TIMER("<bpmn:timeDate>when</bpmn:timeDate>"))}${flows("s>a", "a>e", "t>e")}`,
    );
    const good = running(await compiled(xml), { when: "2026-03-06" });
    expect(openTimers(good.state)).toMatchObject([{ rule: { kind: "date", value: "2026-03-06" } }]);
    const bad = running(await compiled(xml), { when: "soon" });
    expect(openTimers(bad.state)).toEqual([]);
    expect(bad.events).toContainEqual(expect.objectContaining({ type: "attention-needed", reason: "bad-timer" }));
  });

  it("an error goes to the nearest border that catches it: named before any, inside before outside", async () => {
    const roots = `<bpmn:error id="e1" errorCode="lost"/>`;
    const named = `<bpmn:errorEventDefinition errorRef="e1"/>`;
    const any = `<bpmn:errorEventDefinition/>`;
    const body = `${ENDS}${sub("p1", `${users("a")}${flows("p1s>a", "a>p1e")}${boundary("b1", "a", named)}${users("inner")}${flows("b1>inner", "inner>p1e")}`)}${boundary("b2", "p1", any)}${users("outer")}${flows("s>p1", "p1>e", "b2>outer", "outer>e")}`;
    const process = await compiled(bpmn(body, roots));
    const lost = running(process);
    lost.act({ kind: "error", visit: lost.visit("a").id, code: "lost" });
    expect(lost.open()).toEqual(["inner"]);
    const other = running(process);
    other.act({ kind: "error", visit: other.visit("a").id, code: "broken" });
    expect(other.open()).toEqual(["outer"]);
    other.complete("outer");
    expect(other.state.status).toBe("ended");
  });

  it("an error nobody catches changes nothing", async () => {
    const run = running(await compiled(bpmn(`${ENDS}${users("a")}${flows("s>a", "a>e")}`)));
    const before = run.state;
    expect(run.act({ kind: "error", visit: run.visit("a").id, code: "x" })).toMatchObject({ ok: false, code: "process/error-not-caught" });
    expect(run.state).toBe(before);
  });

  it("a terminate end inside a sub-process ends the sub-process only", async () => {
    const inner = `<bpmn:parallelGateway id="g"/><bpmn:endEvent id="t"><bpmn:terminateEventDefinition/></bpmn:endEvent>${users("a", "b")}${flows("p1s>g", "g>a", "g>b", "a>t", "b>p1e")}`;
    const run = running(await compiled(bpmn(`${ENDS}${sub("p1", inner)}${users("c")}${flows("s>p1", "p1>c", "c>e")}`)));
    run.complete("a");
    expect(run.open()).toEqual(["c"]);
  });
});

describe("sub-processes and calls", () => {
  it("runs a called process inside, from the same file or compiled before, and returns reach into it", async () => {
    const called = `<bpmn:process id="inner"><bpmn:startEvent id="is"/><bpmn:endEvent id="ie"/>${users("a")}${flows("is>a", "a>ie")}</bpmn:process>`;
    const body = `${ENDS}<bpmn:callActivity id="k" calledElement="inner"/>${users("z")}${flows("s>k", "k>z", "z>e")}`;
    const before = await compiled(bpmn(`${ENDS}${users("a")}${flows("s>a", "a>e")}`));
    for (const process of [await compiled(bpmn(body, called)), await compiled(bpmn(body), { inner: before })]) {
      const run = running(process);
      expect(run.open()).toEqual(["k/a"]);
      run.complete("k/a");
      expect(run.open()).toEqual(["z"]);
      run.act({ kind: "return", visit: run.visit("z").id, target: "k/a" });
      expect(run.open()).toEqual(["k/a"]);
      run.complete("k/a");
      expect(run.open()).toEqual(["z"]);
    }
  });

  it("a process that calls itself is refused", async () => {
    const called = `<bpmn:process id="inner"><bpmn:startEvent id="is"/><bpmn:callActivity id="again" calledElement="inner"/>${flows("is>again")}</bpmn:process>`;
    const result = await compileProcess(bpmn(`${ENDS}<bpmn:callActivity id="k" calledElement="inner"/>${flows("s>k", "k>e")}`, called));
    expect(result).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([expect.objectContaining({ code: "process/call-circular" })]),
    });
  });
});

describe("multi-instance", () => {
  const multi = (settings: string, inside: string) =>
    bpmn(
      `${ENDS}<bpmn:userTask id="m"><bpmn:multiInstanceLoopCharacteristics ${settings}>${inside}</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>${users("z")}${flows("s>m", "m>z", "z>e")}`,
    );

  it("one after another in sequence, with each member's own item", async () => {
    const run = running(await compiled(multi(`isSequential="true" mt:members="list"`, "")), { list: [{ name: "li" }, { name: "wang" }] });
    expect(run.visit("m").member).toEqual({ index: 0, item: { name: "li" } });
    run.complete("m");
    expect(run.visit("m").member).toEqual({ index: 1, item: { name: "wang" } });
    run.complete("m");
    expect(run.open()).toEqual(["z"]);
  });

  it("ends early when its completion condition holds, and closes the rest", async () => {
    const xml = multi(
      "",
      "<bpmn:loopCardinality>5</bpmn:loopCardinality><bpmn:completionCondition>nrOfCompletedInstances &gt;= 2</bpmn:completionCondition>",
    );
    const run = running(await compiled(xml));
    run.complete("m");
    run.complete("m");
    expect(run.open()).toEqual(["z"]);
    expect(run.events.filter((event) => event.type === "visit-cancelled" && event.reason === "decided")).toHaveLength(3);
  });

  it("a share that can't be reached any more is refused at once", async () => {
    const run = running(await compiled(multi(`mt:members="3" mt:rule="share" mt:share="60"`, "")));
    run.act({ kind: "vote", visit: run.visit("m").id, agree: false });
    expect(run.open()).toEqual(["m", "m"]);
    run.act({ kind: "vote", visit: run.visit("m").id, agree: false });
    expect(run.open()).toEqual(["z"]);
    expect(run.state.outcomes.m).toBe("refused");
  });

  it("weighs votes by the member's weight: more than half is needed", async () => {
    const list = [{ weight: 3 }, { weight: 2 }, { weight: 1 }];
    const run = running(await compiled(multi(`mt:members="list" mt:rule="weight"`, "")), { list });
    run.act({ kind: "vote", visit: run.visit("m").id, agree: true });
    expect(run.open()).toHaveLength(2);
    run.act({ kind: "vote", visit: run.visit("m", 1).id, agree: true });
    expect(run.state.outcomes.m).toBe("agreed");
  });

  it("with nobody to act waits for someone to be named; it never agrees by itself", async () => {
    const run = running(await compiled(multi(`mt:members="list"`, "")), { list: [] });
    expect(run.events).toContainEqual(expect.objectContaining({ type: "attention-needed", reason: "no-member" }));
    const step = openVisits(run.state)[0];
    run.act({ kind: "join", visit: step?.id ?? "", items: ["li"] });
    run.complete("m");
    expect(run.open()).toEqual(["z"]);
  });

  it("a member who hasn't answered can be taken out, the last one can't", async () => {
    const run = running(await compiled(multi(`mt:members="2"`, "")));
    const step = openVisits(run.state).find((visit) => visit.members)?.id ?? "";
    run.act({ kind: "leave", visit: step, index: 1 });
    expect(run.open()).toEqual(["m"]);
    expect(run.act({ kind: "leave", visit: step, index: 0 })).toMatchObject({ code: "process/last-member" });
  });
});

describe("what a drawing says in other words", () => {
  it("a default way of a task is taken when no condition holds, beside the ways always followed", async () => {
    const task = `${users("b", "c", "d")}<bpmn:userTask id="a" default="a-c"/>`;
    const xml = bpmn(`${ENDS}${task}${flows("s>a", "a>b:amount > 5", "a>c", "a>d", "b>e", "c>e", "d>e")}`);
    const small = running(await compiled(xml), { amount: 1 });
    small.complete("a");
    expect(small.open().sort()).toEqual(["c", "d"]);
    const large = running(await compiled(xml), { amount: 9 });
    large.complete("a");
    expect(large.open().sort()).toEqual(["b", "d"]);
  });

  it("an event may refer to a definition that stands beside the process", async () => {
    const beside = `<bpmn:timerEventDefinition id="t1"><bpmn:timeDuration>P3D</bpmn:timeDuration></bpmn:timerEventDefinition>`;
    const xml = bpmn(
      `${ENDS}<bpmn:intermediateCatchEvent id="c"><bpmn:eventDefinitionRef>t1</bpmn:eventDefinitionRef></bpmn:intermediateCatchEvent>${flows("s>c", "c>e")}`,
      beside,
    );
    expect(openTimers(running(await compiled(xml)).state)).toMatchObject([{ node: "c", rule: { kind: "duration", value: "P3D" } }]);
  });

  it("a message without a name of its own goes by the name of what waits for it", async () => {
    const xml = bpmn(`${ENDS}<bpmn:receiveTask id="a" name="补交材料"/>${flows("s>a", "a>e")}`);
    const run = running(await compiled(xml));
    run.act({ kind: "message", name: "补交材料" });
    expect(run.state.status).toBe("ended");
  });

  it.each([
    ["several tokens for one step", `<bpmn:userTask id="a" startQuantity="2"/>`, "process/unsupported-element"],
    ["several tokens out of one step", `<bpmn:userTask id="a" completionQuantity="0"/>`, "process/unsupported-element"],
    [
      "a cycle where a token waits once",
      `<bpmn:intermediateCatchEvent id="a">${TIMER("<bpmn:timeCycle>R3/P1D</bpmn:timeCycle>")}</bpmn:intermediateCatchEvent>`,
      "process/cycle-fires-once",
    ],
  ])("%s is refused", async (_, element, code) => {
    const compiling = await compileProcess(bpmn(`${ENDS}${element}${flows("s>a", "a>e")}`));
    expect(compiling).toMatchObject({ ok: false, faults: [{ code, element: "a" }] });
  });

  it("a file that says it was written in another encoding is read as the text it now is", async () => {
    const xml = bpmn(`${ENDS}${flows("s>e")}`).replace(/^(<\?xml[^>]*\?>)?/, '<?xml version="1.0" encoding="ISO-8859-1"?>');
    expect((await compileProcess(xml)).ok).toBe(true);
  });
});
