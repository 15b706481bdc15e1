import { cancelScope, leaveVisit } from "./close.ts";
import { enterVisit } from "./enter.ts";
import { nodeOf } from "./process-index.ts";
import { answer, emit, nextId, type Run, visitOf } from "./run.ts";
import type { Member, Visit, Vote, VoteOutcome } from "./state.ts";
import { goOnAfter, openScope, startOf } from "./tokens.ts";
import type { JsonValue, MultiSettings, ProcessNode } from "./types.ts";

/** More members than any county hall holds; a wrong expression must not fill the database. */
const MEMBER_LIMIT = 500;

/** Starts the members of a multi-instance step: all at once, or the first of them. */
export function enterMulti(run: Run, node: ProcessNode, visit: string, carried: boolean): void {
  if (visitOf(run.state, visit).status !== "open") return;
  if (!carried) {
    const members = membersOf(run, node, visitOf(run.state, visit));
    if (members === undefined) emit(run, { type: "attention-needed", reason: "bad-members", visit, node: node.id });
    if (members && members.length > 0) emit(run, { type: "members-added", visit, members });
  }
  if (visitOf(run.state, visit).members?.length === 0) {
    withoutMembers(run, node, visit);
    return;
  }
  startMembers(run, node, visit);
  decideMulti(run, node, visit);
}

/** Opens those that may act now: in a parallel step everyone who hasn't answered, in a sequential one the next. */
export function startMembers(run: Run, node: ProcessNode, id: string): void {
  const visit = visitOf(run.state, id);
  const waiting = unanswered(visit);
  const chosen = node.multi?.sequential ? waiting.slice(0, 1) : waiting;
  const open = new Set(openMemberScopes(run, id).map((scope) => scope.member?.index));
  for (const member of chosen) if (!open.has(member.index)) startMember(run, node, visit, member);
}

function startMember(run: Run, node: ProcessNode, visit: Visit, member: Member): void {
  if (node.kind === "sub-process" || node.kind === "call") {
    openScope(run, node.id, visit.scope, visit.id, startOf(run, node.id), member);
    return;
  }
  const scope = nextId(run, "s");
  emit(run, { type: "scope-opened", scope: { id: scope, of: node.id, parent: visit.scope, visit: visit.id, member } });
  const token = { node: node.id, flow: null, scope, stack: [], detour: [] };
  enterVisit(run, token, { member, previous: visit.previous, how: visit.how });
}

/** One member answered (or one instance of a sub-process is done): the rule is asked, the next may begin. */
export function memberDone(run: Run, id: string, member: Member, agree: boolean, weight: number): void {
  const node = nodeOf(run.index, visitOf(run.state, id).node);
  emit(run, { type: "member-voted", visit: id, index: member.index, agree, weight: weightOf(node.multi, member) ?? weight });
  if (!decideMulti(run, node, id)) startMembers(run, node, id);
}

/** Ends the step as soon as its rule is met or can't be met any more; those still open are closed as cancelled. */
export function decideMulti(run: Run, node: ProcessNode, id: string): boolean {
  const visit = visitOf(run.state, id);
  if (!node.multi || visit.status !== "open") return true;
  const outcome = outcomeOf(run, node.multi, visit);
  if (!outcome) return false;
  for (const scope of openMemberScopes(run, id)) cancelScope(run, scope.id, "decided");
  leaveVisit(run, id, "rule", { outcome });
  goOnAfter(run, visit);
  return true;
}

function outcomeOf(run: Run, multi: MultiSettings, visit: Visit): VoteOutcome | undefined {
  const members = visit.members ?? [];
  const votes = visit.votes ?? [];
  const count = tally(multi, members, votes);
  if (
    multi.completion !== undefined &&
    votes.length > 0 &&
    answer(run, multi.completion, visit.scope, numbers(count, members, votes)) === true
  ) {
    return count.agreed >= count.refused && count.agreed > 0 ? "agreed" : "refused";
  }
  const ruled = ruleOutcome(multi, count);
  if (ruled) return ruled;
  return count.open === 0 ? (multi.completion === undefined || count.agreed < count.refused ? "refused" : "agreed") : undefined;
}

export interface Tally {
  total: number;
  agreed: number;
  refused: number;
  open: number;
  totalWeight: number;
  agreedWeight: number;
  refusedWeight: number;
}

