import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ballotsOf } from "./ballot.ts";
import { compileProcess } from "./compile.ts";
import { bpmn, compiled, flows, type Running, running, users } from "./testing.ts";
import { readWeights, writeWeights } from "./weights.ts";

const vote = (weights: string, sequential = false) =>
  `<bpmn:startEvent id="s"/><bpmn:endEvent id="e"/>${users("a", "c")}<bpmn:userTask id="m"><bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}"
    mt:members="signers" mt:rule="weight" ${weights}/></bpmn:userTask>${flows("s>a", "a>m", "m>c", "c>e")}`;

async function voting(weights: string, sequential = false): Promise<Running> {
  const run = running(await compiled(bpmn(vote(weights, sequential))), { signers: ["li", "wang", "zhao"] });
  run.complete("a");
  return run;
}

/** The member of that name says yes or no. */
function says(run: Running, name: string, agree: boolean) {
  const member = ballotsOf(run.process, run.state)[0]?.members.find(({ item }) => item === name);
  return run.act({ kind: "vote", visit: member?.visit ?? "", agree });
}

const countOf = (run: Running) => {
  const [ballot] = ballotsOf(run.process, run.state);
  return ballot && [ballot.agreed, ballot.refused, ballot.total, ballot.needed, ballot.outcome];
};

describe("票签", () => {
  it("weighs votes as the step says, one each where it doesn't, and passes above half only", async () => {
    const run = await voting('mt:weights="li=2"');
    expect(countOf(run)).toEqual([0, 0, 4, 3, null]);
    says(run, "li", true);
    expect(run.open()).toEqual(["m", "m"]);
    expect(countOf(run)).toEqual([2, 0, 4, 1, null]); // half isn't enough
    says(run, "zhao", true);
    expect(run.open()).toEqual(["c"]);
    expect(run.state.outcomes.m).toBe("agreed");
    expect(countOf(run)).toEqual([3, 0, 4, 0, "agreed"]);
  });

  it("ends as refused as soon as half stand against it", async () => {
    const run = await voting('mt:weights="li=2"');
    says(run, "li", false);
    expect(run.open()).toEqual(["c"]);
    expect(countOf(run)).toEqual([0, 2, 4, null, "refused"]);
  });

  it("comes to the same in sequence, where those whose turn hasn't come have no visit yet", async () => {
    const run = await voting('mt:weights="wang=3"', true);
    expect(ballotsOf(run.process, run.state)[0]?.members.map(({ weight, visit }) => [weight, visit !== null])).toEqual([
      [1, true],
      [3, false],
      [1, false],
    ]);
    says(run, "li", false);
    says(run, "wang", true);
    expect([run.open(), run.state.outcomes.m]).toEqual([["c"], "agreed"]);
  });

  it("starts anew with the weights it had when it is returned to", async () => {
    const run = await voting('mt:weights="li=3"');
    says(run, "li", true);
    run.act({ kind: "return", visit: run.visit("c").id, target: "m" });
    expect(countOf(run)).toEqual([0, 0, 5, 3, null]);
  });

  it("takes the weight with the member where the member carries one", async () => {
    const run = running(await compiled(bpmn(vote(""))), { signers: [{ who: "li", weight: 5 }, "wang"] });
    run.complete("a");
    expect(countOf(run)).toEqual([0, 0, 6, 4, null]);
  });

  it.each(['mt:weights="li"', 'mt:weights="li=0"', 'mt:weights="li=1,li=2"', 'mt:weights="li=100"'])("refuses %s", async (weights) => {
    const outcome = await compileProcess(bpmn(vote(weights)));
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: "process/bad-setting", element: "m" }] });
  });

  it("refuses weights where nobody weighs them", async () => {
    const outcome = await compileProcess(bpmn(vote('mt:weights="li=2"').replace('rule="weight"', 'rule="all"')));
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: "process/bad-setting" }] });
  });

  it("what is needed is what is needed: one vote fewer never passes, that many always do", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean()),
        async (weights, answers) => {
          const people = weights.map((weight, index) => ({ who: `p${index}`, weight }));
          const run = running(await compiled(bpmn(vote(""))), { signers: people });
          run.complete("a");
          for (const agree of answers) {
            const [before] = ballotsOf(run.process, run.state);
            const next = before?.members.find((member) => member.agree === null);
            if (before?.outcome !== null || !next?.visit) break;
            run.act({ kind: "vote", visit: next.visit, agree });
            const [after] = ballotsOf(run.process, run.state);
            expect(after?.outcome === "agreed").toBe(agree && next.weight >= (before.needed ?? Number.POSITIVE_INFINITY));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("weights are written and read back", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[A-Za-z][\w:]{0,8}$/), fc.integer({ min: 1, max: 99 }), { minKeys: 1 }), (weights) => {
        expect(readWeights(writeWeights(weights))).toEqual(weights);
      }),
    );
  });
});
