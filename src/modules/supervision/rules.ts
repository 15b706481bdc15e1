import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { type TimeRule, timeRuleSchema } from "./domain/time-rule.ts";

export interface RuleVersion {
  version: number;
  rule: TimeRule;
}

const held = new WeakMap<House["live"], RuleVersion[]>();

/** The rules in force. Kept in memory; a change anywhere drops them (live channel `supervision-rules`). */
export async function rulesInForce(house: House): Promise<RuleVersion[]> {
  const cached = held.get(house.live);
  if (cached) return cached;
  const rules = await readRules(house.db);
  house.live.subscribe("supervision-rules", () => held.delete(house.live));
  held.set(house.live, rules);
  return rules;
}

export async function readRules(db: Db | Tx): Promise<RuleVersion[]> {
  const { rows } = await sql<{ version: number; rule: unknown }>`
    select version, rule from supervision.rule where current order by id`.execute(db);
  return rows.map((row) => ({ version: row.version, rule: timeRuleSchema.parse(row.rule) }));
}

/** For who has just published: the next reader reads anew. */
export function forgetRules(house: House): void {
  held.delete(house.live);
}
