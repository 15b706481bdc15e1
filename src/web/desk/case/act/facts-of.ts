import type { BallotView, CaseView } from "../../../../modules/cases/shared.ts";
import type { ItemFee } from "../../../../modules/catalogue/shared.ts";
import type { ActFacts, VoteAhead } from "../../messages/acts.ts";
import { meetsOthers, nextSteps } from "../steps-ahead.ts";
import type { ActDraft, ActView } from "./act-draft.ts";

export interface ItemFacts {
  supplementDays: number;
  fees: ItemFee[];
  specialProcedures: { kind: string; name: string; ground: string; maximum: number }[];
  /** Of each material: endings of files it takes, and whether one given before will do. */
  takes: { code: string; accept: string[]; reuse: boolean }[];
}

/** What the sentence before an act speaks of. */
export function factsOf(
  view: CaseView,
  act: ActView,
  draft: ActDraft,
  known: { item: ItemFacts | undefined; person: string; outcome: string },
): ActFacts {
  const task = view.tasks.find(({ visit }) => visit === act.visit);
  return {
    step: act.stepName ?? task?.name ?? "",
    next: task === undefined ? "" : nextSteps(view.drawing, task.node).join("、"),
    waitsForOthers: task !== undefined && meetsOthers(view.drawing, task.node) && view.tasks.some(({ node }) => node !== task.node),
    target: act.targets?.find(({ node }) => node === draft.target)?.name ?? "",
    person: known.person,
    days: draft.days ?? 0,
    supplementDays: known.item?.supplementDays ?? 5,
    outcome: known.outcome,
    isDenied: draft.outcome === "deny",
    vote: voteOf(view.ballots, act),
  };
}

/** What an answer will do to the step that several people sign; null at steps of one person. */
function voteOf(ballots: readonly BallotView[], { act, visit }: ActView): VoteAhead | null {
  const ballot = ballots.find(({ outcome, voters }) => outcome === null && voters.some((voter) => voter.visit === visit));
  const own = ballot?.voters.find((voter) => voter.visit === visit);
  if (!ballot || !own || visit === null) return null;
  const { rule, needed, agreed, refused, total } = ballot;
  const count = rule === "weight" ? own.votes : 1;
  const left = needed === null ? null : needed - count;
  const settles = needed !== null && (act === "disagree" ? agreed + needed > total - refused - count : left !== null && left <= 0);
  return { unit: rule === "weight" ? "votes" : "people", count, settles, left };
}
