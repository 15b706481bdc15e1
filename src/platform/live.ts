import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { afterCommit, type Db, PREPARED } from "./db/index.ts";
import type { Logger } from "./log.ts";

/** News between all servers on one database, for screens that are open now. Hints, not records: what was missed is read from the tables. */
export interface Live {
  /**
   * Tells `payload` (JSON, under 7 KB) to all subscribers of `channel`, once the transaction is committed. Ids and numbers only: payloads
   * pass through PostgreSQL unencrypted.
   */
  publish(tx: Db, channel: string, payload: unknown): Promise<void>;
  /** Returns how to unsubscribe. `onGap` is called when news may have been missed (the database was away): read the tables again. */
  subscribe(channel: string, onNews: (payload: unknown) => void, onGap?: () => void): () => void;
  /** Resolves once news arrive. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Subscriber {
  onNews: (payload: unknown) => void;
  onGap: () => void;
}

const PG_CHANNEL = "mingtang_live";
// Far below what an eye notices; what gathers meanwhile shares one query.
const GATHER_MS = 20;

/**
 * One listening connection for the process, opened again when it breaks. NOTIFY inside a transaction would make all such commits wait
 * for each other's disk (PostgreSQL holds one lock for the whole database until the commit is done), so news of transactions opened by
 * `inTransaction` are gathered and sent right after it.
 */
export function createLive({ db, url, log }: { db: Db; url: string; log: Logger }): Live {
  const subscribers = new Map<string, Set<Subscriber>>();
  let outbox: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let isStopped = false;

  const flush = async () => {
    timer = undefined;
    const messages = outbox;
    outbox = [];
    try {
      await sql`${PREPARED} select pg_notify(${PG_CHANNEL}, message) from unnest(${messages}::text[]) as message`.execute(db);
    } catch (err) {
      log.warn({ err, count: messages.length }, "live news could not be told");
    }
  };

  const post = (message: string) => {
    outbox.push(message);
    timer ??= setTimeout(() => void flush(), GATHER_MS);
  };

  const deliver = (message: string) => {
    const [channel, payload] = JSON.parse(message) as [string, unknown];
    for (const { onNews } of subscribers.get(channel) ?? []) guarded(() => onNews(payload));
  };

  const guarded = (call: () => void) => {
    try {
      call();
    } catch (err) {
      log.error({ err }, "a live subscriber failed");
    }
  };

  const listen = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: "mingtang live",
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    fresh.on("error", () => {}); // "end" follows
    fresh.on("notification", ({ payload }) => deliver(payload ?? "null"));
    try {
      await fresh.connect();
      await fresh.query(`listen ${PG_CHANNEL}`);
    } catch (error) {
      await fresh.end().catch(() => {});
      throw error;
    }
    fresh.once("end", () => void reconnect());
    client = fresh;
  };

  const reconnect = async () => {
    for (let wait = 50; !isStopped; wait = Math.min(wait * 2, 5000)) {
      try {
        await listen();
        for (const set of subscribers.values()) for (const { onGap } of set) guarded(onGap);
        return;
      } catch {
        await sleep(wait);
      }
    }
  };

  return {
    async publish(tx, channel, payload) {
      const message = JSON.stringify([channel, payload]);
      if (Buffer.byteLength(message) > 7000) throw new Error(`live news on ${channel} are too long: send ids, not contents`);
      if (!afterCommit(tx, () => post(message))) await sql`select pg_notify(${PG_CHANNEL}, ${message})`.execute(tx);
    },
    subscribe(channel, onNews, onGap = () => {}) {
      const subscriber = { onNews, onGap };
      const set = subscribers.get(channel) ?? new Set();
      subscribers.set(channel, set.add(subscriber));
      return () => {
        set.delete(subscriber);
        if (set.size === 0 && subscribers.get(channel) === set) subscribers.delete(channel);
      };
    },
    start: listen,
    async stop() {
      isStopped = true;
      if (timer) {
        clearTimeout(timer);
        await flush();
      }
      await client?.end().catch(() => {});
    },
  };
}
