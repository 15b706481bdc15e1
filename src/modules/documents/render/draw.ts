import { type ThreadPool, threadPool } from "../../../platform/threads.ts";
import type { Paper } from "../paper.ts";
import type { PdfOptions } from "./pdf.ts";

export type DrawJob = { kind: "pdf"; paper: Paper; options: PdfOptions } | { kind: "docx"; paper: Paper; options: null };

/** A decision takes 60 ms; a record of hundreds of acts some seconds. What takes longer is a fault. */
const TIMEOUT = 30_000;
const QUEUE = 200;

let pool: ThreadPool<DrawJob, Uint8Array> | undefined;

/** The thread's code lies beside this file, or, bundled, beside the server. */
const MODULE = new URL(import.meta.url.endsWith(".ts") ? "./paper-worker.ts" : "./paper-worker.js", import.meta.url);

/** Draws a document on a thread of its own. Null where too many wait already, or it takes too long. */
export async function draw(job: DrawJob): Promise<Buffer | null> {
  pool ??= threadPool({ module: MODULE, queue: QUEUE, timeout: TIMEOUT });
  const done = await pool.run(job);
  return done.ok ? Buffer.from(done.result) : null;
}
