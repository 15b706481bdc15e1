import { sql } from "kysely";
import type { WorkCalendar } from "../../core/calendar/index.ts";
import { CASE_KIND_NAME, type CaseOwn, itemOfCase } from "../cases/index.ts";
import type { Follower, House, Recorded } from "../house.ts";
import { currentCalendar } from "../matters/index.ts";
import { breaksAt } from "./domain/time-rule.ts";
import { type RuleVersion, rulesInForce } from "./rules.ts";

interface WatchRow {
  matter: string;
  clock: string;
  rule: string;
  version: number;
  level: number;
  at: Date;
}

/**
 * Sets the watches of every clock a command touched, in that command's transaction (七(五)2: every case, every step, in real time).
 * Clocks that ended, and matters that ended, are watched no longer.
 */
export const watchClocks: Follower = {
  async recorded(house: House, all: readonly Recorded[]) {
    const matters = all.filter((recorded) => recorded.clocks.length > 0 || recorded.ended);
    if (matters.length === 0) return [];
    const [rules, calendar] = await Promise.all([rulesInForce(house), currentCalendar(house)]);
    const points = (await Promise.all(matters.map((recorded) => timePoints(house, recorded, rules, calendar)))).flat();
    const watches = JSON.stringify([...matters.flatMap((recorded) => watchesOf(recorded, rules, calendar)), ...points]);
    const touched = JSON.stringify(matters.flatMap(({ matter, clocks }) => clocks.map((clock) => ({ matter, clock: clock.id }))));
    const ids = matters.map(({ matter }) => matter);
    const ended = matters.filter((recorded) => recorded.ended).map(({ matter }) => matter);
    const { region } = house;
    const given = sql`json_to_recordset(${watches}::json) as w (matter uuid, clock text, rule text, version int, level smallint, at timestamptz)`;
    const unwatch = sql`delete from supervision.watch where region = ${region} and matter = any(${ids}::uuid[])
      and (matter = any(${ended}::uuid[]) or (matter, clock) in (select matter, clock from json_to_recordset(${touched}::json) as t (matter uuid, clock text)))
      and (matter, clock, rule) not in (select matter, clock, rule from ${given})`;
    // An alarm that was raised for this due day already isn't raised again.
    const watch = sql`insert into supervision.watch (region, matter, clock, rule, version, level, at)
      select ${region}, matter, clock, rule, version, level, at from ${given}
      where not exists (select 1 from supervision.alarm a where a.region = ${region} and a.matter = w.matter and a.clock = w.clock and a.rule = w.rule and a.at = w.at)
      on conflict (region, matter, clock, rule) do update set version = excluded.version, level = excluded.level, at = excluded.at`;
    const standDown = sql`delete from supervision.standing where region = ${region} and matter = any(${ended}::uuid[])`;
    return ended.length > 0 ? [unwatch, watch, standDown] : [unwatch, watch];
  },
};

/** Rules of this name and a level carry the points of steps that look at the time (监察点): data says their words, the step their days. */
export const TIME_POINT = "POINT-time-";

/** What the points of steps ask to be watched of their clocks. */
async function timePoints(
  house: House,
  { matter, kind, clocks, after }: Recorded,
  rules: readonly RuleVersion[],
  calendar: WorkCalendar,
): Promise<WatchRow[]> {
  const live = clocks.filter((clock) => clock.kind === "step" && (clock.state === "running" || clock.state === "stopped"));
  if (kind !== CASE_KIND_NAME || live.length === 0) return [];
  const { process } = await itemOfCase(house, after.own as CaseOwn); // asked for cases only
  return live.flatMap((clock) => {
    const node = clock.visit === null ? undefined : after.tasks[clock.visit]?.node;
    const points = process.nodes.find((candidate) => candidate.id === node)?.step?.points ?? [];
    return points.flatMap(({ kind: looksAt, level, value }) => {
      const found = looksAt === "time" ? rules.find(({ rule }) => rule.id === `${TIME_POINT}${level}`) : undefined;
      if (!found) return [];
      const when = { kind: "left", days: value ?? 0 } as const;
      const at = breaksAt({ ...found.rule, when }, clock, calendar);
      return [{ matter, clock: clock.id, rule: found.rule.id, version: found.version, level, at }];
    });
  });
}

/** What the rules ask to be watched of a matter's clocks. */
export function watchesOf(
  { matter, clocks }: Pick<Recorded, "matter" | "clocks">,
  rules: readonly RuleVersion[],
  calendar: WorkCalendar,
): WatchRow[] {
  const live = clocks.filter((clock) => clock.state === "running" || clock.state === "stopped");
  return live.flatMap((clock) =>
    rules
      .filter(({ rule }) => rule.clock === clock.kind)
      .map(({ rule, version }) => ({
        matter,
        clock: clock.id,
        rule: rule.id,
        version,
        level: rule.level,
        at: breaksAt(rule, clock, calendar),
      })),
  );
}
