import { expect, test } from "vitest";
import type { BallotView, CaseView } from "../../../../modules/cases/shared.ts";
import { actsText } from "../../messages/acts.ts";
import type { ActDraft, ActView } from "./act-draft.ts";
import { factsOf } from "./facts-of.ts";

const text = actsText("zh-CN");

/** Three who vote on one step, `votes` each by their place; nobody has answered but for what `ballot` says. */
function voting(votes: readonly number[], ballot: Partial<BallotView>): CaseView {
  const total = votes.reduce((sum, each) => sum + each, 0);
  const voters = votes.map((each, index) => ({ visit: `v${index}`, votes: each }));
  const open = { outcome: null, rule: "weight", agreed: 0, refused: 0, total, needed: Math.floor(total / 2) + 1, voters, ...ballot };
  const tasks = voters.map(({ visit }) => ({ visit, node: "vote", name: "票签" }));
  const drawing = { nodes: [{ id: "decide", name: "批准", kind: "user" }], flows: [{ source: "vote", target: "decide" }] };
  return { tasks, ballots: [open], drawing } as unknown as CaseView;
}

const known = { item: undefined, person: "", outcome: "" };
const said = (view: CaseView, act: "agree" | "disagree", visit: string) =>
  text.before[act](factsOf(view, { act, visit } as ActView, { target: "", days: null } as unknown as ActDraft, known));

test("a vote that decides nothing by itself says what it counts and what is still needed", () => {
  expect(said(voting([3, 2, 1], {}), "agree", "v0")).toBe("您的 3 票记为同意，意见记入办理过程。还需 1 票同意才通过。");
  expect(said(voting([3, 2, 1], {}), "disagree", "v1")).toContain("是否通过，等其他人签署");
});

test("the vote that decides says so, and where the case goes", () => {
  expect(said(voting([3, 2, 1], { agreed: 2, needed: 2 }), "agree", "v0")).toContain("「票签」随即通过，本件转到「批准」");
  expect(said(voting([3, 2, 1], {}), "disagree", "v0")).toContain("随即未通过"); // half against: the rest can't be more than half
});

test("signers that are counted by head, and rules nobody can foresee, are told as such", () => {
  expect(said(voting([1, 1, 1], { rule: "all", needed: 3 }), "agree", "v0")).toContain("您签同意，意见记入办理过程。还需 2 人同意才通过");
  expect(said(voting([1, 1, 1], { needed: null }), "agree", "v0")).toContain("由本环节的规则决定");
});

test("at a step of one person agreeing finishes the step", () => {
  const view = { ...voting([1], {}), ballots: [] };
  expect(said(view, "agree", "v0")).toBe("「票签」完成，意见记入办理过程，本件转到「批准」。");
});
