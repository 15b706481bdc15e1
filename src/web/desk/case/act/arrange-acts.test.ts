import { expect, test } from "vitest";
import type { ActView } from "./act-draft.ts";
import { actKey, arrangeActs, proposedAct } from "./arrange-acts.ts";

const act = (name: ActView["act"], given: Partial<ActView> = {}): ActView => ({
  act: name,
  visit: null,
  stepName: null,
  enabled: true,
  reason: null,
  opinionRequired: false,
  ...given,
});

test("the likeliest three possible acts are shown, the rest wait behind, the impossible last", () => {
  const { main, more } = arrangeActs([
    act("terminate"),
    act("transfer"),
    act("return"),
    act("agree"),
    act("decide", { enabled: false, reason: "cases/not-at-this-step" }),
    act("suspend"),
  ]);
  expect(main.map((one) => one.act)).toEqual(["agree", "return", "suspend"]);
  expect(more.map((one) => one.act)).toEqual(["transfer", "terminate", "decide"]);
});

test("nothing grave is proposed by itself", () => {
  const { main } = arrangeActs([act("transfer"), act("supply")]);
  // What a case waits for stands at hand all the same.
  expect(main[0]?.act).toBe("supply");
  expect(proposedAct(main)).toBeUndefined();
  expect(proposedAct(arrangeActs([act("transfer"), act("resume")]).main)?.act).toBe("resume");
});

test("what the applicant alone can do has no place here", () => {
  const { main, more } = arrangeActs([act("withdraw"), act("submit")]);
  expect([...main, ...more]).toEqual([]);
});

test("the same act at two steps open at once is two acts", () => {
  expect(actKey(act("agree", { visit: "a" }))).not.toBe(actKey(act("agree", { visit: "b" })));
});
