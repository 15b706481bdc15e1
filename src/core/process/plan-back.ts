import { nodeOf, type ProcessIndex } from "./process-index.ts";
import { isInside, latestVisit, liveTokens, type Refusal, refuse, samePlace, scopeOf, visitOf } from "./run.ts";
import type { Fork, Place, ProcessState, Visit } from "./state.ts";
import type { ProcessNode } from "./types.ts";

/** How a step back or sideways will be carried out: decided first, so that a button can be greyed with the reason. */
export interface BackPlan {
  /** the visit to close, in the scope instance source and target have in common */
  source: Visit;
  /** scope instance in which the target (or the sub-process that holds it) is entered */
  scope: string;
  /** sub-process nodes to be entered on the way in, outermost first; the last entry is the target itself */
  path: string[];
  stack: Place[];
  detour: Place[];
  /** forks left for good */
  cancel: string[];
  /** forks (outermost first) opened again for the target's branch, or opened for it alone where they never were */
  reopen: Reopening[];
  /** set when the target lies on a branch that is done beside the source's: the source waits for it */
  pauseUntil?: Place;
}

export type Reopening =
  | { kind: "reopen"; place: Place }
  | { kind: "resume-branch"; place: Place }
  | { kind: "open"; split: string; branch: string };

export interface BackWish {
  visit: string;
  target: string;
  siblings: "cancel" | "keep";
  after: "rerun" | "direct";
  /** jumps may go to steps that were never entered */
  jump: boolean;
}

/** The meaning of 退回 and 跳转 (rules 1–4): compares where the source stands with where the target stood. */
export function planBack(index: ProcessIndex, state: ProcessState, wish: BackWish): BackPlan | Refusal {
  const from = visitOf(state, wish.visit);
  const target = index.nodes.get(wish.target);
  if (!target || !isTarget(index, target)) return refuse("process/not-a-step", wish.target);
  const common = commonScope(index, state, from, target);
  if (!common) return refuse("process/target-elsewhere", wish.target);
  const { source, scope, path } = common;
  const first = path[0] ?? wish.target;
  if (source.node === first && path.length === 1) return refuse("process/same-step", wish.target);
  const before = standOf(index, state, scope, first, wish);
  if ("ok" in before) return before;
  const plan = compare(index, state, source, { ...common, ...before }, wish);
  if ("ok" in plan || path.length === 1) return plan;
  return insideAllowed(index, state, scope, path, wish) ?? plan;
}

/** Steps people act in, and the start for the applicant. */
function isTarget(index: ProcessIndex, node: ProcessNode): boolean {
  if (node.kind === "user" || node.kind === "manual") return true;
  return node.kind === "start" && node.scope === index.process.id;
}

interface Common {
  source: Visit;
  scope: string;
  path: string[];
}

/** The innermost running scope instance that holds both; the source becomes the sub-process or multi-instance step it is inside of. */
function commonScope(index: ProcessIndex, state: ProcessState, from: Visit, target: ProcessNode): Common | undefined {
  const chain = [{ scope: target.scope, entry: target.id }];
  for (let at = index.scopes.get(target.scope); at?.parent != null; at = index.scopes.get(at.parent)) {
    chain.push({ scope: at.parent, entry: at.id });
  }
  let source = from;
  for (;;) {
    const instance = scopeOf(state, source.scope);
    // one member's answer is no scope of steps: the step as a whole is what goes back
    const at = source.member ? -1 : chain.findIndex((link) => link.scope === instance.of);
    if (at >= 0) {
      const path = chain.slice(0, at + 1).map((link) => link.entry);
      return { source, scope: source.scope, path: path.reverse() };
    }
    if (instance.visit === null) return undefined;
    source = visitOf(state, instance.visit);
  }
}

interface Stand {
  /** where the target stood when it was last entered; splits never opened are named in `unopened` */
  stood: Place[];
  unopened: { split: string; branch: string }[];
  entered: boolean;
}

