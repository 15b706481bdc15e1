import { sql } from "kysely";
import type { Tx } from "../../platform/db/index.ts";
import { nameQuestions } from "../consultation/index.ts";
import type { House } from "../house.ts";
import { orgs, staffDirectory } from "../identity/index.ts";
import type { Post } from "../identity/shared.ts";
import { type Told, tellStatements } from "../notices/index.ts";
import type { TimeRule, TOLD } from "./domain/time-rule.ts";
import { rulesInForce } from "./rules.ts";

/** An alarm just raised, as much of it as telling needs. */
export interface Raised {
  matter: string;
  kind: string;
  clock: string;
  rule: string;
  due: string;
  visit: string | null;
}

interface Waiting {
  matter: string;
  visit: string;
  name: string;
  org: string;
  post: Post;
  /** Whom it is named for; null: the post's queue. */
  persons: string[] | null;
}

/**
 * Tells those whom the rule names, once for each alarm, in its transaction: the officer, then the section head, then the leader in charge are
 * rules one after another (annexes §8.2).
 */
export async function tellAlarms(house: House, tx: Tx, raised: readonly Raised[]): Promise<void> {
  const rules = new Map((await rulesInForce(house)).map(({ rule }) => [rule.id, rule]));
  const telling = raised.flatMap((alarm) => {
    const rule = rules.get(alarm.rule);
    return rule && rule.told.length > 0 ? [{ ...alarm, rule }] : [];
  });
  if (telling.length === 0) return;
  const within = { ...house, db: tx };
  const ids = [...new Set(telling.map(({ matter }) => matter))];
  const [waiting, names, holders] = await Promise.all([waitingIn(within, ids), namesOf(within, ids), nearestHolders(within)]);
  const told: Told[] = [];
  const isHighest = highestOf(telling);
  for (const { rule, ...alarm } of telling) {
    const open = (waiting.get(alarm.matter) ?? []).filter(({ visit }) => alarm.visit === null || visit === alarm.visit);
    const params = {
      ...(names.get(alarm.matter) ?? { item: "", number: "" }),
      due: alarm.due,
      why: rule.name["zh-CN"],
      whyEn: rule.name.en,
      ...(open.length === 1 ? { step: open[0]?.name ?? "" } : {}),
    };
    for (const to of recipients(
      rule.told.filter((who) => isHighest(alarm, who, rule)),
      open,
      holders,
    )) {
      const kind = to === "applicant" ? (rule.when.kind === "over" ? "applicant-term-over" : "applicant-term") : "limit";
      const key = `alarm:${alarm.matter}:${alarm.clock}:${rule.id}:${alarm.due}`;
      told.push({ key, kind, matter: { id: alarm.matter, kind: alarm.kind }, params, to, by: null });
    }
  }
  for (const statement of await tellStatements(within, told)) await statement.execute(tx);
}

/** After an outage a clock may break several of its rules at once: of these each is told the highest only. */
function highestOf(telling: readonly { matter: string; clock: string; rule: TimeRule }[]) {
  const highest = new Map<string, number>();
  const keyOf = (alarm: { matter: string; clock: string }, who: string) =>
    `${alarm.matter} ${alarm.clock} ${who === "named" ? "holder" : who}`; // the same person on the same ladder
  for (const { rule, ...alarm } of telling)
    for (const who of rule.told) highest.set(keyOf(alarm, who), Math.max(highest.get(keyOf(alarm, who)) ?? 0, rule.level));
  return (alarm: { matter: string; clock: string }, who: string, rule: TimeRule) => highest.get(keyOf(alarm, who)) === rule.level;
}

function recipients(told: readonly (typeof TOLD)[number][], open: readonly Waiting[], nearest: Nearest): Told["to"][] {
  const all: Told["to"][] = [];
  for (const who of told) {
    if (who === "applicant") all.push("applicant");
    else if (who === "holder") all.push(...open.flatMap(holdersOf));
    else if (who === "named") all.push(...open.flatMap(named));
    else for (const { org } of open) all.push(...nearest(org, who).map((person) => ({ person })));
  }
  return all;
}

function holdersOf({ persons, org, post }: Waiting): Told["to"][] {
  return persons ? named({ persons }) : [{ org, post }];
}

function named({ persons }: Pick<Waiting, "persons">): Told["to"][] {
  return persons?.map((person) => ({ person })) ?? [];
}

/** By the organisation of a step, or of whoever did something. */
type Nearest = (org: string | null, post: Post, person?: string) => string[];

/** Holders of a post in an organisation, else in the next one above it that has any. */
export async function nearestHolders(house: House): Promise<Nearest> {
  const [byCode, staff] = await Promise.all([orgs(house), staffDirectory(house)]);
  return (code, post, person) => {
    const from = code ?? (person === undefined ? "" : (staff.byId(person)?.holdings[0]?.org ?? ""));
    for (let org = byCode.get(from); org; org = org.parent ? byCode.get(org.parent) : undefined) {
      const place = org.code;
      const found = staff.inOrg(place).filter(({ holdings }) => holdings.some((held) => held.org === place && held.post === post));
      if (found.length > 0) return found.map(({ id }) => id);
    }
    return [];
  };
}

async function waitingIn(house: House, matters: readonly string[]): Promise<Map<string, Waiting[]>> {
  const { rows } = await sql<Waiting>`select t.matter, t.visit, t.name, t.org, t.post,
      (select array_agg(p.person) from matters.task_person p where p.region = t.region and p.matter = t.matter and p.visit = t.visit) as persons
    from matters.task t where t.region = ${house.region} and t.matter = any(${matters}::uuid[]) and t.closed_at is null`.execute(house.db);
  return Map.groupBy(rows, ({ matter }) => matter);
}

/** What each matter is called, for who is told of it. */
export async function namesOf(house: House, ids: readonly string[]): Promise<Map<string, { item: string; number: string }>> {
  const { rows } = await sql<{ id: string; item: string; number: string }>`
    select id, item_name as item, coalesce(number, application_number) as number from cases.case where region = ${house.region} and id = any(${ids}::uuid[])`.execute(
    house.db,
  );
  const names = new Map(rows.map(({ id, item, number }) => [id, { item, number }]));
  const others = ids.filter((id) => !names.has(id));
  if (others.length > 0)
    for (const { id, titleMasked, number } of await nameQuestions(house, others)) names.set(id, { item: titleMasked, number });
  return names;
}
