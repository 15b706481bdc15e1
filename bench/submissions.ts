import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { anApplication } from "../src/modules/cases/fixtures.ts";
import { performCase } from "../src/modules/cases/index.ts";
import { ensureDatabase, startEmbedded } from "../src/platform/db/embedded.ts";
import { openDatabase } from "../src/platform/db/index.ts";
import { hygiene } from "../test/stage/items.ts";
import { codeOf, fillIn, numberOnReceipt, type PlainVisitor, plainVisitor, send } from "../test/wire/plain-visitor.ts";
import { CITIZEN, fiveSteps } from "./five-steps.ts";
import { freePort } from "./free-port.ts";
import { type Times, timed } from "./measure.ts";
import { type Line, ms, rate, type Settings } from "./report.ts";
import { cpuOf, startServer } from "./server-process.ts";
import type { Cluster } from "./world.ts";

const CLIENTS = 64;
const LIMIT_MS = 200;

interface Sent {
  done: Times;
  /** Numbers people were told. */
  numbers: string[];
  /** Cases that came into being. */
  cases: number;
}

/** 64 citizens pressing the button at once, again and again: every one gets a number of its own. Through the public pages, and behind their doors. */
export async function submissions(cluster: Cluster, settings: Settings): Promise<Line[]> {
  return [
    line("submitting through the public pages", await overHttp(settings), true),
    line("submitting, behind the doors", await behindTheDoors(cluster, settings), false),
  ];
}

function line(what: string, { done, numbers, cases }: Sent, isBar: boolean): Line {
  const doubles = numbers.length - new Set(numbers).size + Math.max(0, cases - numbers.length);
  const lost = Math.max(0, numbers.length - cases);
  return {
    what: `${what}, ${CLIENTS} at once: ${rate(done.perSecond, "cases")}, median ${ms(done.median)}, ${ms(done.cpu)} CPU each`,
    ours: `p95 ${ms(done.p95)}; ${done.failures} failures, ${doubles} doubles, ${lost} lost`,
    beside: `limit ${ms(LIMIT_MS)}`,
    ratio: (done.p95 / LIMIT_MS).toFixed(2),
    bar: isBar ? `p95 < ${LIMIT_MS} ms, 0 failures, 0 doubles` : "–",
    holds: isBar ? done.p95 < LIMIT_MS && done.failures === 0 && doubles === 0 && lost === 0 : null,
  };
}

/** The delivered server behind a proxy, limits on writing as delivered, every citizen at an address of their own and with a draft filled in. */
async function overHttp({ quick }: Settings): Promise<Sent> {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-submissions-"));
  const server = await startServer(folder, await freePort(), { TRUSTED_PROXIES: "127.0.0.1", WRITES_PER_MINUTE: "" });
  try {
    const code = await codeOf(server.url, hygiene.name);
    const before = await casesIn(folder);
    const warmUp = CLIENTS * 2;
    const people = Array.from({ length: (quick ? 320 : 2560) + warmUp }, (_, n) => plainVisitor(server.url, `10.1.${n >> 8}.${n & 255}`));
    const ready: { visitor: PlainVisitor; check: string }[] = [];
    await timed(people, { clients: CLIENTS }, async (visitor) => {
      ready.push({ visitor, check: await fillIn(visitor, code, hygiene) });
      return true;
    });
    await timed(ready.slice(0, warmUp), { clients: CLIENTS }, ({ visitor, check }) => send(visitor, check));
    const used = cpuOf(server.pid);
    const measured = await timed(ready.slice(warmUp), { clients: CLIENTS }, ({ visitor, check }) => send(visitor, check));
    const done = { ...measured, cpu: (cpuOf(server.pid) - used) / measured.count };
    const numbers: string[] = [];
    await timed(ready, { clients: CLIENTS }, async ({ visitor, check }) => {
      const number = await numberOnReceipt(visitor, check);
      if (number !== "") numbers.push(number);
      return true;
    });
    return { done, numbers, cases: (await casesIn(folder)) - before };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function casesIn(dataDir: string): Promise<number> {
  const cluster = await startEmbedded({ folder: join(dataDir, "db") });
  const open = openDatabase(await ensureDatabase(cluster.url, "mingtang"), 1);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases.case`.execute(open.db);
  await open.close();
  await cluster.stop();
  return rows[0]?.n ?? 0;
}

/** The same command called in this process, without pages, drafts and HTTP. */
async function behindTheDoors(cluster: Cluster, { quick }: Settings): Promise<Sent> {
  const world = await cluster.world("submissions");
  try {
    const county = await fiveSteps(world);
    const numbers: string[] = [];
    const input = anApplication(county);
    const warmUp = CLIENTS * 4;
    const done = await timed(Array.from({ length: (quick ? 640 : 6400) + warmUp }), { clients: CLIENTS, warmUp }, async () => {
      const outcome = await performCase(world.house, CITIZEN, { command: "submit", key: randomUUID(), input });
      if (outcome.ok) numbers.push(outcome.applicationNumber);
      return outcome.ok;
    });
    const { rows } = await sql<{ n: number }>`select count(distinct application_number)::int as n from cases.case`.execute(world.open.db);
    return { done, numbers, cases: rows[0]?.n ?? 0 };
  } finally {
    await world.close();
  }
}