/** Where the target stood last; for a jump to a step never entered, where it would stand. */
function standOf(index: ProcessIndex, state: ProcessState, scope: string, node: string, wish: BackWish): Stand | Refusal {
  const last = latestVisit(state, scope, node);
  if (last && last.status === "open") return refuse("process/target-open", node);
  if (last) {
    const dead = last.stack.find((place) => state.forks[place.fork]?.status === "cancelled");
    if (!dead) return { stood: last.stack, unopened: [], entered: true };
    if (!wish.jump) return refuse("process/target-undone", node);
  }
  if (nodeOf(index, node).kind === "start") return { stood: [], unopened: [], entered: true };
  if (!wish.jump) return refuse("process/target-not-passed", node);
  return { ...drawnPlace(index, state, scope, node, wish), entered: false };
}

/** Enclosing blocks of a node as drawn, outermost first, mapped to forks the source is inside of as far as they agree. */
function drawnPlace(index: ProcessIndex, state: ProcessState, scope: string, node: string, wish: BackWish) {
  const blocks = index.process.blocks.filter((block) => Object.hasOwn(block.inside, node));
  blocks.sort((a, b) => Object.keys(b.inside).length - Object.keys(a.inside).length);
  const source = sourceIn(state, wish.visit, scope);
  const stood: Place[] = [];
  const unopened: { split: string; branch: string }[] = [];
  for (const block of blocks) {
    const branch = block.inside[node] ?? "";
    const place = unopened.length === 0 ? source.stack[stood.length] : undefined;
    if (place && state.forks[place.fork]?.node === block.split) stood.push({ fork: place.fork, branch });
    else unopened.push({ split: block.split, branch });
  }
  return { stood, unopened };
}

function sourceIn(state: ProcessState, visit: string, scope: string): Visit {
  let source = visitOf(state, visit);
  while (source.scope !== scope) source = visitOf(state, scopeOf(state, source.scope).visit ?? "");
  return source;
}

function compare(index: ProcessIndex, state: ProcessState, source: Visit, to: Common & Stand, wish: BackWish): BackPlan | Refusal {
  const full = [...source.stack, ...source.detour];
  let same = 0;
  while (same < to.stood.length && samePlace(full[same], to.stood[same])) same++;
  const left = full.slice(same);
  const entered = to.stood.slice(same);
  if ([...left, ...entered].some((place) => state.forks[place.fork]?.side)) return refuse("process/side-way", wish.target);
  const sibling = siblingStep(index, state, left[0], entered, to.unopened[0], wish);
  if ("ok" in sibling) return sibling;
  const keeps = leftForks(index, state, source, left, wish, to.path[0] ?? wish.target, sibling.across);
  if ("ok" in keeps) return keeps;
  const plan: BackPlan = {
    source,
    scope: to.scope,
    path: to.path,
    stack: full.slice(0, same),
    detour: keeps.detour,
    cancel: keeps.cancel,
    reopen: [
      ...entered.map((place, at) => ({ kind: sibling.across && at === 0 ? ("resume-branch" as const) : ("reopen" as const), place })),
      ...to.unopened.map((open) => ({ kind: "open" as const, ...open })),
    ],
  };
  if (sibling.across) return { ...plan, cancel: [], detour: [], pauseUntil: sibling.across };
  return { ...plan, cancel: [...plan.cancel, ...looseForks(state, plan, latestVisit(state, to.scope, to.path[0] ?? ""))] };
}

/** Rule 4: a branch beside the source's may be gone back into only when it is done. */
function siblingStep(
  index: ProcessIndex,
  state: ProcessState,
  left: Place | undefined,
  entered: Place[],
  unopened: { split: string; branch: string } | undefined,
  wish: BackWish,
): { across?: Place } | Refusal {
  const into = entered[0];
  const open = left ? state.forks[left.fork] : undefined;
  if (into && left && into.fork === left.fork) {
    if (open?.branches[into.branch] === undefined) return refuse("process/branch-not-taken", wish.target);
    return open.branches[into.branch] === "open" ? refuse("process/sibling-running", wish.target) : { across: into };
  }
  const split = into ? state.forks[into.fork]?.node : unopened?.split;
  const branch = into?.branch ?? unopened?.branch ?? "";
  if (open && open.node === split && open.branches[branch] === "open") return refuse("process/sibling-running", wish.target);
  const stillOpen = into ? state.forks[into.fork] : undefined;
  if (stillOpen?.status === "open") return refuse("process/sibling-running", wish.target);
  if (into && isLoose(index, state, into, wish.target)) return refuse("process/loose-join", wish.target);
  return {};
}

