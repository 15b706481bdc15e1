import { describe, expect, it } from "vitest";
import { canRecall, openTimers, openVisits, returnTargets } from "./look.ts";
import { bpmn, compiled, flows, type Running, running, users } from "./testing.ts";

/** Where existing engines break (practice 4.3): each named by its number there. 6, 8 and 15 also concern tasks and people, above the engine. */

const ENDS = `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>`;

function signing(id: string, rule: string, sequential = false): string {
  return `<bpmn:userTask id="${id}"><bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}" mt:members="signers" mt:rule="${rule}"/></bpmn:userTask>`;
}

async function signed(rule: string, sequential = false): Promise<Running> {
  const xml = bpmn(ENDS + users("a", "c") + signing("m", rule, sequential) + flows("s>a", "a>m", "m>c", "c>e"));
  return running(await compiled(xml), { signers: ["li", "wang", "zhao"] });
}

function vote(run: Running, node: string, agree: boolean, nth = 0) {
  return run.act({ kind: "vote", visit: run.visit(node, nth).id, agree });
}

function giveBack(
  run: Running,
  node: string,
  target: string,
  more: { siblings?: "cancel" | "keep"; after?: "rerun" | "direct"; members?: "all" | "unagreed" } = {},
) {
  return run.act({ kind: "return", visit: run.visit(node).id, target, ...more });
}

const PARALLEL =
  `${ENDS}<bpmn:parallelGateway id="g"/><bpmn:parallelGateway id="j"/>` +
  users("a", "b1", "b2", "c1", "d") +
  flows("s>a", "a>g", "g>b1", "b1>b2", "g>c1", "b2>j", "c1>j", "j>d", "d>e");

