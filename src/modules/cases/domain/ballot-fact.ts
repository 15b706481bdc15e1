import { ballotsOf, evolve, type ProcessEvent, type ProcessState, type Signal, type VoteOutcome } from "../../../core/process/index.ts";
import type { ItemInForce } from "../../catalogue/index.ts";
import type { Task } from "../../matters/index.ts";

/** What one answer of a vote came to, as its event tells it: the votes it weighed, and the count after it. */
export interface BallotFact {
  agree: boolean;
  weight: number;
  agreed: number;
  refused: number;
  total: number;
  outcome: VoteOutcome | null;
}

/** Where votes are counted, the count after this answer; elsewhere (one of 会签, 或签) the answers speak for themselves. */
export function ballotFact(
  { process }: Pick<ItemInForce, "process">,
  before: ProcessState,
  sent: Signal,
  task: Pick<Task, "memberOf"> | undefined,
  events: readonly ProcessEvent[],
): { ballot?: BallotFact } {
  if (!task?.memberOf || (sent.kind !== "complete" && sent.kind !== "vote")) return {};
  const voted = events.find((event) => event.type === "member-voted" && event.visit === task.memberOf);
  // A round that was entered anew by this very answer is forgotten already: nothing is left to count.
  const found = ballotsOf(process, events.reduce(evolve, before)).find(({ visit }) => visit === task.memberOf);
  if (voted?.type !== "member-voted" || !found || (found.rule !== "weight" && found.rule !== "share")) return {};
  const { agreed, refused, total, outcome } = found;
  return { ballot: { agree: voted.agree, weight: found.rule === "weight" ? voted.weight : 1, agreed, refused, total, outcome } };
}
