import { cancelScope, leaveVisit } from "./close.ts";
import { decideMulti, memberDone, openMemberScopes, startMembers } from "./multi.ts";
import { nodeOf } from "./process-index.ts";
import { emit, type Refusal, type Run, refuse, scopeOf } from "./run.ts";
import { openFork } from "./split.ts";
import type { Awaiting, Visit } from "./state.ts";
import { throwError } from "./throw-error.ts";
import { goOnAfter, push } from "./tokens.ts";
import type { JsonValue } from "./types.ts";

const COMPLETABLE: Awaiting[] = ["person", "applicant", "system", "message"];

/** The open visit, or why there is none. */
export function openVisit(run: Run, id: string): Visit | Refusal {
  const visit = run.state.visits[id];
  if (!visit) return refuse("process/unknown-visit", id);
  return visit.status === "open" ? visit : refuse("process/visit-closed", visit.node);
}

export function isRefusal(value: Visit | Refusal): value is Refusal {
  return "ok" in value;
}

/** Work is done (or skipped, when the handler is the one who sent it). For a member of a 会签 it counts as agreeing. */
export function completeVisit(run: Run, id: string, skipped: boolean): Refusal | undefined {
  const visit = openVisit(run, id);
  if (isRefusal(visit)) return visit;
  if (visit.member) return answerMember(run, id, true, 1);
  if (!COMPLETABLE.includes(visit.awaiting)) return refuse("process/not-completable", visit.awaiting);
  remember(run, visit);
  leaveVisit(run, id, skipped ? "skip" : "complete");
  goOnAfter(run, visit);
  return undefined;
}

/** 会签, 或签, 票签: one member agrees or refuses. */
export function answerMember(run: Run, id: string, agree: boolean, weight: number): Refusal | undefined {
  const visit = openVisit(run, id);
  if (isRefusal(visit)) return visit;
  const scope = scopeOf(run.state, visit.scope);
  if (!visit.member || scope.visit === null) return refuse("process/not-a-member", visit.node);
  if (!(weight > 0)) return refuse("process/bad-weight", String(weight));
  remember(run, visit);
  leaveVisit(run, id, "complete");
  emit(run, { type: "scope-closed", scope: scope.id, outcome: "completed" });
  memberDone(run, scope.visit, visit.member, agree, weight);
  return undefined;
}

/** 加签 as further members of a multi-instance step; parallel ones start at once. */
export function addMembers(run: Run, id: string, items: JsonValue[]): Refusal | undefined {
  const visit = multiVisit(run, id);
  if (isRefusal(visit)) return visit;
  const next = Math.max(-1, ...(visit.members ?? []).map((member) => member.index)) + 1;
  const members = items.map((item, at) => ({ index: next + at, item }));
  if (members.length === 0) return refuse("process/no-members-named", visit.node);
  run.cause = visit.cause;
  run.previous = visit.previous;
  emit(run, { type: "members-added", visit: visit.id, members });
  startMembers(run, nodeOf(run.index, visit.node), visit.id);
  return undefined;
}

/** 减签: takes out a member who hasn't answered; the last one can't be taken. */
export function removeMember(run: Run, id: string, index: number): Refusal | undefined {
  const visit = multiVisit(run, id);
  if (isRefusal(visit)) return visit;
  if (!visit.members?.some((member) => member.index === index)) return refuse("process/unknown-member", String(index));
  if (visit.votes?.some((vote) => vote.index === index)) return refuse("process/already-acted", String(index));
  if (visit.members.length === 1) return refuse("process/last-member", visit.node);
  remember(run, visit);
  const scope = openMemberScopes(run, visit.id).find((open) => open.member?.index === index);
  if (scope) cancelScope(run, scope.id, "removed");
  emit(run, { type: "member-removed", visit: visit.id, index });
  const node = nodeOf(run.index, visit.node);
  if (!decideMulti(run, node, visit.id)) startMembers(run, node, visit.id);
  return undefined;
}

/** A person says which way a gateway takes that could not be answered. */
export function chooseWay(run: Run, id: string, flow: string): Refusal | undefined {
  const visit = openVisit(run, id);
  if (isRefusal(visit)) return visit;
  if (!visit.choices?.includes(flow)) return refuse("process/not-a-choice", flow);
  remember(run, visit);
  leaveVisit(run, id, "choice", { flow });
  if (nodeOf(run.index, visit.node).kind === "inclusive") openFork(run, visit.node, visit, [flow]);
  else push(run, flow, visit);
  return undefined;
}

/** A step failed: the nearest border event that catches the code takes over. */
export function throwSignal(run: Run, id: string, code: string): Refusal | undefined {
  const visit = openVisit(run, id);
  if (isRefusal(visit)) return visit;
  remember(run, visit);
  return throwError(run, id, code) ? undefined : refuse("process/error-not-caught", code);
}

/** The multi-instance step itself, named by its own visit or by a member's. */
function multiVisit(run: Run, id: string): Visit | Refusal {
  const visit = openVisit(run, id);
  if (isRefusal(visit) || visit.members) return visit;
  const outer = visit.member ? scopeOf(run.state, visit.scope).visit : null;
  return outer === null ? refuse("process/not-a-multi-instance", visit.node) : openVisit(run, outer);
}

/** From here on, what is entered is the consequence of this visit. */
export function remember(run: Run, visit: Visit): void {
  run.cause = visit.id;
  const step = nodeOf(run.index, visit.node);
  run.previous = step.kind === "user" || step.kind === "manual" || step.kind === "start" ? visit.node : visit.previous;
}
