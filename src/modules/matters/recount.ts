import { sql } from "kysely";
import type { WorkCalendar } from "../../core/calendar/index.ts";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import type { House } from "../house.ts";
import { currentCalendar } from "./calendars.ts";
import { recountClock } from "./domain/clocks.ts";
import { liveClocks, type MatterClock, type MatterState, openTasks, type Task } from "./domain/state.ts";
import { timersOf } from "./domain/timers.ts";
import { type Kind, perform } from "./perform.ts";
import { SYSTEM } from "./system.ts";

const SWEEP = "matters.recount";

/**
 * Counts the running clocks of matters again that were counted with another calendar than the one in force, at most `limit` of them;
 * returns how many were. Every changed date is an event of its matter (annexes §13: log every changed due date).
 */
export async function recountClocks(house: House, kinds: ReadonlyMap<string, Kind<unknown>>, limit = 200): Promise<number> {
  const calendar = await currentCalendar(house);
  const { rows } = await sql<{ matter: string; kind: string; version: number }>`
    select distinct c.matter, m.kind, m.version from matters.clock c join matters.matter m on m.region = c.region and m.id = c.matter
    where c.region = ${house.region} and c.state = 'running' and c.calendar <> ${calendar.version}
      and ${notSetBack(SWEEP, sql`c.matter::text`, house.clock.now())} limit ${limit}`.execute(house.db);
  return sweepEach(house, { name: SWEEP, rows, itemOf: ({ matter }) => matter, work: (row) => recounted(house, kinds, row, calendar) });
}

async function recounted(
  house: House,
  kinds: ReadonlyMap<string, Kind<unknown>>,
  row: { matter: string; kind: string; version: number },
  calendar: WorkCalendar,
): Promise<{ ok: true } | { ok: false; code: string }> {
  const kind = kinds.get(row.kind);
  if (!kind) return { ok: false, code: "matters/unknown-kind" };
  const outcome = await perform(house, kind, {
    matter: row.matter,
    scope: "system",
    // With the version: a clock that a server with the old calendar starts afterwards is counted again as well.
    key: `recount:${row.matter}:${calendar.version}:${row.version}`,
    content: calendar.version,
    actor: SYSTEM,
    load: async () => null,
    decide(matter) {
      const clocks = matter
        ? liveClocks(matter.state).map((clock) => ({ ...recountClock(clock, calendar), calendar: calendar.version }))
        : [];
      const tasks = matter ? tasksDue(matter.state, clocks) : [];
      const timers = timersOf(clocks, calendar);
      return { ok: true, events: [{ type: "matter/recounted", data: { clocks, tasks, timers, calendar: calendar.version } }] };
    },
  });
  return outcome.ok && outcome.repeated ? { ok: false, code: "matters/done-before" } : outcome;
}

/** To-do lists order by the step's due day, which moves with its clock. */
function tasksDue(state: MatterState<unknown>, clocks: readonly MatterClock[]): Task[] {
  const dues = new Map(clocks.map((clock) => [clock.visit, clock.due]));
  return openTasks(state).flatMap((task) => {
    const due = dues.get(task.visit);
    return due === undefined || due === task.due ? [] : [{ ...task, due }];
  });
}
