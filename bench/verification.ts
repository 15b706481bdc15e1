import { type VerifyReport, verify, verifyJournal } from "../src/modules/matters/index.ts";
import { KINDS } from "../src/sweeps.ts";
import { fiveSteps, learnWay, wholeWay } from "./five-steps.ts";
import { median, timed } from "./measure.ts";
import { type Line, rate, type Settings } from "./report.ts";
import type { Cluster } from "./world.ts";

const LEAST = 100_000;

/** The whole proof (hashes, chains, seals, every state table against the fold of the journal), and that of the journal alone. */
export async function verification(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const world = await cluster.world("verification");
  try {
    const county = await fiveSteps(world);
    const way = await learnWay(county);
    await timed(Array.from({ length: quick ? 200 : 2000 }), { clients: 16 }, async () => {
      await wholeWay(county, way);
      return true;
    });
    return [
      await line("the whole proof", () => verify(world.house, KINDS)),
      await line("the journal alone", () => verifyJournal(world.house)),
    ];
  } finally {
    await world.close();
  }
}

async function line(what: string, prove: () => Promise<VerifyReport>): Promise<Line> {
  const rates: number[] = [];
  let events = 0;
  for (let round = 0; round < 5; round++) {
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