describe("where other engines break", () => {
  it("1: a return into a 会签 asks everyone again and loses nobody", async () => {
    const run = await signed("all");
    run.complete("a");
    for (let i = 0; i < 3; i++) vote(run, "m", true);
    expect(run.open()).toEqual(["c"]);
    giveBack(run, "c", "m");
    expect(run.open()).toEqual(["m", "m", "m"]);
    expect(openVisits(run.state).find((visit) => visit.members)?.round).toBe(2);
    for (let i = 0; i < 3; i++) vote(run, "m", true);
    expect(run.open()).toEqual(["c"]);
  });

  it("1: or only those who hadn't agreed, when so wished", async () => {
    const run = await signed("share");
    run.complete("a");
    vote(run, "m", false, 1);
    expect(run.open()).toEqual(["c"]);
    expect(run.state.outcomes.m).toBe("refused");
    giveBack(run, "c", "m", { members: "unagreed" });
    expect(run.open()).toEqual(["m", "m", "m"]);
    vote(run, "m", true);
    vote(run, "m", true);
    vote(run, "m", false);
    giveBack(run, "c", "m", { members: "unagreed" });
    expect(
      openVisits(run.state)
        .filter((visit) => visit.member)
        .map((visit) => visit.member?.item),
    ).toEqual(["zhao"]);
    vote(run, "m", true);
    expect(run.state.outcomes.m).toBe("agreed");
  });

  it("2: a return into a 或签 offers it to all again", async () => {
    const run = await signed("any");
    run.complete("a");
    vote(run, "m", true, 2);
    expect(run.open()).toEqual(["c"]);
    giveBack(run, "c", "m");
    expect(run.open()).toEqual(["m", "m", "m"]);
    vote(run, "m", true, 0);
    expect(run.open()).toEqual(["c"]);
  });

  it("3: one member of a 会签 returns to the applicant: the others close, the case doesn't go on to the next step", async () => {
    const run = await signed("all");
    run.complete("a");
    vote(run, "m", true);
    giveBack(run, "m", "s");
    expect(run.open()).toEqual(["s"]);
    expect(run.visit("s").awaiting).toBe("applicant");
    run.complete("s");
    expect(run.open()).toEqual(["a"]);
  });

  it("4: a return out of a parallel branch cancels the siblings", async () => {
    const run = running(await compiled(bpmn(PARALLEL)));
    run.complete("a");
    giveBack(run, "b1", "a");
    expect(run.open()).toEqual(["a"]);
    run.complete("a");
    expect(run.open()).toEqual(["b1", "c1"]);
  });

  it("4: or keeps them by setting, and the returned branch alone is gone again", async () => {
    const run = running(
      await compiled(bpmn(`<bpmn:extensionElements><mt:process returnSiblings="keep"/></bpmn:extensionElements>${PARALLEL}`)),
    );
    run.complete("a");
    const sibling = run.visit("c1").id;
    giveBack(run, "b1", "a");
    expect(run.open().sort()).toEqual(["a", "c1"]);
    run.complete("c1");
    expect(run.open()).toEqual(["a"]);
    run.complete("a");
    expect(run.open()).toEqual(["b1"]);
    expect(run.state.visits[sibling]?.status).toBe("left");
    run.complete("b1");
    run.complete("b2");
    expect(run.open()).toEqual(["d"]);
  });

  it("4: after the join a branch is opened again alone; the other counts with what it brought", async () => {
    const run = running(await compiled(bpmn(PARALLEL)));
    for (const node of ["a", "b1", "b2", "c1"]) run.complete(node);
    giveBack(run, "d", "b1");
    expect(run.open()).toEqual(["b1"]);
    run.complete("b1");
    run.complete("b2");
    expect(run.open()).toEqual(["d"]);
    expect(run.visit("d").round).toBe(2);
  });

  it("4: a running sibling branch is refused as a target, with the reason", async () => {
    const run = running(await compiled(bpmn(PARALLEL)));
    run.complete("a");
    run.complete("b1");
    expect(returnTargets(run.process, run.state, run.visit("c1").id)).toContainEqual(
      expect.objectContaining({ node: "b1", allowed: false, reason: "process/sibling-running" }),
    );
    expect(giveBack(run, "c1", "b1")).toMatchObject({ ok: false, code: "process/sibling-running" });
  });

  it("4: a return into a sibling branch that is done lets the step wait, and enters it again afterwards", async () => {
    const run = running(await compiled(bpmn(PARALLEL)));
    for (const node of ["a", "b1", "b2"]) run.complete(node);
    giveBack(run, "c1", "b2");
    expect(run.open()).toEqual(["b2"]);
    run.complete("b2");
    expect(run.open()).toEqual(["c1"]);
    run.complete("c1");
    expect(run.open()).toEqual(["d"]);
  });

  it("5: a drawn process returns to the applicant, who sends it in again", async () => {
    const run = running(await compiled(bpmn(PARALLEL)));
    giveBack(run, "a", "s");
    expect(run.open()).toEqual(["s"]);
    run.complete("s");
    expect(run.open()).toEqual(["a"]);
    expect(run.visit("a").round).toBe(2);
  });

  it("6: a refusal while further signers are pending closes them too", async () => {
    const run = await signed("all");
    run.complete("a");
    run.act({ kind: "join", visit: run.visit("m").id, items: ["qian"] });
    expect(run.open()).toHaveLength(4);
    vote(run, "m", false);
    expect(run.open()).toEqual(["c"]);
    expect(run.state.outcomes.m).toBe("refused");
  });

  it("7: a reminder is armed again on the second entry", async () => {
    const timer = `<bpmn:boundaryEvent id="t" attachedToRef="b" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration>P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>`;
    const run = running(await compiled(bpmn(ENDS + users("a", "b", "c") + timer + flows("s>a", "a>b", "b>c", "c>e"))));
    run.complete("a");
    const [first] = openTimers(run.state);
    run.complete("b");
    expect(openTimers(run.state)).toEqual([]);
    giveBack(run, "c", "b");
    const [second] = openTimers(run.state);
    expect(second?.id).not.toBe(first?.id);
    expect(second).toMatchObject({ visit: run.visit("b").id, node: "t" });
    expect(run.act({ kind: "timer", timer: first?.id ?? "" })).toMatchObject({ code: "process/timer-closed" });
    expect(run.act({ kind: "timer", timer: second?.id ?? "" }).ok).toBe(true);
    expect(run.open()).toEqual(["b"]);
  });

  it("8: a delay shows as an open visit of its own and goes on when it is due", async () => {
    const delay = `<bpmn:intermediateCatchEvent id="w"><bpmn:timerEventDefinition mt:limit="3" mt:unit="workday"/></bpmn:intermediateCatchEvent>`;
    const run = running(await compiled(bpmn(ENDS + users("a", "b") + delay + flows("s>a", "a>w", "w>b", "b>e"))));
    run.complete("a");
    expect(run.open()).toEqual(["w"]);
    expect(run.visit("w").awaiting).toBe("timer");
    expect(openTimers(run.state)[0]?.rule).toEqual({ kind: "limit", limit: 3, unit: "workday" });
    run.act({ kind: "timer", timer: openTimers(run.state)[0]?.id ?? "" });
    expect(run.open()).toEqual(["b"]);
  });

  it.each([
    ["all", [true, true, true], "agreed"],
    ["all", [true, false], "refused"],
    ["any", [true], "agreed"],
    ["any", [false], "refused"],
  ])("9: %s with %j ends alike in parallel and in sequence", async (rule, votes, outcome) => {
    for (const sequential of [false, true]) {
      const run = await signed(rule, sequential);
      run.complete("a");
      for (const agree of votes) vote(run, "m", agree);
      expect(run.open()).toEqual(["c"]);
      expect(run.state.outcomes.m).toBe(outcome);
    }
  });

  it("10: the handler before a 会签 takes it back while nobody has answered", async () => {
    const run = await signed("all");
    const before = run.visit("a").id;
    run.complete("a");
    expect(canRecall(run.process, run.state, before)).toEqual({ allowed: true });
    run.act({ kind: "recall", visit: before });
    expect(run.open()).toEqual(["a"]);
    expect(run.visit("a")).toMatchObject({ how: "recall", prior: before, round: 2 });
  });

  it("10: but not after one has answered, or has begun to work", async () => {
    const run = await signed("all");
    const before = run.visit("a").id;
    run.complete("a");
    expect(canRecall(run.process, run.state, before, [run.visit("m", 1).id])).toEqual({ allowed: false, reason: "process/already-acted" });
    vote(run, "m", true);
    expect(run.act({ kind: "recall", visit: before })).toMatchObject({ ok: false, code: "process/already-acted" });
  });

  it("10: a member takes back an answer, also one that had decided the step", async () => {
    const run = await signed("all");
    run.complete("a");
    const answer = run.visit("m").id;
    vote(run, "m", false);
    expect(run.open()).toEqual(["c"]);
    run.act({ kind: "recall", visit: answer });
    expect(run.open()).toEqual(["m", "m", "m"]);
  });

  it("11: a step skipped because its handler sent it doesn't stop a recall", async () => {
    const run = running(await compiled(bpmn(ENDS + users("a", "b", "c") + flows("s>a", "a>b", "b>c", "c>e"))));
    const sent = run.visit("a").id;
    run.complete("a");
    run.act({ kind: "complete", visit: run.visit("b").id, skipped: true });
    expect(run.open()).toEqual(["c"]);
    expect(run.act({ kind: "recall", visit: sent }).ok).toBe(true);
    expect(run.open()).toEqual(["a"]);
  });

  it("12: withdrawing closes a running multi-instance sub-process with all that is open inside", async () => {
    const sub = `<bpmn:subProcess id="p1"><bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics><bpmn:startEvent id="is"/><bpmn:endEvent id="ie"/>${users("x", "y")}${flows("is>x", "x>y", "y>ie")}</bpmn:subProcess>`;
    const run = running(await compiled(bpmn(ENDS + sub + flows("s>p1", "p1>e"))));
    run.complete("x", 1);
    expect(run.open().sort()).toEqual(["x", "x", "y"]);
    run.act({ kind: "terminate", reason: "withdrawn" });
    expect(openVisits(run.state)).toEqual([]);
    expect(Object.values(run.state.scopes).every((scope) => scope.status !== "open")).toBe(true);
  });

  it("13: an exclusive gateway inside a parallel block doesn't hang the join, also when it ends its branch", async () => {
    const xml = bpmn(
      `${ENDS}<bpmn:parallelGateway id="g"/><bpmn:parallelGateway id="j"/><bpmn:exclusiveGateway id="x" default="x-b"/><bpmn:endEvent id="stop"/>` +
        users("a", "b", "c", "d") +
        flows("s>g", "g>a", "a>x", "x>stop:enough = true", "x>b", "b>j", "g>c", "c>j", "j>d", "d>e"),
    );
    const process = await compiled(xml);
    const through = running(process, { enough: false });
    for (const node of ["a", "b", "c"]) through.complete(node);
    expect(through.open()).toEqual(["d"]);
    const short = running(process, { enough: true });
    short.complete("a");
    short.complete("c");
    expect(short.open()).toEqual(["d"]);
  });

  it("14: returns in a row step back one level each", async () => {
    const run = running(await compiled(bpmn(ENDS + users("a", "b", "c", "d") + flows("s>a", "a>b", "b>c", "c>d", "d>e"))));
    for (const node of ["a", "b", "c"]) run.complete(node);
    for (const expected of ["c", "b", "a", "s"]) {
      const [open = ""] = run.open();
      const previous = returnTargets(run.process, run.state, run.visit(open).id).find((target) => target.previous);
      expect(previous).toMatchObject({ node: expected, allowed: true });
      giveBack(run, open, expected);
      expect(run.open()).toEqual([expected]);
    }
  });

  it("直送 comes straight back to the step that returned, once", async () => {
    const run = running(await compiled(bpmn(ENDS + users("a", "b", "c", "d") + flows("s>a", "a>b", "b>c", "c>d", "d>e"))));
    for (const node of ["a", "b"]) run.complete(node);
    giveBack(run, "c", "a", { after: "direct" });
    run.complete("a");
    expect(run.open()).toEqual(["c"]);
    expect(run.visit("c")).toMatchObject({ round: 2, how: "direct", previous: "b" });
    run.complete("c");
    expect(run.open()).toEqual(["d"]);
  });
});
