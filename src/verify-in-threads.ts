import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type IdRange, inParts, type VerifyingHouse, type VerifyReport, verifyWhole } from "./modules/matters/index.ts";
import { KINDS } from "./sweeps.ts";

/** What one thread is told. */
export interface VerifyPart {
  databaseUrl: string;
  masterKey: Uint8Array;
  region: string;
  snapshot: string;
  range: IdRange;
}

/** Beyond this the database is what everybody waits for. */
const MOST_THREADS = 8;

/** The work of a thread lies beside this file, bundled or not. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./verify-worker.ts" : "./verify-worker.js", import.meta.url);

/** `verify` on all processors: each thread proves a range of matters, all in the same snapshot, while this one proves the seals. */
export async function verifyInThreads(
  house: VerifyingHouse,
  { databaseUrl, masterKey }: Pick<VerifyPart, "databaseUrl" | "masterKey">,
): Promise<VerifyReport> {
  const parts = Math.min(MOST_THREADS, availableParallelism());
  const part = (range: IdRange, snapshot: string) => provenInThread({ databaseUrl, masterKey, region: house.region, snapshot, range });
  return inParts(house, parts, part, (within) => verifyWhole(within, KINDS));
}

async function provenInThread(part: VerifyPart): Promise<VerifyReport> {
  // Nearly all that is made lives for one matter only: a large nursery throws it away without copying.
  const worker = new Worker(WORKER, { workerData: part, resourceLimits: { maxYoungGenerationSizeMb: 96 } });
  try {
    const [report] = (await once(worker, "message")) as [VerifyReport]; // what verify-worker.ts posts; its error rejects
    return report;
  } finally {
    await worker.terminate();
  }
}
