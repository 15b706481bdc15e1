import { randomUUID } from "node:crypto";
import { CompiledQuery } from "kysely";
import PgBoss from "pg-boss";
import type { Db, OpenDb } from "./db/index.ts";
import type { Logger } from "./log.ts";
import type { Metrics } from "./metrics.ts";

/** A kind of work done later and retried until it succeeds: deliveries, conversions, nightly maintenance. */
export interface Job<T extends object> {
  readonly name: string;
  handle(data: T): Promise<void>;
  /** Attempts after the first, with growing pauses from 5 s on; 5 unless told. */
  retries?: number;
}

export interface EnqueueOptions {
  /** The job exists if and only if this transaction commits. */
  tx?: Db;
  startAfter?: Date;
  /** Of jobs with the same key only one waits at a time. */
  onlyOnceAs?: string;
}

export interface Jobs {
  /** Makes a kind of job known. All are defined before `start`. */
  defineJob<T extends object>(job: Job<T>): void;
  enqueue<T extends object>(job: Job<T>, data: T, options?: EnqueueOptions): Promise<void>;
  /** Runs a job by the clock, e.g. `0 2 * * *`, Shanghai time; once across all servers. */
  schedule<T extends object>(job: Job<T>, cron: string, data: T): void;
  /** Begins to work. Without it jobs only queue up (command-line tools). */
  start(): Promise<void>;
  /** Finishes what runs, up to ten seconds; the rest is tried again by another server. */
  stop(): Promise<void>;
}

/** Jobs kept in PostgreSQL (schema `job`), so that any server may take them and none is lost with a server. */
export function createJobs({ pool, log, metrics }: Pick<OpenDb, "pool"> & { log: Logger; metrics: Metrics }): Jobs {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: "job",
    monitorStateIntervalSeconds: 60,
  });
  boss.on("error", (err) => log.error({ err }, "job queue failed"));
  const jobs = new Map<string, Job<never>>();
  const schedules: { name: string; cron: string; data: object }[] = [];
  let started: Promise<unknown> | undefined;

  // Queueing works without working: whoever enqueues first opens the queues.
  const opened = async () => {
    started ??= open();
    await started;
  };
  const open = async () => {
    await boss.start();
    for (const { name, retries = 5 } of jobs.values())
      await boss.createQueue(name, { name, policy: "short", retryLimit: retries, retryDelay: 5, retryBackoff: true });
  };

  const work = async (job: Job<never>) => {
    await boss.work(job.name, { pollingIntervalSeconds: 1 }, async (batch) => {
      for (const { data } of batch) {
        try {
          await job.handle(data as never);
          metrics.work.inc({ name: job.name, outcome: "done" });
        } catch (err) {
          metrics.work.inc({ name: job.name, outcome: "failed" });
          log.warn({ err, job: job.name }, "a job failed and will be tried again");
          throw err;
        }
      }
    });
  };

  return {
    defineJob(job) {
      if (started) throw new Error(`job ${job.name} is defined after the start`);
      jobs.set(job.name, job);
    },
    async enqueue(job, data, { tx, startAfter, onlyOnceAs } = {}) {
      await opened();
      await boss.send(job.name, data, {
        ...(tx ? { db: { executeSql: (text, values) => within(tx, text, values) } } : {}),
        ...(startAfter ? { startAfter } : {}),
        // The queues keep one waiting job per key; a job without one gets a key of its own.
        singletonKey: onlyOnceAs ?? randomUUID(),
      });
    },
    schedule(job, cron, data) {
      schedules.push({ name: job.name, cron, data });
    },
    async start() {
      await opened();
      for (const job of jobs.values()) await work(job);
      for (const { name, cron, data } of schedules) await boss.schedule(name, cron, data, { tz: "Asia/Shanghai" });
    },
    async stop() {
      if (!started) return;
      await started.catch(() => {});
      await boss.stop({ graceful: true, wait: true, timeout: 10_000 });
    },
  };
}

async function within(tx: Db, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  return tx.executeQuery(CompiledQuery.raw(text, values));
}
