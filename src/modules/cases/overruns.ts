import { sql } from "kysely";
import { addWorkingDays, type LocalDate, type WorkCalendar } from "../../core/calendar/index.ts";
import type { CompiledProcess, StepOverrun } from "../../core/process/index.ts";
import { dayOf, instantOf } from "../../platform/clock.ts";
import type { Statement } from "../../platform/db/index.ts";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import type { Follower, House, Recorded, RecordedClock } from "../house.ts";
import { currentCalendar, type MatterState, overFrom } from "../matters/index.ts";
import { CASE_KIND_NAME } from "./case-kind.ts";
import type { CaseOwn } from "./domain/own.ts";
import { itemOfCase } from "./item-of-case.ts";
import { overrunStep } from "./overrun-step.ts";
import { performAsSystem } from "./perform-case.ts";
import { once } from "./sweep.ts";

const SWEEP = "cases.overruns";
const BATCH = 200;
/** Reminders come while people are at work. */
const MORNING = "09:00";

/** Keeps, in the transaction that moves a step's clock, when the step's settings for an overrun are due. */
export const followOverruns: Follower = {
  async recorded(house, all) {
    const statements: Statement[] = [];
    for (const recorded of all) if (recorded.kind === CASE_KIND_NAME) statements.push(...(await following(house, recorded)));
    return statements;
  },
};

async function following(house: House, recorded: Recorded): Promise<Statement[]> {
  const { region, matter, after } = recorded;
  const { process } = await itemOfCase(house, after.own as CaseOwn); // asked for cases only
  if (!process.nodes.some((node) => node.step?.overrun)) return [];
  const calendar = await currentCalendar(house);
  const due: DueOverrun[] = [];
  const over: string[] = [];
  for (const clock of recorded.clocks) {
    if (clock.kind !== "step" || clock.visit === null || !settingAt(process, after.tasks[clock.visit]?.node)) continue;
    const next = dueAt(clock, after as MatterState<CaseOwn>, process, calendar); // asked for cases only
    if (next) due.push(next);
    else over.push(clock.visit);
  }
  for (const { type, data } of recorded.events) {
    for (const task of data.tasks ?? []) if (task.handedUp) over.push(task.visit);
    if (type !== "case/overrun-reminded") continue;
    const { visit, times } = data as unknown as { visit: string; times: number }; // as overrunStep writes it
    const setting = settingAt(process, after.tasks[visit]?.node);
    if (times < (setting?.times ?? 1)) due.push({ visit, at: nextMorning(dayOf(recorded.at), setting, calendar), reminded: times });
    else over.push(visit);
  }
  return [
    ...(due.length > 0
      ? [
          sql`insert into cases.overrun as o (region, matter, visit, at, reminded) select ${region}, ${matter}::uuid, visit, at, reminded
            from json_to_recordset(${JSON.stringify(due)}::json) as d (visit text, at timestamptz, reminded smallint)
            on conflict (region, matter, visit) do update set at = excluded.at, reminded = greatest(o.reminded, excluded.reminded)`,
        ]
      : []),
    ...(over.length > 0
      ? [sql`delete from cases.overrun where region = ${region} and matter = ${matter}::uuid and visit = any(${over}::text[])`]
      : []),
  ];
}

/** When the overrun settings of a step are due next, and how often it was reminded of before. */
export interface DueOverrun {
  visit: string;
  at: Date;
  reminded: number;
}

/** What the overrun settings of a case's steps ask for next, as it stands: nothing for steps whose clocks stand or that are with the manager. */
export function overrunsDue(state: MatterState<CaseOwn>, process: CompiledProcess, calendar: WorkCalendar): DueOverrun[] {
  return Object.values(state.clocks).flatMap((clock) => dueAt(clock, state, process, calendar) ?? []);
}

function dueAt(clock: RecordedClock, state: MatterState<CaseOwn>, process: CompiledProcess, calendar: WorkCalendar): DueOverrun | null {
  if (clock.kind !== "step" || clock.visit === null || clock.state !== "running") return null;
  const task = state.tasks[clock.visit];
  const setting = settingAt(process, task?.node);
  if (!setting || task?.handedUp) return null;
  const { times = 0, on } = state.own.reminded?.[clock.visit] ?? {};
  if (setting.act === "remind" && times >= (setting.times ?? 1)) return null;
  return { visit: clock.visit, at: latest(overFrom(clock, calendar), on && nextMorning(on, setting, calendar)), reminded: times };
}

/** The next reminder after one of some day: so many working days on, when people are at work. */
function nextMorning(day: LocalDate, setting: StepOverrun | undefined, calendar: WorkCalendar): Date {
  return instantOf(addWorkingDays(calendar, day, setting?.every ?? 1).date, MORNING);
}

function latest(one: Date, other: Date | undefined | ""): Date {
  return other && other > one ? other : one;
}

function settingAt(process: CompiledProcess, node: string | undefined): StepOverrun | undefined {
  return process.nodes.find((candidate) => candidate.id === node)?.step?.overrun;
}

/** Does what is due; cost grows with that alone. Returns how many steps were dealt with. */
export async function sweepOverruns(house: House): Promise<number> {
  const now = house.clock.now();
  const { rows } = await sql<{ matter: string; visit: string; reminded: number; at: Date }>`
    select o.matter, o.visit, o.reminded, o.at from cases.overrun o where o.region = ${house.region} and o.at <= ${now}
      and ${notSetBack(SWEEP, sql`o.matter || ':' || o.visit`, now)} order by o.at limit ${BATCH}`.execute(house.db);
  return sweepEach(house, {
    name: SWEEP,
    rows,
    itemOf: ({ matter, visit }) => `${matter}:${visit}`,
    work: async ({ matter, visit, reminded, at }) =>
      once(await performAsSystem(house, matter, `overrun:${matter}:${visit}:${at.toISOString()}`, { visit, reminded }, overrunStep, false)),
  });
}