export function tally(multi: MultiSettings, members: readonly Member[], votes: readonly Vote[]): Tally {
  const sum = (list: readonly Vote[]) => list.reduce((total, vote) => total + vote.weight, 0);
  const agreed = votes.filter((vote) => vote.agree);
  const refused = votes.filter((vote) => !vote.agree);
  const waiting = members.filter((member) => !votes.some((vote) => vote.index === member.index));
  const waitingWeight = waiting.reduce((total, member) => total + (weightOf(multi, member) ?? 1), 0);
  return {
    total: members.length,
    agreed: agreed.length,
    refused: refused.length,
    open: waiting.length,
    totalWeight: sum(votes) + waitingWeight,
    agreedWeight: sum(agreed),
    refusedWeight: sum(refused),
  };
}

/** The four rules of 会签, 或签 and 票签; undefined while still open. */
export function ruleOutcome(multi: Pick<MultiSettings, "rule" | "share">, count: Tally): VoteOutcome | undefined {
  switch (multi.rule) {
    case "any":
      if (count.agreed > 0) return "agreed";
      return count.refused > 0 ? "refused" : undefined;
    case "all":
      if (count.refused > 0) return "refused";
      return count.agreed === count.total ? "agreed" : undefined;
    case "share":
      if (count.agreed * 100 >= multi.share * count.total) return "agreed";
      return (count.agreed + count.open) * 100 < multi.share * count.total ? "refused" : undefined;
    case "weight":
      if (count.agreedWeight * 100 > multi.share * count.totalWeight) return "agreed";
      return (count.totalWeight - count.refusedWeight) * 100 <= multi.share * count.totalWeight ? "refused" : undefined;
  }
}

/** Names a completion condition may use: our own, and those other engines' drawings carry. */
function numbers(count: Tally, members: Member[], votes: Vote[]): Record<string, number> {
  return {
    ...count,
    nrOfInstances: members.length,
    nrOfCompletedInstances: votes.length,
    nrOfActiveInstances: count.open,
  };
}

/** A person's step with nobody to act waits for someone to be named: never agreed by itself. Anything else has nothing to do. */
function withoutMembers(run: Run, node: ProcessNode, id: string): void {
  if (node.kind === "user" || node.kind === "manual") {
    emit(run, { type: "attention-needed", reason: "no-member", visit: id, node: node.id });
    return;
  }
  const visit = visitOf(run.state, id);
  leaveVisit(run, id, "rule");
  goOnAfter(run, visit);
}

function membersOf(run: Run, node: ProcessNode, visit: Visit): Member[] | undefined {
  const people = run.context.peopleFor ? { people: run.context.peopleFor(node.id) } : {};
  const value = answer(run, node.multi?.members ?? "", visit.scope, people);
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MEMBER_LIMIT) {
    return Array.from({ length: value }, (_, index) => ({ index, item: index + 1 }));
  }
  if (!Array.isArray(value) || value.length > MEMBER_LIMIT) return undefined;
  const items = JSON.parse(JSON.stringify(value)) as JsonValue[];
  return items.map((item, index) => ({ index, item }));
}

export function unanswered(visit: Visit): Member[] {
  const answered = new Set((visit.votes ?? []).map((vote) => vote.index));
  return (visit.members ?? []).filter((member) => !answered.has(member.index));
}

export function openMemberScopes(run: Run, visit: string) {
  return Object.values(run.state.scopes).filter((scope) => scope.visit === visit && scope.status === "open" && scope.member);
}

/** What a member is called in the expression: by itself, or as `who` of a member that carries its votes. */
export function memberName(item: JsonValue | undefined): string | null {
  const named = item !== null && typeof item === "object" && !Array.isArray(item) ? item.who : item;
  return typeof named === "string" && named !== "" ? named : null;
}

/** 票签: a member's votes stand in its item, or in the step's settings under its name. */
export function weightOf(multi: MultiSettings | undefined, { item }: Member): number | undefined {
  if (typeof item === "string" && multi?.weights && Object.hasOwn(multi.weights, item)) return multi.weights[item];
  const weight = item !== null && typeof item === "object" && !Array.isArray(item) ? item.weight : undefined;
  return typeof weight === "number" && weight > 0 ? weight : undefined;
}
