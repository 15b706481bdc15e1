import type { DeadlineInput } from "../../../core/calendar/index.ts";
import {
  type Assignments,
  evolve as evolveProcess,
  initialState as initialProcess,
  type ProcessEvent,
  type ProcessState,
} from "../../../core/process/index.ts";
import { wholeClock, wholeTask } from "./lean.ts";

/** Who did it, as the trace keeps it (六(四): 工号, 姓名, 科室, 岗位). A citizen is not named here: personal data stand encrypted in `personal`. */
export interface ActorTrace {
  kind: "person" | "citizen" | "system";
  id: string | null;
  name: string | null;
  staffNumber: string | null;
  org: string | null;
  post: string | null;
  section: string | null;
  /** For whom they stood in (离岗委托); absent where they acted in a post of their own. */
  for?: { id: string; name: string };
}

/** A visit of a step that waits for a person. Its queue is (org, post) until somebody is named; whose turn it is says `actingOn`. */
export interface Task {
  visit: string;
  node: string;
  name: string;
  role: string;
  org: string;
  post: string;
  assignee: string | null;
  /** Persons who may claim it; null or absent: whoever holds the post. */
  candidates?: string[] | null;
  /** Who signs within it, and in which order (委派、加签); null or absent: nobody but whoever has it. */
  signers?: Assignments | null;
  /** Visit of the multi-instance step whose one member this is. */
  memberOf?: string;
  /** It waits with the process manager: why, and the organisation and post it was meant for. */
  handedUp?: { reason: string; org: string; post: string } | null;
  openedAt: string;
  due: string | null;
  closedAt: string | null;
  closedBy: string | null;
}

/** A limit with its derivation. `stopped` while a special procedure runs; `met` when what it demanded was done; `dropped` when it no longer matters. */
export interface MatterClock {
  id: string;
  kind: string;
  visit: string | null;
  state: "running" | "stopped" | "met" | "dropped";
  due: string;
  provisional: boolean;
  calendar: string;
  input: DeadlineInput;
  endedOn: string | null;
}

/**
 * What an event may carry for the spine. Tasks and clocks stand as they are after the event, so applying them is mechanical and a later program never
 * changes what happened. Decisions give them whole; the journal keeps those members only that the event changed (`lean.ts`), and applying either is a merge.
 */
export interface SpineData {
  process?: ProcessEvent[];
  tasks?: Task[];
  clocks?: MatterClock[];
  /** Timer id → the instant it fires, or null when it is closed. */
  timers?: Record<string, string | null>;
  ended?: boolean;
}

export type Personal = Record<string, unknown>;

export interface NewEvent {
  /** `kind/verb-ed`, e.g. `case/accepted`. */
  type: string;
  data: SpineData & Record<string, unknown>;
  /** Free text and personal data; encrypted under the matter's key. */
  personal?: Personal;
}

export interface JournalEvent extends NewEvent {
  sequence: number;
  at: string;
  actor: ActorTrace;
}

/** The fold of a matter's events. `own` belongs to the kind. */
export interface MatterState<Own> {
  process: ProcessState | null;
  tasks: Record<string, Task>;
  clocks: Record<string, MatterClock>;
  timers: Record<string, string>;
  endedAt: string | null;
  own: Own;
}

export interface Matter<Own> {
  region: string;
  id: string;
  kind: string;
  version: number;
  openedAt: string;
  state: MatterState<Own>;
  personal: Personal;
}

/** What a kind of matter adds to the spine. Pure. */
export interface KindFold<Own> {
  name: string;
  initial: Own;
  evolve(own: Own, event: JournalEvent): Own;
  /** What an event says of the kind's own part, without what stood so before; `evolve` must give the same for it. */
  lean?(data: NewEvent["data"], own: Own): NewEvent["data"];
  /** Personal data kept for daily work (the applicant, the form); opinions stay in the journal only. */
  evolvePersonal(personal: Personal, event: JournalEvent): Personal;
}

function emptyState<Own>(fold: KindFold<Own>): MatterState<Own> {
  return { process: null, tasks: {}, clocks: {}, timers: {}, endedAt: null, own: fold.initial };
}

/** A matter before its first event. */
export function blankMatter<Own>(region: string, id: string, fold: KindFold<Own>, openedAt: string): Matter<Own> {
  return { region, id, kind: fold.name, version: 0, openedAt, state: emptyState(fold), personal: {} };
}

/** Applies one event. */
export function evolveMatter<Own>(fold: KindFold<Own>, matter: Matter<Own>, event: JournalEvent): Matter<Own> {
  const { state } = matter;
  const { process, tasks, clocks, timers, ended } = event.data;
  return {
    ...matter,
    version: event.sequence,
    state: {
      process: process ? process.reduce(evolveProcess, state.process ?? initialProcess()) : state.process,
      tasks: tasks ? withAll(state.tasks, tasks, (task) => task.visit, wholeTask) : state.tasks,
      clocks: clocks ? withAll(state.clocks, clocks, (clock) => clock.id, wholeClock) : state.clocks,
      timers: timers ? withTimers(state.timers, timers) : state.timers,
      endedAt: ended ? event.at : state.endedAt,
      own: fold.evolve(state.own, event),
    },
    personal: fold.evolvePersonal(matter.personal, event),
  };
}

function withAll<T>(
  before: Record<string, T>,
  changed: readonly T[],
  key: (value: T) => string,
  whole: (changed: T, before: T | undefined) => T,
): Record<string, T> {
  const after = { ...before };
  for (const value of changed) after[key(value)] = whole(value, before[key(value)]);
  return after;
}

function withTimers(before: Record<string, string>, changed: Record<string, string | null>): Record<string, string> {
  const after = { ...before };
  for (const [id, at] of Object.entries(changed)) {
    if (at === null) delete after[id];
    else after[id] = at;
  }
  return after;
}

export function openTasks(state: MatterState<unknown>): Task[] {
  return Object.values(state.tasks).filter((task) => task.closedAt === null);
}

export function liveClocks(state: MatterState<unknown>): MatterClock[] {
  return Object.values(state.clocks).filter((clock) => clock.state === "running" || clock.state === "stopped");
}
