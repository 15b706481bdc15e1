import { createHash } from "node:crypto";
import { sql } from "kysely";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { leaveForApplication } from "./apply-rules.ts";
import type { ActRule } from "./domain/act-rule.ts";
import type { TimeRule } from "./domain/time-rule.ts";
import { forgetRules, type RuleVersion, ruleSchema } from "./rules.ts";

/**
 * Puts rules in force: new ones and changed ones as a new version, unchanged ones stay. Clocks that run already get them from `applyRules`.
 * Returns how many changed.
 */
export async function publishRules(house: House, given: readonly unknown[]): Promise<number> {
  const rules = given.map((entry) => ruleSchema.parse(entry));
  const changed = await inTransaction(house.db, async (tx) => {
    const published: RuleVersion<TimeRule | ActRule>[] = [];
    for (const rule of rules) {
      const digest = createHash("sha256").update(JSON.stringify(rule)).digest("hex");
      const { rows } = await sql<{
        version: number;
        digest: string;
      }>`select version, digest from supervision.rule where id = ${rule.id} and current for update`.execute(tx);
      if (rows[0]?.digest === digest) continue;
      await sql`update supervision.rule set current = false where id = ${rule.id} and current`.execute(tx);
      const version = (rows[0]?.version ?? 0) + 1;
      await sql`insert into supervision.rule (id, version, rule, digest, valid_from, current)
        values (${rule.id}, ${version}, ${JSON.stringify(rule)}::jsonb, ${digest}, ${house.clock.now()}, true)`.execute(tx);
      published.push({ rule, version });
    }
    if (published.length > 0) {
      await leaveForApplication(tx, house, published);
      await house.live.publish(tx, "supervision-rules", published.length);
    }
    return published.length;
  });
  forgetRules(house);
  return changed;
}
