import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/index.ts";

export interface Attempt {
  allowed: boolean;
  remaining: number;
  /** Seconds until one more attempt may pass; 0 when allowed. */
  retryAfterSeconds: number;
}

export interface Limiter {
  /**
   * Counts one attempt against `key` (e.g. `track:10.0.0.7`) and says whether it may pass: at most `limit` in any `windowSeconds`.
   * The window slides: the last window's count weighs in by the part of it that still lies inside. Refused attempts count too.
   */
  consume(key: string, limit: number, windowSeconds: number): Promise<Attempt>;
  /** Forgets a key, e.g. after a correct password. */
  reset(key: string): Promise<void>;
  /** Deletes counters that no longer say anything. */
  sweep(): Promise<void>;
}

/** Limits against guessing that hold across all servers and restarts. Keys are stored hashed: they may name people and addresses. */
export function limiter(db: Db, clock: Clock): Limiter {
  return {
    async consume(key, limit, windowSeconds) {
      const now = clock.now().getTime();
      const length = windowSeconds * 1000;
      const start = now - (now % length);
      const { rows } = await sql<{ count: number; previous: number }>`
        insert into platform.rate_limit as r (key, window_start, count, previous, expires_at)
        values (${digest(key)}, ${new Date(start)}, 1, 0, ${new Date(start + 2 * length)})
        on conflict (key) do update set
          previous = case when r.window_start = excluded.window_start then r.previous
                          when r.window_start = ${new Date(start - length)} then r.count else 0 end,
          count = case when r.window_start = excluded.window_start then r.count + 1 else 1 end,
          window_start = excluded.window_start,
          expires_at = excluded.expires_at
        returning count, previous`.execute(db);
      const { count, previous } = rows[0] ?? { count: 1, previous: 0 };
      return judge({ count, previous, passed: (now - start) / length, limit, windowSeconds });
    },
    async reset(key) {
      await sql`delete from platform.rate_limit where key = ${digest(key)}`.execute(db);
    },
    async sweep() {
      await sql`delete from platform.rate_limit where expires_at < ${clock.now()}`.execute(db);
    },
  };
}

interface Window {
  count: number;
  previous: number;
  /** Part of the current window that has passed, 0 to 1. */
  passed: number;
  limit: number;
  windowSeconds: number;
}

function judge({ count, previous, passed, limit, windowSeconds }: Window): Attempt {
  const used = count + previous * (1 - passed);
  if (used <= limit) return { allowed: true, remaining: Math.floor(limit - used), retryAfterSeconds: 0 };
  // Within this window only the last one's share fades; if this one alone is full, wait for it to fade in the next.
  const share = count <= limit - 1 && previous > 0 ? 1 - (limit - 1 - count) / previous : 1 + (1 - (limit - 1) / count);
  return { allowed: false, remaining: 0, retryAfterSeconds: Math.max(1, Math.ceil((share - passed) * windowSeconds)) };
}

function digest(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
