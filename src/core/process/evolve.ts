import type { ForkEnd, ProcessEvent } from "./events.ts";
import { newerVisit, olderForks, orphanScopes } from "./forget.ts";
import { wholeVisit } from "./lean.ts";
import type { Fork, ProcessState, Visit } from "./state.ts";

/** The state before anything happened. */
export function initialState(): ProcessState {
  return {
    format: 1,
    status: "ready",
    next: 1,
    scopes: {},
    visits: {},
    latest: {},
    forks: {},
    waits: {},
    pauses: {},
    timers: {},
    messages: {},
    results: {},
    outcomes: {},
  };
}

/** The state after an event; `state` itself stays as it is. */
export function evolve(state: ProcessState, event: ProcessEvent): ProcessState {
  const next = draftOf(state);
  apply(next, event);
  return next;
}

/** The state after all events of a case: one pass, as a replay needs it. */
export function replay(events: Iterable<ProcessEvent>): ProcessState {
  const state = initialState();
  for (const event of events) apply(state, event);
  return state;
}

/** A copy whose records may be replaced; the entries themselves are never changed in place. */
export function draftOf(state: ProcessState): ProcessState {
  return {
    ...state,
    scopes: { ...state.scopes },
    visits: { ...state.visits },
    latest: { ...state.latest },
    forks: { ...state.forks },
    waits: { ...state.waits },
    pauses: { ...state.pauses },
    timers: { ...state.timers },
    messages: { ...state.messages },
    results: { ...state.results },
    outcomes: { ...state.outcomes },
  };
}

export function visitKey(scope: string, node: string): string {
  return `${scope}|${node}`;
}

/** Applies an event to a draft. Mechanical: no decision is taken here. */
export function apply(state: ProcessState, event: ProcessEvent): void {
  switch (event.type) {
    case "process-started":
      state.status = "running";
      return;
    case "scope-opened":
      used(state, event.scope.id);
      orphanScopes(state);
      state.scopes[event.scope.id] = { ...event.scope, status: "open" };
      return;
    case "scope-reopened":
      changeScope(state, event.scope, { status: "open", visit: event.visit });
      return;
    case "scope-closed":
      changeScope(state, event.scope, { status: event.outcome });
      return;
    case "visit-entered":
      used(state, event.visit.id);
      newerVisit(state, event.visit);
      state.visits[event.visit.id] = { ...wholeVisit(event.visit), status: "open" };
      state.latest[visitKey(event.visit.scope, event.visit.node)] = event.visit.id;
      return;
    case "visit-left":
      changeVisit(state, event.visit, { status: "left", by: event.by, ...(event.outcome ? { outcome: event.outcome } : {}) });
      if (event.outcome) state.outcomes[visitOf(state, event.visit).node] = event.outcome;
      if (event.by !== "skip") markActed(state, visitOf(state, event.visit).cause);
      return;
    case "visit-cancelled":
      changeVisit(state, event.visit, { status: "cancelled" });
      if (event.reason === "returned" || event.reason === "jumped") markActed(state, visitOf(state, event.visit).cause);
      return;
    case "member-voted":
    case "vote-withdrawn":
    case "members-added":
    case "member-removed":
      applyToMembers(state, event);
      return;
    case "fork-opened":
      used(state, event.fork.id);
      olderForks(state, event.fork);
      state.forks[event.fork.id] = { ...event.fork, branches: Object.fromEntries(event.branches.map((b) => [b, "open"])), status: "open" };
      return;
    case "branch-arrived":
      used(state, event.wait.id);
      state.waits[event.wait.id] = event.wait;
      setBranch(state, event.place.fork, event.place.branch, "arrived");
      return;
    case "branch-ended":
      setBranch(state, event.place.fork, event.place.branch, "ended");
      return;
    case "fork-joined":
      for (const wait of event.waits) delete state.waits[wait];
      changeFork(state, event.fork, { status: "joined" });
      return;
    case "fork-closed":
      closeFork(state, event.fork, event.reason);
      return;
    case "fork-reopened":
      setBranch(state, event.fork, event.branch, "open");
      changeFork(state, event.fork, { status: "open", detour: event.detour });
      return;
    case "join-waiting":
      used(state, event.wait.id);
      state.waits[event.wait.id] = event.wait;
      return;
    case "join-passed":
      for (const wait of event.waits) delete state.waits[wait];
      return;
    case "wait-cancelled":
      delete state.waits[event.wait];
      return;
    case "token-paused":
      used(state, event.pause.id);
      state.pauses[event.pause.id] = event.pause;
      return;
    case "pause-ended":
      delete state.pauses[event.pause];
      return;
    case "timer-armed":
      used(state, event.timer.id);
      state.timers[event.timer.id] = event.timer;
      return;
    case "timer-closed":
      delete state.timers[event.timer];
      return;
    case "message-awaited":
      used(state, event.message.id);
      state.messages[event.message.id] = event.message;
      return;
    case "message-closed":
      delete state.messages[event.message];
      return;
    case "result-set":
      state.results[event.name] = event.value;
      return;
    case "process-ended":
      state.status = "ended";
      state.ending = event.ending;
      return;
    case "node-passed":
    case "message-sent":
    case "attention-needed":
      return;
  }
}

