import type { Tx } from "../../platform/db/index.ts";
import { createSessions } from "../../platform/sessions.ts";
import type { House } from "../house.ts";

/** Ends a person's sessions (whose subject is the person's id) but the one given, in the transaction that gave the reason. */
export async function endSessions(tx: Tx, house: House, personId: string, why: string, except?: string): Promise<void> {
  await createSessions({ db: house.db, clock: house.clock }).revokeAll(personId, why, { tx, ...(except ? { except } : {}) });
}
