import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

export interface ThreadSettings {
  /** The module each thread runs: it answers every message with `{ result }` or `{ error }`. */
  module: URL;
  /** Jobs that may wait; beyond them a job is turned away at once. */
  queue: number;
  /** Milliseconds after which a job's thread is ended. */
  timeout: number;
  /** Left out: all processors but one, at most four. */
  threads?: number;
}

export type Done<Result> = { ok: true; result: Result } | { ok: false; code: "threads/busy" | "threads/too-long" };

interface Waiting<Result> {
  job: unknown;
  resolve(done: Done<Result>): void;
  reject(error: Error): void;
}

/** Work that takes processor time, on threads of its own, so that the thread that answers requests goes on answering. */
export interface ThreadPool<Job, Result> {
  /** Rejects where the job itself fails. */
  run(job: Job): Promise<Done<Result>>;
}

const MOST_THREADS = 4;

/** Threads are started when there is work, kept for the next, and never keep the process alive. */
export function threadPool<Job, Result>({ module, queue, timeout, threads }: ThreadSettings): ThreadPool<Job, Result> {
  const most = threads ?? Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
  const waiting: Waiting<Result>[] = [];
  const idle: Worker[] = [];
  let busy = 0;

  const next = () => {
    while (waiting.length > 0 && (idle.length > 0 || busy < most)) {
      const one = waiting.shift() as Waiting<Result>; // there is one
      busy++;
      give(idle.pop() ?? new Worker(module), one);
    }
  };

  /** Ends a job once, and keeps its thread only where that is whole. */
  const give = (worker: Worker, { job, resolve, reject }: Waiting<Result>) => {
    worker.ref();
    const end = (isWhole: boolean) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      worker.unref();
      busy--;
      if (isWhole) idle.push(worker);
      else void worker.terminate();
      // A thread that dies while nobody uses it is replaced when it is next wanted.
      worker.on("error", () => forget(worker));
      worker.on("exit", () => forget(worker));
      next();
    };
    const timer = setTimeout(() => {
      resolve({ ok: false, code: "threads/too-long" });
      end(false);
    }, timeout);
    const failed = (error: Error) => {
      reject(error);
      end(false);
    };
    worker.removeAllListeners();
    worker.on("error", failed);
    worker.on("exit", (code) => failed(new Error(`a thread ended by itself (${code})`)));
    worker.on("message", ({ result, error }: { result?: Result; error?: string }) => {
      if (error === undefined) resolve({ ok: true, result: result as Result });
      else reject(new Error(error));
      end(true);
    });
    worker.postMessage(job);
  };

  const forget = (worker: Worker) => {
    const at = idle.indexOf(worker);
    if (at >= 0) idle.splice(at, 1);
  };

  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= queue) {
          resolve({ ok: false, code: "threads/busy" });
          return;
        }
        waiting.push({ job, resolve, reject });
        next();
      }),
  };
}
