import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replay } from "./evolve.ts";
import { leanEvent } from "./lean.ts";
import { compiled, type Running, running } from "./testing.ts";
import { type Act, acts, brokenRules, drain, tryAct } from "./testing-acts.ts";
import { blocks, drawingOf } from "./testing-blocks.ts";

const RUNS = Number(process.env.PROCESS_RUNS ?? 120);

async function played(block: Parameters<typeof drawingOf>[0], list: Act[]): Promise<Running> {
  const run = running(await compiled(drawingOf(block)), { pick: 1, again: false, stop: false });
  for (const act of list) tryAct(run, act);
  return run;
}

describe("any block-structured process under any acts", () => {
  it("carries exactly one thread on every open branch, so no token is lost or doubled", async () => {
    await fc.assert(
      fc.asyncProperty(blocks(), acts, async (block, list) => {
        const run = running(await compiled(drawingOf(block)), { pick: 1, again: false, stop: false });
        for (const act of list) {
          const before = JSON.stringify(run.state);
          tryAct(run, act);
          expect(brokenRules(run.state)).toEqual([]);
          if (!run.last.ok) expect(JSON.stringify(run.state)).toBe(before);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("can end from every state it reaches", async () => {
    await fc.assert(
      fc.asyncProperty(blocks(), acts, async (block, list) => {
        const run = await played(block, list);
        expect(drain(run)).toBe(true);
        expect(brokenRules(run.state)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it("leaves or cancels every visit it entered exactly once", async () => {
    await fc.assert(
      fc.asyncProperty(blocks(), acts, async (block, list) => {
        const run = await played(block, list);
        drain(run);
        const entered = run.events.flatMap((event) => (event.type === "visit-entered" ? [event.visit.id] : []));
        const closed = run.events.flatMap((event) =>
          event.type === "visit-left" || event.type === "visit-cancelled" ? [event.visit] : [],
        );
        expect([...closed].sort()).toEqual([...entered].sort());
        expect(new Set(entered).size).toBe(entered.length);
      }),
      { numRuns: RUNS },
    );
  });

  it("gives the same state when its events are folded, and the same events when the acts are repeated", async () => {
    await fc.assert(
      fc.asyncProperty(blocks(), acts, async (block, list) => {
        const run = await played(block, list);
        expect(replay(run.events)).toEqual(run.state);
        expect(replay(JSON.parse(JSON.stringify(run.events)))).toEqual(run.state);
        expect(replay(JSON.parse(JSON.stringify(run.events.map(leanEvent))))).toEqual(run.state);
        const again = await played(block, list);
        expect(again.events).toEqual(run.events);
      }),
      { numRuns: RUNS },
    );
  });

  it("reaches the same end after a return followed by the same answers", async () => {
    await fc.assert(
      fc.asyncProperty(blocks(), acts, async (block, list) => {
        const answers = list.filter((act) => act.kind === "answer");
        const straight = await played(block, answers);
        const returned = await played(block, answers);
        for (const act of list) if (act.kind === "return") tryAct(returned, { ...act, after: "rerun" });
        expect(drain(straight)).toBe(true);
        expect(drain(returned)).toBe(true);
        expect(returned.state.ending).toEqual(straight.state.ending);
      }),
      { numRuns: RUNS },
    );
  });
});
