import { sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import { forgetRows } from "../../platform/retention.ts";
import type { House } from "../house.ts";

/** Deletes a batch of tickets, and of counters of their numbers, of days before this moment's. Returns how many rows went. */
export async function forgetTickets({ db, region }: House, before: Date): Promise<number> {
  const old = sql`r.region = ${region} and r.day < ${dayOf(before)}::date`;
  return (await forgetRows(db, "queue.ticket", old)) + (await forgetRows(db, "queue.serial", old));
}
