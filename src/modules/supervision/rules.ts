import { createHash } from "node:crypto";
import { sql } from "kysely";
import { inTransaction } from "../../platform/db/index.ts";
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
  const { rows } = await sql<{
    version: number;
    rule: unknown;
  }>`select version, rule from supervision.rule where current order by id`.execute(house.db);
  const rules = rows.map((row) => ({ version: row.version, rule: timeRuleSchema.parse(row.rule) }));
  house.live.subscribe("supervision-rules", () => held.delete(house.live));
  held.set(house.live, rules);
  return rules;
}

/** Puts rules in force: new ones and changed ones as a new version, unchanged ones stay. Returns how many changed. */
export async function publishRules(house: House, given: readonly unknown[]): Promise<number> {
  const rules = given.map((entry) => timeRuleSchema.parse(entry));
  const changed = await inTransaction(house.db, async (tx) => {
    let count = 0;
    for (const rule of rules) {
      const digest = createHash("sha256").update(JSON.stringify(rule)).digest("hex");
      const { rows } = await sql<{
        version: number;
        digest: string;
      }>`select version, digest from supervision.rule where id = ${rule.id} and current for update`.execute(tx);
      if (rows[0]?.digest === digest) continue;
      await sql`update supervision.rule set current = false where id = ${rule.id} and current`.execute(tx);
      await sql`insert into supervision.rule (id, version, rule, digest, valid_from, current)
        values (${rule.id}, ${(rows[0]?.version ?? 0) + 1}, ${JSON.stringify(rule)}::jsonb, ${digest}, ${house.clock.now()}, true)`.execute(
        tx,
      );
      count++;
    }
    if (count > 0) await house.live.publish(tx, "supervision-rules", count);
    return count;
  });
  held.delete(house.live);
  return changed;
}
