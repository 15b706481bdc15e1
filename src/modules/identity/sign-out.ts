import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { appendLog } from "./log.ts";
import { personById } from "./store.ts";

/** Notes in the log that somebody signed out; the session itself is ended by who holds it. */
export async function recordSignOut(house: House, { personId, ip }: { personId: string; ip: string }): Promise<void> {
  const person = await personById(house.db, personId);
  if (person) await inTransaction(house.db, (tx) => appendLog(tx, house, person, { action: "sign-out", subject: personId, ip }));
}
