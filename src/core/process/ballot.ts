import { tally, weightOf } from "./multi.ts";
import type { Member, ProcessState, Visit, VoteOutcome } from "./state.ts";
import type { CompiledProcess, MultiSettings, VoteRule } from "./types.ts";

/** One member of a ballot. */
export interface BallotMember extends Member {
  weight: number;
  /** Null: hasn't answered. */
  agree: boolean | null;
  /** Their own visit; null before their turn, and once the state has forgotten it. */
  visit: string | null;
}

/** How a step that several people sign stands (会签、或签、票签). Numbers are votes where votes are weighed, else people. */
export interface Ballot {
  /** The visit of the step itself. */
  visit: string;
  node: string;
  rule: VoteRule;
  sequential: boolean;
  /** Percent; at least, or with weighed votes more than. */
  share: number;
  outcome: VoteOutcome | null;
  total: number;
  agreed: number;
  refused: number;
  /** Agreeing votes still needed for it to pass; 0 where it has, null where it can't any more or the step says otherwise when it is done. */
  needed: number | null;
  members: BallotMember[];
}

/** The newest round of every step that several people sign, in the order they were entered; rounds before are in the journal only. */
export function ballotsOf(process: CompiledProcess, state: ProcessState): Ballot[] {
  const multis = new Map(process.nodes.flatMap((node) => (node.multi ? [[node.id, node.multi] as const] : [])));
  return Object.values(state.visits).flatMap((visit) => {
    const multi = multis.get(visit.node);
    return multi && visit.members && visit.members.length > 0 ? [ballotOf(multi, state, visit, visit.members)] : [];
  });
}

function ballotOf(multi: MultiSettings, state: ProcessState, visit: Visit, members: Member[]): Ballot {
  const { votes = [] } = visit;
  const count = tally(multi, members, votes);
  const weighed = multi.rule === "weight";
  const [total, agreed, refused] = weighed
    ? [count.totalWeight, count.agreedWeight, count.refusedWeight]
    : [count.total, count.agreed, count.refused];
  const needed = multi.completion === undefined ? Math.max(0, neededOf(multi, total) - agreed) : null;
  return {
    visit: visit.id,
    node: visit.node,
    rule: multi.rule,
    sequential: multi.sequential,
    share: multi.share,
    outcome: visit.outcome ?? null,
    total,
    agreed,
    refused,
    needed: needed !== null && agreed + needed <= total - refused ? needed : null,
    members: members.map((member) => {
      const vote = votes.find(({ index }) => index === member.index);
      return {
        ...member,
        weight: vote?.weight ?? weightOf(multi, member) ?? 1,
        agree: vote?.agree ?? null,
        visit: ownVisit(state, visit.id, member.index),
      };
    }),
  };
}

/** How many of so many must agree for it to pass: votes where they are weighed, else people. */
export function neededOf({ rule, share }: Pick<MultiSettings, "rule" | "share">, total: number): number {
  switch (rule) {
    case "all":
      return total;
    case "any":
      return 1;
    case "share":
      return Math.ceil((share * total) / 100);
    case "weight":
      return Math.floor((share * total) / 100) + 1;
  }
}

/** A member whose answer was taken back has several; the newest counts. */
function ownVisit(state: ProcessState, of: string, index: number): string | null {
  const scopes = new Set(
    Object.values(state.scopes).flatMap(({ id, visit, member }) => (visit === of && member?.index === index ? [id] : [])),
  );
  return Object.values(state.visits).findLast(({ scope }) => scopes.has(scope))?.id ?? null;
}
