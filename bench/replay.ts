import { actorFor } from "../src/modules/identity/fixtures.ts";
import { replayCase } from "../src/modules/supervision/index.ts";
import { accept, agree, type FiveSteps, fiveSteps, must, OPINION, submit, waiting } from "./five-steps.ts";
import { spread } from "./measure.ts";
import { type Line, ms, type Settings } from "./report.ts";
import type { Cluster } from "./world.ts";

const EVENTS = 200;
const LIMIT_MS = 50;

/** A case that went to and fro until its journal had 200 events, replayed step by step. */
export async function replay(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const world = await cluster.world("replay");
  try {
    const { house } = world;
    const county = await fiveSteps(world);
    const caseId = await longCase(county);
    const supervisor = await actorFor(house, { org: `${house.region}JC`, post: "supervisor" });
    const taken: number[] = [];
    for (let round = -5; round < (quick ? 20 : 100); round++) {
      const start = performance.now();
      const shown = await replayCase(house, supervisor, caseId);
      if (shown?.frames.length !== EVENTS) throw new Error(`replayed ${shown?.frames.length} events`);
      if (round >= 0) taken.push(performance.now() - start);
    }
    const { median, p95 } = spread(taken);
    return [
      {
        what: `replay of a case with ${EVENTS} events`,
        ours: `median ${ms(median)}, p95 ${ms(p95)}`,
        beside: `limit ${ms(LIMIT_MS)}`,
        ratio: (median / LIMIT_MS).toFixed(2),
        bar: `< ${LIMIT_MS} ms`,
        holds: median < LIMIT_MS,
      },
    ];
  } finally {
    await world.close();
  }
}

/** Submitted, accepted, then agreed and returned again and again. */
async function longCase(county: FiveSteps): Promise<string> {
  const id = await submit(county);
  await accept(county, id);
  for (let events = 2; events < EVENTS; events += 2) {
    await agree(county, "handler", { id, visit: await openVisit(county) });
    const input = { visit: await openVisit(county), target: "handle", opinion: OPINION };
    await must(county, county.holders.reviewer, { command: "return", caseId: id, input });
  }
  return id;
}

async function openVisit(county: FiveSteps): Promise<string> {
  return (await waiting(county))[0]?.visit ?? "";
}
