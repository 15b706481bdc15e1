import { accept, agree, type FiveSteps, fiveSteps, submit, waiting } from "./five-steps.ts";
import { median, type Times, timed } from "./measure.ts";
import { type Line, notMeasured, percent, rate, type Settings } from "./report.ts";
import { copyTables, counts, pgbench } from "./same-rows.ts";
import { findProgram } from "./tools.ts";
import type { Cluster } from "./world.ts";

const BAR = "≥ 60 %";
const CLIENTS = [1, 8];

/** A step, all in, beside pgbench writing the same rows in one transaction: same tables, same durability, same number of clients, by turns. */
export async function caseStep(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const program = findProgram("pgbench");
  const lines: Line[] = [];
  for (const clients of CLIENTS) {
    const what = `case step, all in, ${clients} at once`;
    if (!program) lines.push(notMeasured(what, BAR, "pgbench is not installed"));
    else lines.push(await beside(cluster, what, clients, program, quick ? 1 : 3));
  }
  return lines;
}

async function beside(cluster: Cluster, what: string, clients: number, program: string, rounds: number): Promise<Line> {
  const ours: number[] = [];
  const peer: number[] = [];
  const ratios: number[] = [];
  const each = Math.ceil((rounds === 1 ? 400 : 1600) / clients);
  for (let round = 0; round < rounds; round++) {
    const world = await cluster.world(`step_${clients}_${round}`);
    const county = await fiveSteps(world);
    await prepared(county, each * clients);
    await copyTables(world);
    const done = await agreed(county, clients);
    const theirs = await pgbench(world, program, (await waiting(county))[0]?.id ?? "", clients, each);
    assertSame(await counts(world, "ours"), await counts(world, "peer"));
    await world.close();
    ours.push(done.perSecond);
    peer.push(theirs);
    ratios.push(done.perSecond / theirs);
  }
  const ratio = median(ratios);
  return {
    what,
    ours: rate(median(ours), "steps"),
    beside: `pgbench ${rate(median(peer), "tx")}`,
    ratio: percent(ratio),
    bar: BAR,
    holds: ratio >= 0.6,
  };
}

/** So many cases that wait at their handler, and the same way walked before by some, so that everything is warm. */
async function prepared(county: FiveSteps, cases: number): Promise<void> {
  await timed(Array.from({ length: cases }), { clients: 16 }, async () => {
    await accept(county, await submit(county));
    return true;
  });
}

async function agreed(county: FiveSteps, clients: number): Promise<Times> {
  const steps = await waiting(county);
  return timed(steps, { clients }, async (step) => {
    await agree(county, "handler", step);
    return true;
  });
}

function assertSame(ours: Record<string, number>, peer: Record<string, number>): void {
  if (JSON.stringify(ours) !== JSON.stringify(peer)) throw new Error(`not the same rows: ${JSON.stringify({ ours, peer })}`);
}