/** A branch that ran into a join outside any block can't be opened again: the tokens it was joined with are gone. */
function isLoose(index: ProcessIndex, state: ProcessState, place: Place, target: string): boolean {
  if (index.blockOfSplit.has(state.forks[place.fork]?.node ?? "")) return false;
  return index.process.nodes.some(
    (node) => (node.kind === "parallel" || node.kind === "inclusive") && node.incoming.length > 1 && index.reaches(target, node.id),
  );
}

/** Rule 2: what becomes of the blocks the source is inside of and the target isn't. */
function leftForks(
  index: ProcessIndex,
  state: ProcessState,
  source: Visit,
  left: Place[],
  wish: BackWish,
  target: string,
  across: Place | undefined,
): { cancel: string[]; detour: Place[] } | Refusal {
  const first = left[0];
  if (!first || across) return { cancel: [], detour: [] };
  const wantsKeep = wish.siblings === "keep" || (wish.after === "direct" && !hasSiblings(state, source, first));
  if (!wantsKeep) {
    // straight back into a block whose siblings are gone would skip their work
    if (wish.after === "direct") return refuse("process/direct-needs-keep", wish.target);
    return { cancel: [first.fork], detour: [] };
  }
  const split = state.forks[first.fork]?.node ?? "";
  if (!index.reaches(target, split)) return refuse("process/keep-not-possible", wish.target);
  return { cancel: [], detour: left };
}

function hasSiblings(state: ProcessState, source: Visit, place: Place): boolean {
  return liveTokens(state).some((token) => token.id !== source.id && token.scope === source.scope && isInside(state, token, place.fork));
}

/** Rule 1: forks opened after the target on its branch, which the source doesn't stand in (side ways, loose joins). */
function looseForks(state: ProcessState, plan: BackPlan, last: Visit | undefined): string[] {
  if (!last) return [];
  const since = numberOf(last.id);
  const after = (fork: Fork) => fork.status === "open" && fork.scope === plan.scope && numberOf(fork.id) > since;
  const onBranch = (fork: Fork) => last.stack.every((place, at) => samePlace(place, fork.stack[at]));
  const owed = owedForks(state, [...plan.detour, ...plan.stack.flatMap((place) => state.forks[place.fork]?.detour ?? [])]);
  const kept = (fork: Fork) => [...owed].some((id) => fork.id === id || isInside(state, fork, id));
  const named = (fork: Fork) => plan.cancel.includes(fork.id) || plan.stack.some((place) => place.fork === fork.id);
  return Object.values(state.forks)
    .filter((fork) => after(fork) && onBranch(fork) && !kept(fork) && !named(fork))
    .map((fork) => fork.id);
}

/** The forks of these places, and those a token will still have to go back into when they are joined. */
function owedForks(state: ProcessState, places: Place[]): Set<string> {
  const owed = new Set<string>();
  const work = [...places];
  for (let place = work.pop(); place; place = work.pop()) {
    if (!owed.has(place.fork)) work.push(...(state.forks[place.fork]?.detour ?? []));
    owed.add(place.fork);
  }
  return owed;
}

function numberOf(id: string): number {
  return Number(id.slice(1));
}

/** A target inside a sub-process: the way in must be clear at every level. */
function insideAllowed(index: ProcessIndex, state: ProcessState, scope: string, path: string[], wish: BackWish): Refusal | undefined {
  let at: string | undefined = scope;
  for (const [depth, node] of path.entries()) {
    if (depth > 0 && at !== undefined) {
      const stand = standOf(index, state, at, node, { ...wish, visit: latestVisit(state, at, node)?.id ?? wish.visit, jump: false });
      if ("ok" in stand) return stand;
      if (stand.stood.some((place) => state.forks[place.fork]?.side)) return refuse("process/side-way", wish.target);
    }
    if (depth === path.length - 1) return undefined;
    if (nodeOf(index, node).multi) return refuse("process/inside-members", node);
    const outer: Visit | undefined = at === undefined ? undefined : latestVisit(state, at, node);
    at = Object.values(state.scopes).find((inner) => inner.visit !== null && inner.visit === outer?.id)?.id;
    if (at === undefined) return refuse("process/target-not-passed", wish.target);
  }
  return undefined;
}
