import { sql } from "kysely";
import { forgetRows } from "../../platform/retention.ts";
import type { House } from "../house.ts";

/**
 * Deletes a batch of acts from before this moment, out of matters that have ended: rules count within a running matter however long it takes. What
 * nobody has judged yet stays, and so does what an alarm is about. The journal, which has them all, isn't touched. Returns how many went.
 */
export async function forgetActs({ db, region }: House, before: Date): Promise<number> {
  return forgetRows(
    db,
    "supervision.act",
    sql`r.region = ${region} and r.at < ${before} and r.judged
      and exists (select 1 from matters.matter m where m.region = r.region and m.id = r.matter and m.ended_at is not null)
      and not exists (select 1 from supervision.alarm l where l.region = r.region and l.matter = r.matter and l.due is null
        and l.clock like 'act:%' and split_part(l.clock, ':', 2) = r.sequence::text)`,
  );
}
