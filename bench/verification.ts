import { sql } from "kysely";
import { loadCases } from "../src/adapters/load-cases.ts";
import { seedHouse } from "../src/adapters/seed-house.ts";
import { TEST_KEY } from "../src/modules/identity/fixtures.ts";
import { type VerifyReport, verifyJournal } from "../src/modules/matters/index.ts";
import { verifyInThreads } from "../src/verify-in-threads.ts";
import { median } from "./measure.ts";
import { type Line, rate, type Settings } from "./report.ts";
import type { Cluster } from "./world.ts";

const LEAST = 100_000;

/** The whole proof (hashes, chains, seals, every state table against the fold of the journal), and that of the journal alone. */
export async function verification(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const world = await cluster.world("verification");
  try {
    // Cases in every state, on many items, of a whole year, by many hands: none may profit from being like the one before.
    await seedHouse(world.house);
    await loadCases(world.house, quick ? 2000 : 25_000, 1);
    await sql`vacuum analyze`.execute(world.open.db);
    return [
      await line("the whole proof", () => verifyInThreads(world.house, { databaseUrl: world.url, masterKey: TEST_KEY })),
      await line("the journal alone", () => verifyJournal(world.house)),
    ];
  } finally {
    await world.close();
  }
}

async function line(what: string, prove: () => Promise<VerifyReport>): Promise<Line> {
  const rates: number[] = [];
  let events = 0;
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    const report = await prove();
    if (report.faults.length > 0) throw new Error(`faults: ${JSON.stringify(report.faults.slice(0, 3))}`);
    events = report.events;
    rates.push(events / ((performance.now() - start) / 1000));
  }
  const done = median(rates);
  return {
    what: `verification of ${events} events, ${what}`,
    ours: rate(done, "events"),
    beside: `least ${rate(LEAST, "events")}`,
    ratio: (done / LEAST).toFixed(2),
    bar: `≥ ${rate(LEAST, "events")}`,
    holds: done >= LEAST,
  };
}