type MemberEvent = Extract<ProcessEvent, { type: "member-voted" | "vote-withdrawn" | "members-added" | "member-removed" }>;

function applyToMembers(state: ProcessState, event: MemberEvent): void {
  const visit = visitOf(state, event.visit);
  const members = visit.members ?? [];
  const votes = visit.votes ?? [];
  if (event.type === "members-added") changeVisit(state, visit.id, { members: [...members, ...event.members] });
  else if (event.type === "member-removed") changeVisit(state, visit.id, { members: members.filter((m) => m.index !== event.index) });
  else if (event.type === "vote-withdrawn") changeVisit(state, visit.id, { votes: votes.filter((v) => v.index !== event.index) });
  else changeVisit(state, visit.id, { votes: [...votes, { index: event.index, agree: event.agree, weight: event.weight }] });
}

/** Ids are a letter and a running number; the next number is part of the state, so nothing here is random. */
function used(state: ProcessState, id: string): void {
  const number = Number(id.slice(1));
  if (number >= state.next) state.next = number + 1;
}

function visitOf(state: ProcessState, id: string): Visit {
  const visit = state.visits[id];
  if (!visit) throw new Error(`event names the unknown visit ${id}`);
  return visit;
}

function forkOf(state: ProcessState, id: string): Fork {
  const fork = state.forks[id];
  if (!fork) throw new Error(`event names the unknown fork ${id}`);
  return fork;
}

function changeVisit(state: ProcessState, id: string, change: Partial<Visit>): void {
  state.visits[id] = { ...visitOf(state, id), ...change };
}

/** Somebody acted on what came of this visit, so it can't be taken back any more; a skipped step is looked through. */
function markActed(state: ProcessState, cause: string | null): void {
  const visit = cause === null ? undefined : state.visits[cause];
  if (!visit || visit.acted) return;
  state.visits[visit.id] = { ...visit, acted: true };
  if (visit.by === "skip") markActed(state, visit.cause);
}

function changeFork(state: ProcessState, id: string, change: Partial<Fork>): void {
  state.forks[id] = { ...forkOf(state, id), ...change };
}

/** Closed on the way straight back (直送): its one open branch is done again and counts like the others. */
function closeFork(state: ProcessState, id: string, reason: ForkEnd): void {
  if (reason !== "direct") {
    changeFork(state, id, { status: reason });
    return;
  }
  const branches = Object.entries(forkOf(state, id).branches).map(([branch, status]) => [branch, status === "open" ? "arrived" : status]);
  changeFork(state, id, { status: "joined", branches: Object.fromEntries(branches) });
}

function setBranch(state: ProcessState, id: string, branch: string, status: "open" | "arrived" | "ended"): void {
  const fork = forkOf(state, id);
  state.forks[id] = { ...fork, branches: { ...fork.branches, [branch]: status } };
}

function changeScope(state: ProcessState, id: string, change: Partial<ProcessState["scopes"][string]>): void {
  const scope = state.scopes[id];
  if (!scope) throw new Error(`event names the unknown scope ${id}`);
  state.scopes[id] = { ...scope, ...change };
}
