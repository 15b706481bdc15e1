import { expect, test } from "vitest";
import type { CaseView, TimelineEntry } from "../../../../modules/cases/shared.ts";
import { broughtBy } from "./brought-by.ts";

const entry = (sequence: number, type: string, target?: string) =>
  ({ sequence, type, details: target === undefined ? {} : { target } }) as unknown as TimelineEntry;
const view = (timeline: TimelineEntry[], stands: "current" | "returned") =>
  ({
    timeline,
    tasks: [{ visit: "v2", node: "handle", name: "承办" }],
    position: { handle: stands },
  }) as unknown as Pick<CaseView, "timeline" | "tasks" | "position">;

test("a step that came back shows the newest return to it, and no older one to another step", () => {
  const timeline = [entry(3, "case/returned", "承办"), entry(5, "case/returned", "承办"), entry(6, "case/returned", "初审")];
  expect(broughtBy(view(timeline, "returned"), { act: "agree", visit: "v2" })?.sequence).toBe(5);
});

test("a step that came along its way shows nothing, though it was returned once before", () => {
  expect(broughtBy(view([entry(3, "case/returned", "承办")], "current"), { act: "agree", visit: "v2" })).toBeNull();
});

test("whoever answers a request has it before them: days and reason of an extension, the question, why they are to sign", () => {
  const timeline = [entry(3, "case/signers-before"), entry(4, "case/extension-asked"), entry(5, "case/asked"), entry(6, "case/claimed")];
  const brought = (act: "answer-extension" | "answer" | "sign") => broughtBy(view(timeline, "current"), { act, visit: "v2" })?.type;
  expect([brought("answer-extension"), brought("answer"), brought("sign")]).toEqual([
    "case/extension-asked",
    "case/asked",
    "case/signers-before",
  ]);
});
