import type { LocalDate, WorkCalendar } from "../../../core/calendar/index.ts";
import {
  type CompiledProcess,
  type JsonValue,
  memberName,
  type ProcessEvent,
  type ProcessNode,
  type StepSettings,
} from "../../../core/process/index.ts";
import { dropClock, meetClock, startClock } from "./clocks.ts";
import type { MatterClock, MatterState, SpineData, Task } from "./state.ts";
import { endOf, instantOfTimer, timeOfDay, timerClock, timerClockId } from "./timers.ts";

interface StepContext {
  process: CompiledProcess;
  calendar: WorkCalendar;
  at: Date;
  today: LocalDate;
  /** The organisation whose queue a step waits in. */
  orgOf(step: StepSettings): string;
  /** What the limit of a step is called, where it isn't simply that of the step. */
  limitKind?(step: StepSettings): string;
  /** Who completed the step that made this happen; null for timers and messages. */
  by: string | null;
  /** In whose hands a step comes that was just entered; as it stands without. */
  assign?(entered: Entered): Task;
  /** Visits that were passed without anybody doing them. */
  passed?: ReadonlySet<string>;
}

/** A step just entered, with the task it would be without settings of its own: its post's queue, or whoever had the visit it repeats. */
export interface Entered {
  task: Task;
  visit: Extract<ProcessEvent, { type: "visit-entered" }>["visit"];
  step: StepSettings;
  /** All tasks of the matter as they stand now, closed ones too. */
  tasks: readonly Task[];
}

/**
 * What the engine's events mean for people and clocks: a task for each visit that waits for a person, with its step's own limit; tasks and
 * limits closed with the visit; timers with the instant they fire. The result goes into the event, so applying it needs neither process nor calendar.
 */
export function followProcess(
  state: MatterState<unknown>,
  events: readonly ProcessEvent[],
  context: StepContext,
): Required<Omit<SpineData, "ended">> {
  const tasks: Record<string, Task> = {};
  const clocks: Record<string, MatterClock> = {};
  const timers: Record<string, string | null> = {};
  const task = (visit: string) => tasks[visit] ?? state.tasks[visit];
  const clock = (id: string) => clocks[id] ?? state.clocks[id];
  const holders: Record<string, string | null> = {};
  for (const event of events) {
    switch (event.type) {
      case "scope-opened":
        holders[event.scope.id] = event.scope.visit;
        break;
      case "visit-entered": {
        const node = nodeOf(context.process, event.visit.node);
        if (event.visit.awaiting !== "person" || !node.step) break;
        const limit = limitClock(event.visit.id, node.step, context);
        if (limit) clocks[limit.id] = limit;
        const step = stepOfMember(node.step, event.visit.member?.item);
        const opened = openTask(
          event.visit.id,
          node,
          step,
          limit?.due ?? null,
          {
            assignee: assigneeOfPrior(state, event.visit.prior),
            memberOf: event.visit.member ? (holders[event.visit.scope] ?? state.process?.scopes[event.visit.scope]?.visit ?? null) : null,
          },
          context,
        );
        const known = { ...state.tasks, ...tasks };
        const entered = { task: opened, visit: event.visit, step, tasks: Object.values(known) };
        tasks[event.visit.id] = context.assign?.(entered) ?? opened;
        break;
      }
      case "visit-left":
      case "visit-cancelled": {
        const open = task(event.visit);
        const done = event.type === "visit-left";
        if (open?.closedAt === null)
          tasks[event.visit] = {
            ...open,
            closedAt: context.at.toISOString(),
            closedBy: done && !context.passed?.has(event.visit) ? context.by : null,
          };
        const running = clock(stepClock(event.visit));
        if (running) clocks[running.id] = done ? meetClock(running, context.today) : dropClock(running, context.today);
        break;
      }
      case "timer-armed":
        timers[event.timer.id] = armed(event.timer, clocks, context).toISOString();
        break;
      case "timer-closed": {
        timers[event.timer] = null;
        const carrier = clock(timerClockId(event.timer));
        if (carrier) clocks[carrier.id] = (event.reason === "fired" ? meetClock : dropClock)(carrier, context.today);
        break;
      }
      default:
    }
  }
  return { process: [...events], tasks: Object.values(tasks), clocks: Object.values(clocks), timers };
}

/** A signer named by an organisation (`unit:…`, `department` …) signs there; persons are the kind's to place, those only counted share the step's own queue. */
function stepOfMember(step: StepSettings, item: JsonValue | undefined): StepSettings {
  const named = memberName(item);
  return named !== null && !named.startsWith("person:") ? { ...step, org: named } : step;
}

export function stepClock(visit: string): string {
  return `step:${visit}`;
}

/** A node of the process; asking for one it doesn't have is a bug. */
export function nodeOf(process: CompiledProcess, id: string): ProcessNode {
  const node = process.nodes.find((candidate) => candidate.id === id);
  if (!node) throw new Error(`the process ${process.id} has no element ${id}`);
  return node;
}

function openTask(
  visit: string,
  node: ProcessNode,
  step: StepSettings,
  due: string | null,
  { assignee, memberOf }: { assignee: string | null; memberOf: string | null },
  context: StepContext,
): Task {
  return {
    visit,
    node: node.id,
    name: node.name,
    role: step.role,
    org: context.orgOf(step),
    post: step.post ?? "handler",
    assignee,
    ...(memberOf === null ? {} : { memberOf }),
    openedAt: context.at.toISOString(),
    due,
    closedAt: null,
    closedBy: null,
  };
}

/** A step taken back (拿回) or entered again by its own hand goes to the same person. */
function assigneeOfPrior(state: MatterState<unknown>, prior: string | undefined): string | null {
  const before = prior ? state.tasks[prior] : undefined;
  return before?.closedBy ?? before?.assignee ?? null;
}

/** The limit a step has of its own, from today; null where it has none. */
export function limitClock(
  visit: string,
  step: StepSettings,
  context: Pick<StepContext, "calendar" | "at" | "today" | "limitKind">,
): MatterClock | null {
  if (step.limit === undefined) return null;
  const unit = step.unit ?? "workday";
  const start = { id: stepClock(visit), kind: context.limitKind?.(step) ?? "step", visit, start: context.today, startRule: "step-entered" };
  const term = { amount: step.limit, unit };
  return startClock(unit === "hour" ? { ...start, startTime: timeOfDay(context.at), term } : { ...start, term }, context.calendar);
}

type Armed = Extract<ProcessEvent, { type: "timer-armed" }>["timer"];

/** When a timer fires; one that runs by the calendar gets the clock that its day is counted again by. */
function armed(timer: Armed, clocks: Record<string, MatterClock>, context: StepContext): Date {
  if (timer.rule.kind !== "limit") return instantOfTimer(timer.rule, context.at);
  const carrier = timerClock(timer, timer.rule, context);
  clocks[carrier.id] = carrier;
  return endOf(carrier.input, context.calendar);
}
