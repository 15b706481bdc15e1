import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { afterFailure, isLocked } from "./domain/lock-out.ts";
import { passwordFault } from "./domain/password-policy.ts";
import { endSessions } from "./end-sessions.ts";
import { appendLog } from "./log.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { type Refusal, refuse } from "./refusal.ts";
import { lockPerson, personById, updatePerson } from "./store.ts";

export interface ChangePasswordInput {
  personId: string;
  current: string;
  next: string;
  /** Id of the session it is done in, which stays; all others end. */
  session?: string;
}

/** Changes the own password. A wrong current one counts as a failed sign-in, so that an open session is no way to guess. The person's other sessions end. */
export async function changePassword(
  house: House,
  { personId, current, next, session }: ChangePasswordInput,
): Promise<{ ok: true } | Refusal> {
  const before = await personById(house.db, personId);
  if (!before?.active) return refuse("identity/not-found");
  const right = await isPassword(current, before.password_hash);
  const fault = right ? passwordFault(next, { username: before.username, current }) : null;
  const hash = right && !fault ? await hashPassword(next) : null;
  return inTransaction(house.db, async (tx) => {
    const now = house.clock.now();
    const person = await lockPerson(tx, personId);
    if (!person?.active) return refuse("identity/not-found");
    const attempts = { failures: person.failures, lockedUntil: person.locked_until };
    if (isLocked(attempts, now)) return refuse("identity/locked");
    // A reset in between made `right` an answer about an old password.
    if (!right || person.password_hash !== before.password_hash) {
      const { failures, lockedUntil } = afterFailure(attempts, now);
      await updatePerson(tx, personId, { failures, locked_until: lockedUntil });
      const code = "identity/wrong-password";
      await appendLog(tx, house, person, { action: "password-change", subject: personId, success: false, code });
      return refuse(code, "current");
    }
    if (!hash) return refuse(fault ?? "identity/password-too-plain", "next");
    await updatePerson(tx, personId, { password_hash: hash, password_set_at: now, must_change: false, failures: 0 });
    await endSessions(tx, house, personId, "password changed", session);
    await appendLog(tx, house, person, { action: "password-change", subject: personId });
    return { ok: true } as const;
  });
}
