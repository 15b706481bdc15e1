import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Clock } from "./clock.ts";
import { type Db, inTransaction } from "./db/index.ts";

/** Someone signed in. Holds who, never what they may do: rights are read fresh at every request. */
export interface Session {
  /** Names the session in lists and logs; it is not the secret in the cookie. */
  id: string;
  subject: string;
  kind: string;
  createdAt: Date;
  seenAt: Date;
  data: Readonly<Record<string, unknown>>;
}

export interface StartSession {
  /** Whose session it is, as the owner spells it (e.g. a person's id). */
  subject: string;
  /** Sort of session, e.g. staff or public: each has a cookie of its own. */
  kind: string;
  data?: Readonly<Record<string, unknown>>;
  /** Secret of the session that this one replaces, if any: it ends, so that a secret planted before signing in is worth nothing. */
  replaces?: string | undefined;
  /** Sessions of this kind the subject may have at once; the oldest give way. */
  atOnce?: number;
}

export interface Sessions {
  /** Returns the session and the secret for its cookie, which is kept nowhere. */
  start(request: StartSession): Promise<{ session: Session; secret: string }>;
  /** The live session of a secret; slides its expiry, written at most once a minute. */
  /** With `keepAlive: false` the look-up is no sign of life: an open page that refreshes by itself mustn't hold a session for an empty chair. */
  find(secret: string, kind: string, options?: { keepAlive?: boolean }): Promise<Session | undefined>;
  setData(id: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  list(subject: string): Promise<Session[]>;
  /** Ends one session. */
  revoke(id: string, why: string): Promise<void>;
  /** Ends all sessions of a subject, but `except` where given. Takes a transaction, so that it holds with what caused it. Returns how many. */
  revokeAll(subject: string, why: string, options?: { except?: string; tx?: Db }): Promise<number>;
  /** Deletes sessions that ended more than 90 days ago. */
  sweep(): Promise<void>;
}

export interface SessionOptions {
  db: Db;
  clock: Clock;
  /** Without a request for this long the session ends; 30 minutes unless told. */
  idleMinutes?: number;
  /** It ends after this long in any case; 12 hours unless told. */
  longestHours?: number;
}

const MINUTE = 60_000;
const AT_ONCE = 5;
const KEPT_DAYS = 90;

interface Row {
  id_hash: Buffer;
  subject: string;
  kind: string;
  created_at: Date;
  seen_at: Date;
  data: Record<string, unknown>;
}

const COLUMNS = sql.raw("id_hash, subject, kind, created_at, seen_at, data");

/** Sessions in PostgreSQL, so that any server knows them and an end holds everywhere at once. Only a hash of the secret is stored. */
export function createSessions({ db, clock, idleMinutes = 30, longestHours = 12 }: SessionOptions): Sessions {
  const idleFrom = (now: Date) => new Date(now.getTime() + idleMinutes * MINUTE);

  return {
    async start({ subject, kind, data = {}, replaces, atOnce = AT_ONCE }) {
      const secret = randomBytes(32).toString("base64url");
      const now = clock.now();
      const row = await inTransaction(db, async (tx) => {
        // One at a time for each subject, or two sign-ins at once would both stay under the limit.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`session ${kind} ${subject}`}, 0))`.execute(tx);
        if (replaces)
          await sql`update platform.session set revoked_at = ${now}, revoked_why = 'replaced' where id_hash = ${hashOf(replaces)} and revoked_at is null`.execute(
            tx,
          );
        await sql`update platform.session set revoked_at = ${now}, revoked_why = 'too many'
          where id_hash in (select id_hash from platform.session where subject = ${subject} and kind = ${kind} and ${isLive(now)}
            order by created_at desc offset ${Math.max(0, atOnce - 1)})`.execute(tx);
        const { rows } = await sql<Row>`
          insert into platform.session (id_hash, subject, kind, created_at, seen_at, idle_expires_at, expires_at, data)
          values (${hashOf(secret)}, ${subject}, ${kind}, ${now}, ${now}, ${idleFrom(now)},
            ${new Date(now.getTime() + longestHours * 60 * MINUTE)}, ${JSON.stringify(data)}::jsonb)
          returning ${COLUMNS}`.execute(tx);
        return rows[0] as Row;
      });
      return { session: toSession(row), secret };
    },

    async find(secret, kind, { keepAlive = true } = {}) {
      const now = clock.now();
      const id = hashOf(secret);
      const { rows } = await sql<Row>`
        select ${COLUMNS} from platform.session where id_hash = ${id} and kind = ${kind} and ${isLive(now)}`.execute(db);
      const row = rows[0];
      if (!row) return undefined;
      if (keepAlive && now.getTime() - row.seen_at.getTime() >= MINUTE)
        await sql`update platform.session set seen_at = ${now}, idle_expires_at = ${idleFrom(now)} where id_hash = ${id} and ${isLive(now)}`.execute(
          db,
        );
      return toSession(row);
    },

    async setData(id, data) {
      await sql`update platform.session set data = ${JSON.stringify(data)}::jsonb where id_hash = ${fromId(id)}`.execute(db);
    },

    async list(subject) {
      const { rows } = await sql<Row>`
        select ${COLUMNS} from platform.session where subject = ${subject} and ${isLive(clock.now())} order by created_at desc limit 100`.execute(
        db,
      );
      return rows.map(toSession);
    },

    async revoke(id, why) {
      await sql`update platform.session set revoked_at = ${clock.now()}, revoked_why = ${why}
        where id_hash = ${fromId(id)} and revoked_at is null`.execute(db);
    },

    async revokeAll(subject, why, { except, tx = db } = {}) {
      const spared = except ? fromId(except) : Buffer.alloc(0);
      const { numAffectedRows } = await sql`update platform.session set revoked_at = ${clock.now()}, revoked_why = ${why}
        where subject = ${subject} and revoked_at is null and id_hash <> ${spared}`.execute(tx);
      return Number(numAffectedRows ?? 0);
    },

    async sweep() {
      await sql`delete from platform.session where expires_at < ${new Date(clock.now().getTime() - KEPT_DAYS * 24 * 60 * MINUTE)}`.execute(
        db,
      );
    },
  };
}

function isLive(now: Date) {
  return sql`(revoked_at is null and idle_expires_at > ${now} and expires_at > ${now})`;
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function fromId(id: string): Buffer {
  return Buffer.from(id, "base64url");
}

function toSession(row: Row): Session {
  return {
    id: row.id_hash.toString("base64url"),
    subject: row.subject,
    kind: row.kind,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    data: row.data,
  };
}
