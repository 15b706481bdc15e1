import { setTimeout as sleep } from "node:timers/promises";
import type { Db, Tx } from "./database.ts";

const RETRIED = new Set(["40001", "40P01"]);
const ATTEMPTS = 5;

const afterCommits = new WeakMap<object, (() => void)[]>();
const roots = new WeakMap<object, Db>();

/** Runs `work` in one transaction; repeats it when PostgreSQL reports a serialisation failure or a deadlock. `work` must be free of effects outside the database. */
export async function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return repeatedly(async () => {
    let effects: (() => void)[] = [];
    const result = await db.transaction().execute((tx) => {
      effects = open(db, tx);
      return work(tx);
    });
    for (const effect of effects) effect();
    return result;
  });
}

async function repeatedly<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (attempt >= ATTEMPTS || !RETRIED.has(sqlState(error))) throw error;
      await sleep(2 ** attempt * 5 * Math.random());
    }
  }
}

function open(db: Db, within: Db): (() => void)[] {
  const effects: (() => void)[] = [];
  afterCommits.set(within, effects);
  roots.set(within, rootOf(db));
  return effects;
}

/**
 * Has `effect` run once the transaction is committed, and never if it isn't. It may be lost when the process dies in between, so it
 * must be a hint, not a duty. Returns false for a transaction that was opened elsewhere; nothing is kept then.
 */
export function afterCommit(tx: Db, effect: () => void): boolean {
  const effects = afterCommits.get(tx);
  effects?.push(effect);
  return effects !== undefined;
}

/**
 * Runs `work` that writes with one statement only, which is a transaction by itself: two round trips less. What was left for after the commit
 * is done when `work` has succeeded. Serialisation failures and deadlocks are repeated as in `inTransaction`.
 */
export async function inOneStatement<T>(db: Db, work: (within: Db) => Promise<T>): Promise<T> {
  return repeatedly(async () => {
    const within = db.withoutPlugins(); // the same connections, as an object of its own
    const effects = open(db, within);
    const result = await work(within);
    for (const effect of effects) effect();
    return result;
  });
}

/** The database a transaction belongs to, or the database itself: what is kept in memory hangs on this, so that transactions share it. */
export function rootOf(db: Db): Db {
  return roots.get(db) ?? db;
}

function sqlState(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
