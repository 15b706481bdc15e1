import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/index.ts";
import { untilNews } from "../../platform/until-news.ts";
import type { House } from "../house.ts";
import { type TimeRule, timeRuleSchema } from "./domain/time-rule.ts";

export interface RuleVersion {
  version: number;
  rule: TimeRule;
}

const held = untilNews("supervision-rules", (house: House) => readRules(house.db));

/** The rules in force. Kept in memory; a change anywhere drops them (live channel `supervision-rules`). */
export const rulesInForce = (house: House): Promise<RuleVersion[]> => held.get(house);

/** For who has just published: the next reader reads anew. */
export const forgetRules = (house: House): void => held.forget(house);

export async function readRules(db: Db | Tx): Promise<RuleVersion[]> {
  const { rows } = await sql<{ version: number; rule: unknown }>`
    select version, rule from supervision.rule where current order by id`.execute(db);
  return rows.map((row) => ({ version: row.version, rule: timeRuleSchema.parse(row.rule) }));
}
