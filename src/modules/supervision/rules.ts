import { sql } from "kysely";
import { z } from "zod";
import type { Db, Tx } from "../../platform/db/index.ts";
import { untilNews } from "../../platform/until-news.ts";
import type { House } from "../house.ts";
import { type ActRule, actRuleSchema } from "./domain/act-rule.ts";
import { type TimeRule, timeRuleSchema } from "./domain/time-rule.ts";

export interface RuleVersion<Rule = TimeRule> {
  version: number;
  rule: Rule;
}

interface Rules {
  times: RuleVersion[];
  acts: RuleVersion<ActRule>[];
}

/** What a rule may be: on a clock, or on an act. */
export const ruleSchema = z.union([actRuleSchema, timeRuleSchema]);

const held = untilNews("supervision-rules", (house: House) => readAll(house.db));

/** The rules on clocks in force. Kept in memory; a change anywhere drops them (live channel `supervision-rules`). */
export const rulesInForce = async (house: House): Promise<RuleVersion[]> => (await held.get(house)).times;

/** The rules on acts in force. */
export const actRulesInForce = async (house: House): Promise<RuleVersion<ActRule>[]> => (await held.get(house)).acts;

/** For who has just published: the next reader reads anew. */
export const forgetRules = (house: House): void => held.forget(house);

/** The rules on clocks as the database has them. */
export const readRules = async (db: Db | Tx): Promise<RuleVersion[]> => (await readAll(db)).times;

async function readAll(db: Db | Tx): Promise<Rules> {
  const { rows } = await sql<{ version: number; rule: object }>`
    select version, rule from supervision.rule where current order by id`.execute(db);
  return {
    times: rows.flatMap(({ version, rule }) => ("act" in rule ? [] : [{ version, rule: timeRuleSchema.parse(rule) }])),
    acts: rows.flatMap(({ version, rule }) => ("act" in rule ? [{ version, rule: actRuleSchema.parse(rule) }] : [])),
  };
}
