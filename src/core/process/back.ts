import { isRefusal, openVisit, remember } from "./answer.ts";
import { cancelFork, cancelVisit } from "./close.ts";
import { type Entry, enterVisit } from "./enter.ts";
import { type BackPlan, type BackWish, planBack, type Reopening } from "./plan-back.ts";
import { emit, forkOf, latestVisit, nextId, type Refusal, type Run } from "./run.ts";
import type { ReturnSignal } from "./signal.ts";
import type { CancelReason, Direct, EntryKind, Place, Visit } from "./state.ts";

/** 退回: from a step to one already passed, or to the applicant. */
export function returnTo(run: Run, what: ReturnSignal): Refusal | undefined {
  const sticky = run.state.visits[what.visit]?.detour.length ? "keep" : run.index.process.settings.returnSiblings;
  return goBack(
    run,
    { visit: what.visit, target: what.target, siblings: what.siblings ?? sticky, after: what.after ?? "rerun", jump: false },
    { how: "return", reason: "returned", members: what.members ?? "all" },
  );
}

/** 跳转 by the process manager: the same rules, in any direction. */
export function jumpTo(run: Run, visit: string, target: string, siblings: "cancel" | "keep" | undefined): Refusal | undefined {
  return goBack(
    run,
    { visit, target, siblings: siblings ?? "cancel", after: "rerun", jump: true },
    { how: "jump", reason: "jumped", members: "all" },
  );
}

interface Manner {
  how: EntryKind;
  reason: CancelReason;
  members: "all" | "unagreed";
}

function goBack(run: Run, wish: BackWish, manner: Manner): Refusal | undefined {
  const visit = openVisit(run, wish.visit);
  if (isRefusal(visit)) return visit;
  const plan = planBack(run.index, run.state, wish);
  if ("ok" in plan) return plan;
  const direct = wish.after === "direct" ? directOf(run, plan) : undefined;
  remember(run, plan.source);
  carryOut(run, plan, manner.reason);
  const stack = reopenAll(run, plan);
  enterPath(run, plan.path, { scope: plan.scope, stack, detour: plan.pauseUntil ? [] : ownDetour(plan) }, manner, direct);
  return undefined;
}

function carryOut(run: Run, plan: BackPlan, reason: CancelReason): void {
  cancelVisit(run, plan.source.id, reason);
  for (const fork of plan.cancel) if (forkOf(run.state, fork).status === "open") cancelFork(run, fork, "sibling");
  if (!plan.pauseUntil) return;
  const { node, scope, stack, detour, previous } = plan.source;
  emit(run, { type: "token-paused", pause: { id: nextId(run, "p"), until: plan.pauseUntil, node, scope, stack, detour, previous } });
}

/** Opens the target's branch again in every fork on its stack: only that branch is expected, the others count with what they brought. */
function reopenAll(run: Run, plan: BackPlan): Place[] {
  const stack = [...plan.stack];
  for (const [at, step] of plan.reopen.entries()) stack.push(reopen(run, plan, step, stack, at === 0 ? plan.detour : []));
  return stack;
}

function reopen(run: Run, plan: BackPlan, step: Reopening, stack: Place[], detour: Place[]): Place {
  if (step.kind === "open") {
    const fork = nextId(run, "f");
    emit(run, {
      type: "fork-opened",
      fork: { id: fork, node: step.split, scope: plan.scope, stack: [...stack], detour, side: false, cause: run.cause },
      branches: [step.branch],
    });
    return { fork, branch: step.branch };
  }
  if (step.kind === "resume-branch") {
    const arrived = Object.values(run.state.waits).find((wait) => isAt(wait.stack.at(-1), step.place));
    if (arrived) emit(run, { type: "wait-cancelled", wait: arrived.id });
  }
  const kept = step.kind === "resume-branch" ? forkOf(run.state, step.place.fork).detour : detour;
  emit(run, { type: "fork-reopened", fork: step.place.fork, branch: step.place.branch, detour: kept });
  return step.place;
}

function isAt(top: Place | undefined, place: Place): boolean {
  return top?.fork === place.fork && top.branch === place.branch;
}

/** The way back into a block whose siblings go on hangs on the outermost fork that is opened again, else on the token itself. */
function ownDetour(plan: BackPlan): Place[] {
  return plan.reopen.length > 0 ? [] : plan.detour;
}

/** 直送: after the target the case comes straight back to where it was. */
function directOf(run: Run, plan: BackPlan): Direct {
  if (plan.pauseUntil) {
    const place = plan.pauseUntil;
    const arrived = Object.values(run.state.waits).find((wait) => isAt(wait.stack.at(-1), place));
    return { kind: "branch", place, join: arrived?.join ?? null, flow: arrived?.flow ?? null };
  }
  const { node, stack, detour, previous, direct } = plan.source;
  return { kind: "step", node, stack, detour, previous, ...(direct ? { direct } : {}) };
}

/** Enters the target; on the way in, sub-processes that were done are opened again where they were. */
function enterPath(
  run: Run,
  path: string[],
  at: { scope: string; stack: Place[]; detour: Place[] },
  manner: Manner,
  direct: Direct | undefined,
): void {
  const [node, ...inner] = path;
  if (node === undefined) return;
  const before = latestVisit(run.state, at.scope, node);
  const innerScope = Object.values(run.state.scopes).find((scope) => scope.visit !== null && scope.visit === before?.id)?.id;
  const entry: Entry = {
    how: manner.how,
    previous: before?.previous ?? null,
    ...(before ? { prior: before.id } : {}),
    ...(direct ? { direct } : {}),
    ...carriedOf(before, manner),
  };
  const token = { node, flow: null, ...at };
  if (inner.length === 0) {
    enterVisit(run, token, entry);
    return;
  }
  const next = latestVisit(run.state, innerScope ?? "", inner[0] ?? "");
  const outer = enterVisit(run, token, { ...entry, withoutScope: true });
  if (innerScope === undefined) return;
  emit(run, { type: "scope-reopened", scope: innerScope, visit: outer });
  const stack = next?.stack ?? [];
  for (const place of stack) emit(run, { type: "fork-reopened", fork: place.fork, branch: place.branch, detour: [] });
  enterPath(run, inner, { scope: innerScope, stack, detour: [] }, manner, direct ? { kind: "scope" } : undefined);
}

/** Into a multi-instance step for those only who hadn't agreed: the others' answers stand. */
function carriedOf(before: Visit | undefined, manner: Manner): Pick<Entry, "carried"> {
  if (manner.members !== "unagreed" || !before?.members) return {};
  const votes = (before.votes ?? []).filter((vote) => vote.agree);
  // when all had agreed there is nobody to ask again but everyone
  if (votes.length === before.members.length) return {};
  return { carried: { members: before.members, votes } };
}
