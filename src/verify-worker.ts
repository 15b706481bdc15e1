import { parentPort, workerData } from "node:worker_threads";
import { inSnapshot, verifyMatters } from "./modules/matters/index.ts";
import { softwareCrypto } from "./platform/crypto.ts";
import { openDatabase } from "./platform/db/index.ts";
import { KINDS } from "./sweeps.ts";
import type { VerifyPart } from "./verify-in-threads.ts";

// A thread of `verify-in-threads.ts`: proves one range of matters in the snapshot it was given, and says what it found.
const { databaseUrl, masterKey, region, snapshot, range } = workerData as VerifyPart; // given by verify-in-threads.ts only
const { db, close } = openDatabase(databaseUrl, 1);
try {
  const house = { db, crypto: softwareCrypto(masterKey), region };
  parentPort?.postMessage(await inSnapshot(house, snapshot, (within) => verifyMatters(within, KINDS, range)));
} finally {
  await close();
}
