import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { ensureDatabase, startEmbedded } from "../../src/platform/db/embedded.ts";
import { type Db, openDatabase } from "../../src/platform/db/index.ts";
import { type Product, startProduct } from "../stage/product.ts";
import { type PeopleAtWork, peopleAtWork } from "./people-at-work.ts";

export interface KillReport {
  kills: { servers: number; databases: number };
  /** Commands that people were told had been done. */
  answered: number;
  /** Of these, so many that can't be found as they were told. */
  lost: number;
  /** Cases or events beyond what was asked for. */
  doubled: number;
  refused: string[];
  /** What `bin/mingtang verify` said, when it wasn't content. */
  faults: string;
  /** Longest time from a kill until people were answered again, in milliseconds. */
  longestSilence: number;
}

const PATIENCE_MS = 60_000;

/** Kills the server and its database without warning, `rounds` times each, at any moment of people's work, and looks at what is left. */
export async function killRounds(rounds: number): Promise<KillReport> {
  const product = await startProduct();
  const silences: number[] = [];
  try {
    const before = await demoCases(product);
    const people = await peopleAtWork(product.url);
    await progress(people);
    for (let round = 0; round < rounds; round++) {
      await sleep(200 + Math.random() * 1500);
      silences.push(
        await silence(people, async () => {
          await product.kill9();
          await product.restart();
        }),
      );
      await sleep(200 + Math.random() * 1500);
      silences.push(await silence(people, async () => process.kill(databaseOf(product), "SIGKILL")));
      await ready(product);
    }
    await people.goHome();
    const verified = await product.command("verify");
    const found = await compare(product, people, before);
    return {
      ...found,
      kills: { servers: rounds, databases: rounds },
      faults: verified.code === 0 ? "" : verified.out,
      longestSilence: Math.round(Math.max(...silences)),
    };
  } finally {
    await product.stop();
  }
}

function databaseOf(product: Product): number {
  return Number(readFileSync(join(product.folder, "db/pg/postmaster.pid"), "utf8").split("\n")[0]);
}

/** Does the damage and waits until people are answered again; returns how long that took. */
async function silence(people: PeopleAtWork, damage: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await damage();
  await progress(people);
  return performance.now() - start;
}

async function progress({ answered }: PeopleAtWork): Promise<void> {
  const before = answered.length;
  await until("people are answered", () => Promise.resolve(answered.length > before + 3));
}

async function ready(product: Product): Promise<void> {
  const isReady = () =>
    fetch(`${product.url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  await until("the server is ready", isReady);
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const late = performance.now() + PATIENCE_MS; !(await isSo()); await sleep(20)) {
    if (performance.now() > late) throw new Error(`not within a minute: ${what}`);
  }
}

async function withDatabase<T>(product: Product, work: (db: Db) => Promise<T>): Promise<T> {
  const server = await startEmbedded({ folder: join(product.folder, "db") });
  const open = openDatabase(await ensureDatabase(server.url, "mingtang"), 2);
  try {
    return await work(open.db);
  } finally {
    await open.close();
    await server.stop();
  }
}

function demoCases(product: Product): Promise<number> {
  return withDatabase(product, async (db) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from matters.matter where kind = 'case'`.execute(db);
    return rows[0]?.n ?? 0;
  });
}

/** Every answer must be found as it was told, and nothing beyond what was asked. */
function compare(
  product: Product,
  people: PeopleAtWork,
  before: number,
): Promise<Pick<KillReport, "answered" | "lost" | "doubled" | "refused">> {
  return withDatabase(product, async (db) => {
    const { asked, answered, refused } = people;
    const { rows: kept } = await sql<{ key: string; matter: string; version: number; number: string }>`
      select i.key, i.matter, (i.answer->>'version')::int as version, c.application_number as number
      from matters.idempotency i join cases.case c on c.id = i.matter join matters.event e on e.matter = i.matter and e.sequence = (i.answer->>'version')::int
      where i.key = any(${asked}::text[])`.execute(db);
    const byKey = new Map(kept.map((row) => [row.key, row]));
    const lost = answered.filter(({ key, caseId, version, number }) => {
      const row = byKey.get(key);
      return !row || row.number !== number || (caseId ?? row.matter) !== row.matter || (version ?? row.version) !== row.version;
    }).length;
    const ours = [...new Set(kept.map((row) => row.matter))];
    const { rows: counted } = await sql<{ cases: number; events: number; numbers: number }>`
      select (select count(*) from matters.matter where kind = 'case')::int as cases,
        (select count(*) from matters.event where matter = any(${ours}::uuid[]))::int as events,
        (select count(distinct application_number) from cases.case where id = any(${ours}::uuid[]))::int as numbers`.execute(db);
    const { cases = 0, events = 0, numbers = 0 } = counted[0] ?? {};
    const doubled = cases - before - ours.length + (events - kept.length) + (ours.length - numbers);
    return { answered: answered.length, lost, doubled, refused };
  });
}
