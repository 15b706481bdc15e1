import { sql } from "kysely";
import { forgetRows } from "../../platform/retention.ts";
import type { House } from "../house.ts";

/**
 * Deletes a batch of notices read, and of messages sent or given up, before this moment. What is unread or still to be sent stays. Nothing is told
 * again for it: what is told comes from the journal, which tells once. Returns how many went.
 */
export async function forgetNotices({ db, region }: House, before: Date): Promise<number> {
  const notices = await forgetRows(db, "notices.notice", sql`r.region = ${region} and r.read_at < ${before}`);
  return notices + (await forgetRows(db, "notices.message", sql`r.region = ${region} and r.state <> 'waiting' and r.ended_at < ${before}`));
}
