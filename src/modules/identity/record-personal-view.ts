import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { appendLog, logged } from "./log.ts";
import type { Actor, LogDetails } from "./shared.ts";
import { tables } from "./store.ts";

/** A page that is open asks again by itself: looks within this time are one. */
const ONE_LOOK_MINUTES = 30;

/** Logs that somebody looked at personal data of a matter in full (practice §9: only on a logged click). */
export async function recordPersonalView(
  house: House,
  actor: Actor,
  seen: { matter: string; org: string; details: LogDetails },
): Promise<void> {
  const since = new Date(house.clock.now().getTime() - ONE_LOOK_MINUTES * 60_000);
  const known = await tables(house.db)
    .selectFrom("identity.log")
    .select("details")
    .where("subject", "=", seen.matter)
    .where("actor", "=", actor.id ?? "")
    .where("action", "=", "personal-view")
    .where("at", ">", since)
    .execute();
  if (known.some(({ details }) => details.what === seen.details.what)) return;
  const act = { action: "personal-view", subject: seen.matter, org: seen.org, details: seen.details } as const;
  await inTransaction(house.db, (tx) => appendLog(tx, house, logged(actor), act));
}
