import { type Finding, finding } from "./finding.ts";
import { openTimers, openVisits } from "./look.ts";
import { indexOf, nodeOf } from "./process-index.ts";
import type { Outcome } from "./run.ts";
import { type Signal, signal, startProcess } from "./signal.ts";
import type { Place, ProcessState } from "./state.ts";
import type { CompiledProcess, ProcessNode } from "./types.ts";

const STATE_LIMIT = 3000;
/** Decisions of the engine over all states together: about two seconds. */
const EVENT_LIMIT = 200_000;
/** Gateways asked one after another within one step; each doubles the ways to try. */
const QUESTION_LIMIT = 12;

/** Runs the engine itself through every state the drawing allows, each condition answered both ways, and reports where cases get stuck or double. */
export function exploreProcess(drawn: CompiledProcess): Finding[] {
  const process = simplified(drawn);
  const root = process.scopes.find((scope) => scope.parent === null);
  const found = new Map<string, Finding>();
  const seen = new Set<string>();
  const work: ProcessState[] = [];
  const keep = (state: ProcessState) => {
    const key = keyOf(state);
    if (seen.has(key)) return;
    seen.add(key);
    const doubled = doubles(process, state);
    for (const one of [...doubled, ...stuck(process, state)]) found.set(one.code + one.element, one);
    // a doubled token only multiplies from here on
    if (doubled.length === 0 && state.status === "running") work.push(state);
  };
  const budget: Budget = { left: EVENT_LIMIT };
  for (const start of root?.starts ?? []) {
    for (const state of everyAnswer(budget, (evaluate) => startProcess(process, { variables: {}, evaluate, start }))) keep(state);
  }
  for (let state = work.pop(); state; state = work.pop()) {
    if (seen.size > STATE_LIMIT || budget.left < 0)
      return [...found.values(), finding("error", "process/too-many-states", process, String(STATE_LIMIT))];
    const from = state;
    for (const what of possible(process, from)) {
      for (const next of everyAnswer(budget, (evaluate) => signal(process, from, what, { variables: {}, evaluate }))) keep(next);
    }
  }
  if (budget.left < 0) found.set("bound", finding("error", "process/too-many-states", process, String(STATE_LIMIT)));
  return [...found.values()];
}

/** Control flow only: one member for many, no expressions but conditions. */
function simplified(process: CompiledProcess): CompiledProcess {
  const nodes = process.nodes.map(({ multi: _multi, decision: _decision, ...node }): ProcessNode => {
    const trigger = node.trigger;
    if (trigger?.kind === "timer") return { ...node, trigger: { kind: "timer", timer: { kind: "limit", limit: 1, unit: "day" } } };
    if (trigger?.kind === "message") return { ...node, trigger: { kind: "message", name: node.id } };
    return node;
  });
  return { ...process, nodes };
}

interface Budget {
  left: number;
}

/** All outcomes of one act, whatever the conditions asked on its way answer. */
function everyAnswer(budget: Budget, act: (evaluate: () => boolean) => Outcome): ProcessState[] {
  const states: ProcessState[] = [];
  const work: boolean[][] = [[]];
  for (let answers = work.pop(); answers && budget.left >= 0; answers = work.pop()) {
    const given = answers;
    let asked = 0;
    const outcome = act(() => given[asked++] ?? false);
    // an act the engine gave up on can't be explored further, so nothing is proven
    budget.left -= outcome.ok ? outcome.events.length : outcome.code === "process/endless" ? EVENT_LIMIT : 1;
    if (outcome.ok) states.push(outcome.state);
    for (let at = given.length; at < Math.min(asked, QUESTION_LIMIT); at++) {
      work.push([...given, ...Array<boolean>(at - given.length).fill(false), true]);
    }
  }
  return states;
}

function possible(process: CompiledProcess, state: ProcessState): Signal[] {
  const index = indexOf(process);
  const signals: Signal[] = [];
  for (const visit of openVisits(state)) {
    if (["person", "system", "applicant"].includes(visit.awaiting)) signals.push({ kind: "complete", visit: visit.id });
    for (const flow of visit.choices ?? []) signals.push({ kind: "choose", visit: visit.id, flow });
    for (const boundary of index.boundaries.get(visit.node) ?? []) {
      if (boundary.trigger?.kind === "error") signals.push({ kind: "error", visit: visit.id, code: boundary.trigger.code ?? "" });
    }
  }
  const fresh = (node: string) => !Object.values(state.forks).some((fork) => fork.side && fork.node === node && fork.status === "open");
  for (const timer of openTimers(state)) if (fresh(timer.node)) signals.push({ kind: "timer", timer: timer.id });
  for (const message of Object.values(state.messages)) if (fresh(message.node)) signals.push({ kind: "message", name: message.name });
  return signals;
}

/** The same situation whatever the ids and rounds: which tokens stand where, inside which splits. */
function keyOf(state: ProcessState): string {
  const forkKey = (places: Place[]) => places.map((place) => `${state.forks[place.fork]?.node}/${place.branch}`).join(" ");
  const open = openVisits(state).map((visit) => {
    const armed = openTimers(state).filter((timer) => timer.visit === visit.id);
    return `${state.scopes[visit.scope]?.of}:${visit.node}[${forkKey(visit.stack)}]${armed.map((timer) => timer.node)}`;
  });
  const waits = Object.values(state.waits).map((wait) => `${wait.join}<${wait.flow}[${forkKey(wait.stack)}]`);
  const forks = Object.values(state.forks).map((fork) => (fork.status === "open" ? `${fork.node}:${JSON.stringify(fork.branches)}` : ""));
  return [state.status, ...open.sort(), ...waits.sort(), ...forks.filter((text) => text !== "").sort()].join("|");
}

/** Two tokens where one was meant: the branches before weren't joined. */
function doubles(process: CompiledProcess, state: ProcessState): Finding[] {
  const index = indexOf(process);
  const places = [
    ...openVisits(state).map((v) => `${v.scope} ${v.node}`),
    ...Object.values(state.waits).map((w) => `${w.scope} ${w.join} ${w.flow}`),
  ];
  const twice = places.filter((place, at) => places.indexOf(place) !== at);
  return twice.map((place) => finding("error", "process/lack-of-synchronisation", nodeOf(index, place.split(" ")[1] ?? "")));
}

/** Nothing to do for anyone, and not at the end: tokens wait at joins for others that never come. */
function stuck(process: CompiledProcess, state: ProcessState): Finding[] {
  const acting = openVisits(state).some((visit) => visit.awaiting !== "scope");
  if (state.status !== "running" || acting) return [];
  return Object.values(state.waits).map((wait) => finding("error", "process/deadlock", nodeOf(indexOf(process), wait.join)));
}
