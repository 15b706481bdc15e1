import {
  type CompiledProcess,
  type Outcome,
  openTimers,
  openVisits,
  type ProcessEvent,
  type ProcessState,
  type Signal,
  signal,
  startProcess,
  type Timer,
  type Visit,
} from "../../src/core/process/index.ts";
import { evaluate } from "../../src/core/rules/index.ts";
import type { Expectation } from "./expectations.ts";

/** More steps than any process of the collection takes. */
const MOST_STEPS = 200;
const WAIT_SECONDS = 10;

/** A process being played: every step is done at once, or after the seconds its script waits; timers fire in the order of their time. */
interface Play {
  scripts: ReadonlyMap<string, string>;
  given: Expectation;
  variables: Record<string, unknown>;
  marks: string[];
  sent: string[];
  now: number;
  /** When what is open became so, by id. */
  since: Map<string, number>;
}

/** Plays a process to its end, or to where it stands still, and gives the marks it leaves. */
export function play(process: CompiledProcess, scripts: ReadonlyMap<string, string>, given: Expectation): string[] {
  const variables = { test: given.input, integerVariable: given.integer };
  const playing: Play = { scripts, given, variables, marks: [], sent: [], now: 0, since: new Map() };
  const context = { variables: playing.variables, evaluate };
  const starts = process.scopes.find(({ id }) => id === process.id)?.starts ?? [];
  let outcome: Outcome = startProcess(process, { ...context, ...(starts.length === 1 ? {} : { start: starts[0] ?? "" }) });
  for (let step = 0; outcome.ok && step < MOST_STEPS; step++) {
    note(playing, outcome.events);
    if (outcome.state.status === "ended") break;
    const next = nextSignal(playing, outcome.state);
    if (!next) break;
    outcome = signal(process, outcome.state, next, context);
  }
  if (!outcome.ok || outcome.state.ending?.outcome === "failed") playing.marks.push(outcome.ok ? "ERROR_THROWN" : "ERROR_RUNTIME");
  return playing.marks;
}

function note({ sent, marks }: Play, events: readonly ProcessEvent[]): void {
  for (const event of events) {
    if (event.type === "message-sent") sent.push(event.name);
    // A person is asked or told where the collection's engines stop with an error.
    if (event.type === "attention-needed" && !marks.includes("ERROR_RUNTIME")) marks.push("ERROR_RUNTIME");
  }
}

/** What happens next: work at once, a message that was sent, else whatever is due first. */
function nextSignal(playing: Play, state: ProcessState): Signal | null {
  const work = openVisits(state).filter(({ awaiting }) => awaiting === "person" || awaiting === "system");
  const timers = openTimers(state);
  for (const { id } of [...work, ...timers]) if (!playing.since.has(id)) playing.since.set(id, playing.now);
  if (work.length > 1 && work.every((visit) => scriptOf(playing, visit)?.startsWith("CREATE_TIMESTAMP"))) playing.marks.push("PARALLEL");
  const heard = Object.values(state.messages).find(({ name }) => playing.given.partner || playing.sent.includes(name));
  if (heard) return { kind: "message", name: heard.name };
  const due = [
    ...work.map((visit) => ({ at: dueOf(playing, visit.id, secondsOf(playing, visit)), act: () => doWork(playing, visit) })),
    ...timers.map((timer) => ({
      at: dueOf(playing, timer.id, intervalOf(timer)),
      act: (): Signal => ({ kind: "timer", timer: timer.id }),
    })),
  ].sort((one, other) => one.at - other.at)[0];
  if (!due) return null;
  playing.now = due.at;
  return due.act();
}

function dueOf({ since }: Play, id: string, seconds: number): number {
  return (since.get(id) ?? 0) + seconds;
}

function scriptOf({ scripts }: Play, visit: Visit): string | undefined {
  return scripts.get(visit.node.split("/").at(-1) ?? "");
}

function secondsOf(playing: Play, visit: Visit): number {
  return scriptOf(playing, visit) === "WAIT_TEN_SECONDS" ? WAIT_SECONDS : 0;
}

function intervalOf({ rule }: Timer): number {
  const [, minutes = "0", seconds = "0"] = /PT(?:(\d+)M)?(?:(\d+)S)?/.exec(rule.kind === "limit" ? "" : rule.value) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

function doWork(playing: Play, visit: Visit): Signal {
  const { marks, variables } = playing;
  const script = scriptOf(playing, visit) ?? "";
  if (script === "THROW_ERROR") return { kind: "error", visit: visit.id, code: "ERR_CODE" };
  if (script.startsWith("SCRIPT_")) marks.push(script.slice("SCRIPT_".length));
  if (script === "CREATE_MARKER_FILE") marks.push("MARKER");
  if (script.startsWith("INCREMENT")) variables.integerVariable = Number(variables.integerVariable) + 1;
  if (script === "INCREMENT_INTEGER_VARIABLE_AND_LOG") marks.push("INCREMENT");
  if (script === "SET_STRING_DATA") variables.data = "String";
  if (script === "LOG_DATA" && variables.data === "String") marks.push("DATA");
  return { kind: "complete", visit: visit.id };
}
