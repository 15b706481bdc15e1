import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { anApplication } from "../src/modules/cases/fixtures.ts";
import { performCase } from "../src/modules/cases/index.ts";
import { CITIZEN, fiveSteps } from "./five-steps.ts";
import { timed } from "./measure.ts";
import { type Line, ms, rate, type Settings } from "./report.ts";
import type { Cluster } from "./world.ts";

const CLIENTS = 64;
const LIMIT_MS = 200;

/** 64 citizens pressing the button at once, again and again: every one gets a number of its own. */
export async function submissions(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const world = await cluster.world("submissions");
  try {
    const county = await fiveSteps(world);
    const numbers: string[] = [];
    const input = anApplication(county);
    const count = quick ? 640 : 6400;
    const done = await timed(Array.from({ length: count + CLIENTS * 4 }), { clients: CLIENTS, warmUp: CLIENTS * 4 }, async () => {
      const outcome = await performCase(world.house, CITIZEN, { command: "submit", key: randomUUID(), input });
      if (outcome.ok) numbers.push(outcome.applicationNumber);
      return outcome.ok;
    });
    const { rows } = await sql<{ n: number }>`select count(distinct application_number)::int as n from cases.case`.execute(world.open.db);
    const doubles = numbers.length - new Set(numbers).size;
    const lost = numbers.length - (rows[0]?.n ?? 0);
    return [
      {
        what: `submitting, ${CLIENTS} at once: ${rate(done.perSecond, "cases")}, median ${ms(done.median)}`,
        ours: `p95 ${ms(done.p95)}; ${done.failures} failures, ${doubles} doubles, ${lost} lost`,
        beside: `limit ${ms(LIMIT_MS)}`,
        ratio: (done.p95 / LIMIT_MS).toFixed(2),
        bar: `p95 < ${LIMIT_MS} ms, 0 failures, 0 doubles`,
        holds: done.p95 < LIMIT_MS && done.failures === 0 && doubles === 0 && lost === 0,
      },
    ];
  } finally {
    await world.close();
  }
}
