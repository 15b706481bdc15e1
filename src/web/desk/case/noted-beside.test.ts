import { expect, test } from "vitest";
import type { AlarmRow } from "../../../modules/supervision/shared.ts";
import { notedBeside } from "./noted-beside.ts";

const alarm = (part: Partial<AlarmRow>) =>
  ({ act: null, clock: "step", due: "2026-03-10", stepName: "承办", level: "yellow", ...part }) as AlarmRow;
const clock = { kind: "step", due: "2026-03-10", stepName: "承办" } as const;

test("a card stays on the page when its limit has ended with the step; while the clock shows it, it isn't said twice", () => {
  expect(notedBeside([alarm({})], [])).toHaveLength(1);
  expect(notedBeside([alarm({})], [clock])).toEqual([]);
  expect(notedBeside([alarm({ clock: "promise", stepName: null })], [clock])).toHaveLength(1);
});

test("a warning that a limit came near is over with it; acts are always told", () => {
  const act = alarm({ act: { type: "case/agreed", person: "张例", point: null, seen: {} }, level: "warning" });
  expect(notedBeside([alarm({ level: "warning" }), act], [])).toEqual([act]);
});
