import { sql } from "kysely";
import type { Db } from "./db/index.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";

export interface Loop {
  /** Runs a round now, or right after the one that runs; resolves when it is done. */
  runNow(): Promise<void>;
  /** Ends the loop after the round that runs. */
  stop(): Promise<void>;
}

export interface LoopOptions {
  /** Name in log and metrics. */
  name: string;
  milliseconds: number;
  work: () => Promise<unknown>;
  log: Logger;
  metrics: Metrics;
}

/** Repeats `work`, `milliseconds` after each round's end. Rounds never overlap; a failed one is logged and counted, and the loop goes on. */
export function every({ name, milliseconds, work, log, metrics }: LoopOptions): Loop {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let isStopped = false;

  const round = async () => {
    try {
      await work();
      metrics.work.inc({ name, outcome: "done" });
    } catch (err) {
      metrics.work.inc({ name, outcome: "failed" });
      log.error({ err, loop: name }, "a round failed");
    }
  };

  const run = (): Promise<void> => {
    clearTimeout(timer);
    running = round().finally(() => {
      running = undefined;
      if (!isStopped) plan();
    });
    return running;
  };

  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), milliseconds);
    timer.unref();
  };

  plan();
  return {
    async runNow() {
      while (running) await running;
      if (!isStopped) await run();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/**
 * Runs `work` if no other process is running work of the same name, else returns undefined at once. The lock lives and dies with its
 * connection, so a killed leader doesn't block the next one.
 */
export async function asLeader<T>(db: Db, name: string, work: () => Promise<T>): Promise<T | undefined> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{
      leads: boolean;
    }>`select pg_try_advisory_lock(hashtextextended(${`mingtang.${name}`}, 0)) as leads`.execute(connection);
    if (!rows[0]?.leads) return undefined;
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${`mingtang.${name}`}, 0))`.execute(connection);
    }
  });
}
