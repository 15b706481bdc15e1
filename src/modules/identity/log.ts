import { sql } from "kysely";
import type { CryptoProvider } from "../../platform/crypto.ts";
import type { Db, Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { type LogEntry, linkContent } from "./domain/log-chain.ts";
import type { Actor, LogAction, LogDetails, LogVerdict } from "./shared.ts";
import { tables } from "./store.ts";

export interface Act {
  action: LogAction;
  /** The person or organisation it was done to. */
  subject?: string | null;
  org?: string | null;
  success?: boolean;
  code?: string | null;
  /** Never a password, token or anything typed into the wrong field. */
  details?: LogDetails;
  ip?: string | null;
}

interface Doer {
  id: string | null;
  name: string;
  post?: string;
  ip?: string;
}

type Writer = Pick<House, "clock" | "crypto">;

/** Appends one act to the log, in the transaction of what it tells of. Other writers wait until that one ends: append last, commit at once. */
export async function appendLog(tx: Tx, house: Writer, actor: Doer, act: Act): Promise<void> {
  const head = await tables(tx).selectFrom("identity.log_head").selectAll().forUpdate().executeTakeFirstOrThrow();
  const entry: LogEntry = {
    sequence: head.sequence + 1,
    at: house.clock.now(),
    actor: actor.id ?? "anonymous",
    actorName: actor.name,
    action: act.action,
    subject: act.subject ?? null,
    org: act.org ?? null,
    success: act.success ?? true,
    code: act.code ?? null,
    details: { ...act.details, ...(actor.post ? { as: actor.post } : {}) },
    ip: act.ip ?? actor.ip ?? null,
  };
  const hash = house.crypto.hash(linkContent(entry, head.hash));
  const { actorName, details, ...rest } = entry;
  await tables(tx)
    .insertInto("identity.log")
    .values({ ...rest, actor_name: actorName, details: JSON.stringify(details), previous: head.hash, hash })
    .execute();
  await tables(tx).updateTable("identity.log_head").set({ sequence: entry.sequence, hash }).execute();
}

/** Who acts, as the log names them: the post, and where from, when somebody signed in does it. */
export function logged(actor: Actor): Doer {
  const { id, name } = actor;
  if (actor.kind !== "person") return { id, name };
  const post = actor.holdings.map((held) => held.post).join(", ");
  return { id, name, post, ...(actor.ip ? { ip: actor.ip } : {}) };
}

const BATCH = 2000;

/** Walks the whole chain in one snapshot and says whether it is whole: nothing changed, taken out, put in or cut off (I3). */
export function verifyLog(db: Db, crypto: CryptoProvider): Promise<LogVerdict> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      const head = await tables(tx).selectFrom("identity.log_head").selectAll().executeTakeFirstOrThrow();
      let last: { sequence: number; hash: Buffer } = { sequence: 0, hash: Buffer.alloc(0) };
      for (;;) {
        const rows = await linksAfter(tx, last.sequence);
        for (const row of rows) {
          const whole =
            row.sequence === last.sequence + 1 &&
            row.previous.equals(last.hash) &&
            crypto.hash(linkContent(row, last.hash)).equals(row.hash);
          if (!whole) return { ok: false, checked: last.sequence, brokenAt: last.sequence + 1 };
          last = { sequence: row.sequence, hash: row.hash };
        }
        if (rows.length < BATCH) break;
      }
      const complete = head.sequence === last.sequence && head.hash.equals(last.hash);
      return complete ? { ok: true, checked: last.sequence } : { ok: false, checked: last.sequence, brokenAt: last.sequence + 1 };
    });
}

function linksAfter(tx: Tx, sequence: number) {
  return tables(tx)
    .selectFrom("identity.log")
    .select(["sequence", "at", "actor", "actor_name as actorName", "action", "subject", "org", "success", "code", "details", "ip"])
    .select(["previous", "hash"])
    .where("sequence", ">", sequence)
    .orderBy("sequence")
    .limit(sql.lit(BATCH))
    .execute();
}
