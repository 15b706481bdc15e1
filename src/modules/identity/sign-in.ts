import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { afterFailure, isLocked } from "./domain/lock-out.ts";
import { appendLog } from "./log.ts";
import { isPassword } from "./passwords.ts";
import { lockPerson, type Person, personByUsername, updatePerson } from "./store.ts";
import { countUnknown } from "./unknown-username.ts";

export interface SignInInput {
  username: string;
  password: string;
  ip: string;
}

export type SignInOutcome =
  | { ok: true; personId: string; mustChangePassword: boolean }
  | { ok: false; code: "identity/wrong-credentials" | "identity/inactive" }
  | { ok: false; code: "identity/locked"; until: Date };

/** Days after which a password is asked to be changed (等保 practice). */
const PASSWORD_DAYS = 90;

/**
 * Checks a username and password. A username that doesn't exist takes as long and is locked alike. Five failures in a row lock the account for 30 minutes; that it
 * is deactivated is said only to who knows the password. Every try is logged (七(一)2).
 */
export async function signIn(house: House, { username, password, ip }: SignInInput): Promise<SignInOutcome> {
  const name = username.normalize("NFKC").trim().toLowerCase();
  const found = await personByUsername(house.db, name);
  const known = found && !isLocked(attemptsOf(found), house.clock.now()) ? found : undefined;
  const right = await isPassword(password, known?.password_hash);
  return inTransaction(house.db, (tx) => (found ? settle(tx, house, found.id, right, ip) : refuseUnknown(tx, house, name, ip)));
}

const attemptsOf = (person: Person) => ({ failures: person.failures, lockedUntil: person.locked_until });

/** Under the person's lock, so that a hundred guesses at once are counted one by one: whatever was guessed after the fifth failure is not told. */
async function settle(tx: Tx, house: House, id: string, right: boolean, ip: string): Promise<SignInOutcome> {
  const now = house.clock.now();
  const person = await lockPerson(tx, id);
  if (!person) return { ok: false, code: "identity/wrong-credentials" };
  const outcome = judge(person, right, now);
  if (outcome.ok) {
    const aged = now.getTime() - person.password_set_at.getTime() > PASSWORD_DAYS * 86_400_000;
    const mustChange = person.must_change || aged;
    await updatePerson(tx, id, { failures: 0, locked_until: null, last_sign_in_at: now, must_change: mustChange });
    await appendLog(tx, house, person, { action: "sign-in", subject: id, ip });
    return { ok: true, personId: id, mustChangePassword: mustChange && !house.demo };
  }
  if (outcome.code === "identity/wrong-credentials") {
    const { failures, lockedUntil } = afterFailure(attemptsOf(person), now);
    await updatePerson(tx, id, { failures, locked_until: lockedUntil });
    const details = lockedUntil ? { lockedUntil: lockedUntil.toISOString() } : {};
    await appendLog(tx, house, person, { action: "sign-in", subject: id, success: false, code: outcome.code, details, ip });
    return lockedUntil ? { ok: false, code: "identity/locked", until: lockedUntil } : outcome;
  }
  await appendLog(tx, house, person, { action: "sign-in", subject: id, success: false, code: outcome.code, ip });
  return outcome;
}

function judge(person: Person, right: boolean, now: Date): { ok: true } | Exclude<SignInOutcome, { ok: true }> {
  if (person.locked_until && isLocked(attemptsOf(person), now)) return { ok: false, code: "identity/locked", until: person.locked_until };
  if (!right) return { ok: false, code: "identity/wrong-credentials" };
  return person.active ? { ok: true } : { ok: false, code: "identity/inactive" };
}

/** People type their password into the wrong field: only a blind index is kept, enough to see the same try again. */
async function refuseUnknown(tx: Tx, house: House, username: string, ip: string): Promise<SignInOutcome> {
  const index = house.crypto.blindIndex("identity.tried-username", username);
  const until = await countUnknown(tx, index, house.clock.now());
  const code = until ? "identity/locked" : "identity/wrong-credentials";
  const details = { tried: index.toString("hex").slice(0, 16) };
  await appendLog(tx, house, { id: null, name: "anonymous" }, { action: "sign-in", success: false, code, details, ip });
  return until ? { ok: false, code: "identity/locked", until } : { ok: false, code: "identity/wrong-credentials" };
}
