import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ItemPackage } from "../../../modules/catalogue/shared.ts";
import type { Saved } from "../../../modules/designs/shared.ts";
import { Autosave } from "./autosave.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that answers in turn, and what it was sent: revision and summary. */
function desk(...answers: (Saved | Error)[]) {
  const sent: [number, string][] = [];
  const autosave = new Autosave({
    package: { summary: "" } as ItemPackage,
    revision: 1,
    savedAt: "2026-03-02T01:00:00Z",
    codeOf: (error) => (error as Error).message,
    send: async (revision, item) => {
      sent.push([revision, item.summary]);
      const answer = answers.shift() ?? { ok: true, revision: revision + 1, savedAt: "2026-03-02T01:01:00Z" };
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { autosave, sent };
}

test("what is typed is saved once, after a rest", async () => {
  const { autosave, sent } = desk();
  for (const summary of ["一", "一二", "一二三"]) autosave.change({ summary });
  expect(autosave.snapshot().state.kind).toBe("changed");
  await vi.runAllTimersAsync();
  expect(sent).toEqual([[1, "一二三"]]);
  expect(autosave.snapshot()).toMatchObject({ revision: 2, state: { kind: "saved" } });
});

test("what is typed while a save is under way is saved after it, on its revision", async () => {
  const { autosave, sent } = desk();
  autosave.change({ summary: "一" });
  const flushed = autosave.flush();
  await Promise.resolve();
  autosave.change({ summary: "二" });
  await flushed;
  await vi.runAllTimersAsync();
  expect(sent).toEqual([
    [1, "一"],
    [2, "二"],
  ]);
});

test("after a conflict nothing is sent until somebody chooses, and nothing typed is lost", async () => {
  const { autosave, sent } = desk({ ok: false, code: "designs/conflict", conflict: { by: "乙", at: "", revision: 5 } });
  autosave.change({ summary: "甲的" });
  await vi.runAllTimersAsync();
  autosave.change({ summary: "甲的，又改了" });
  await vi.runAllTimersAsync();
  expect(sent).toHaveLength(1);
  expect(autosave.snapshot()).toMatchObject({ state: { kind: "conflict", by: "乙" }, package: { summary: "甲的，又改了" } });
  expect(await autosave.keepMine()).toBe(true);
  expect(sent.at(-1)).toEqual([5, "甲的，又改了"]);
});

test("a server out of reach is said, and saving again works", async () => {
  const { autosave } = desk(new Error("desk/unreachable"));
  autosave.change({ summary: "一" });
  await vi.runAllTimersAsync();
  expect(autosave.snapshot().state).toEqual({ kind: "unreachable", code: "desk/unreachable" });
  expect(await autosave.flush()).toBe(true);
});
