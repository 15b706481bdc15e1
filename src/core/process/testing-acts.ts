import fc from "fast-check";
import { openTimers, openVisits, returnTargets } from "./look.ts";
import type { Signal } from "./signal.ts";
import type { ProcessState, Visit } from "./state.ts";
import type { Running } from "./testing.ts";

/** Test support: random acts on a running process, and what must hold after each. */

export interface Act {
  kind: "answer" | "return" | "recall" | "jump" | "timer" | "member" | "stale";
  pick: number;
  siblings: "cancel" | "keep" | undefined;
  after: "rerun" | "direct";
  members: "all" | "unagreed";
  agree: boolean;
  variables: { pick: number; again: boolean; stop: boolean };
}

export const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Act["kind"]>(
      "answer",
      "answer",
      "answer",
      "answer",
      "return",
      "return",
      "recall",
      "jump",
      "timer",
      "member",
      "stale",
    ),
    pick: fc.nat(1000),
    siblings: fc.constantFrom("cancel", "keep", undefined),
    after: fc.constantFrom("rerun", "rerun", "direct"),
    members: fc.constantFrom("all", "unagreed"),
    agree: fc.boolean(),
    variables: fc.record({ pick: fc.integer({ min: 0, max: 3 }), again: fc.boolean(), stop: fc.boolean() }),
  }),
  { maxLength: 25 },
);

/** Carries out an act where the state allows one of its kind; refusals are fine, they must just change nothing. */
export function tryAct(run: Running, act: Act): void {
  const what = signalOf(run, act);
  if (what) run.act(what);
}

function signalOf(run: Running, act: Act): Signal | undefined {
  run.variables = act.variables;
  const steps = openVisits(run.state).filter((visit) => visit.awaiting === "person" || visit.awaiting === "applicant");
  const visit = choose(steps, act.pick);
  if (act.kind === "timer") {
    const timer = choose(openTimers(run.state), act.pick);
    return timer && { kind: "timer", timer: timer.id };
  }
  if (act.kind === "recall") {
    const left = choose(
      Object.values(run.state.visits).filter((done) => done.status === "left"),
      act.pick,
    );
    return left && { kind: "recall", visit: left.id };
  }
  if (!visit) return undefined;
  if (act.kind === "answer") return answerOf(visit, act.agree);
  if (act.kind === "member") return { kind: "join", visit: visit.id, items: ["one more"] };
  if (act.kind === "jump") {
    const target = choose(
      run.process.nodes.filter((node) => node.kind === "user"),
      act.pick,
    );
    return target && { kind: "jump", visit: visit.id, target: target.id, ...(act.siblings ? { siblings: act.siblings } : {}) };
  }
  if (act.kind === "stale") return { kind: "complete", visit: `v${act.pick}` };
  const target = choose(
    returnTargets(run.process, run.state, visit.id).filter((one) => one.allowed),
    act.pick >> 3,
  );
  if (!target) return undefined;
  const { after, members, siblings } = act;
  return { kind: "return", visit: visit.id, target: target.node, after, members, ...(siblings ? { siblings } : {}) };
}

export function answerOf(visit: Visit, agree: boolean): Signal {
  return visit.member ? { kind: "vote", visit: visit.id, agree } : { kind: "complete", visit: visit.id };
}

function choose<T>(list: T[], pick: number): T | undefined {
  return list[pick % Math.max(1, list.length)];
}

/** Everybody agrees and no loop is gone again: must come to the end. Returns whether it did. */
export function drain(run: Running): boolean {
  run.variables = { pick: 9, again: false, stop: false };
  for (let step = 0; step < 2000 && run.state.status === "running"; step++) {
    const visit = openVisits(run.state).find((open) => open.awaiting === "person" || open.awaiting === "applicant");
    if (!visit) return false;
    const outcome = run.act(answerOf(visit, true));
    if (!outcome.ok) return false;
  }
  return run.state.status === "ended";
}

/** What must hold whenever the process rests; each fault in words. */
export function brokenRules(state: ProcessState): string[] {
  const faults: string[] = [];
  const scopeOpen = (id: string) => state.scopes[id]?.status === "open";
  const tokens = [...openVisits(state), ...Object.values(state.waits), ...Object.values(state.pauses)];
  for (const token of tokens) if (!scopeOpen(token.scope)) faults.push(`${token.id} lives in the closed scope ${token.scope}`);
  for (const held of [...Object.values(state.timers), ...Object.values(state.messages)]) {
    if (state.visits[held.visit]?.status !== "open") faults.push(`${held.id} outlives ${held.visit}`);
  }
  for (const scope of Object.values(state.scopes)) {
    if (scope.status === "open" && scope.visit !== null && state.visits[scope.visit]?.status !== "open")
      faults.push(`${scope.id} outlives its visit`);
    if (scope.status === "open" && !(scope.member && !tokens.some((token) => token.scope === scope.id)))
      faults.push(...scopeFaults(state, scope.id));
  }
  if (state.status === "ended" && tokens.length > 0) faults.push("tokens live after the end");
  if (state.status === "running" && tokens.length === 0) faults.push("nothing lives before the end");
  return faults;
}

/** Every open branch carries exactly one thread: a token, a fork of its own, or a token on its way back into it. */
function scopeFaults(state: ProcessState, scope: string): string[] {
  const threads = new Map<string, string[]>();
  const forks = Object.values(state.forks).filter((fork) => fork.scope === scope && fork.status === "open");
  const live = [...openVisits(state), ...Object.values(state.pauses)].filter((token) => token.scope === scope);
  for (const thread of [...live, ...forks.filter((fork) => !fork.side)]) {
    const top = thread.detour.at(-1) ?? thread.stack.at(-1);
    const key = top ? `${top.fork}/${top.branch}` : "";
    threads.set(key, [...(threads.get(key) ?? []), thread.id]);
  }
  const faults: string[] = [];
  for (const fork of forks) {
    for (const [branch, status] of Object.entries(fork.branches)) {
      const on = threads.get(`${fork.id}/${branch}`) ?? [];
      if (on.length !== (status === "open" ? 1 : 0))
        faults.push(`${fork.id}/${branch} is ${status} but carries ${on.join(" ") || "nothing"}`);
      threads.delete(`${fork.id}/${branch}`);
    }
  }
  const main = threads.get("") ?? [];
  const sides = forks.some((fork) => fork.side);
  if (main.length > 1 || (main.length === 0 && !sides)) faults.push(`${scope} carries ${main.join(" ") || "nothing"} on its main way`);
  threads.delete("");
  for (const [key, on] of threads) faults.push(`${on.join(" ")} on ${key}, which isn't open`);
  return faults;
}
