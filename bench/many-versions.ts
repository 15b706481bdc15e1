import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { directory, listItems } from "../src/modules/catalogue/index.ts";
import { checkDesign, designView, listConfigured, listDesigns, versions } from "../src/modules/designs/index.ts";
import { actorFor } from "../src/modules/identity/fixtures.ts";
import { freePort } from "./free-port.ts";
import { median } from "./measure.ts";
import { type Line, ms, percent, round, type Settings } from "./report.ts";
import { startServer } from "./server-process.ts";
import type { Cluster, World } from "./world.ts";

const VERSIONS = 5000;
/** With many it may take so much longer than with few. */
const FLAT = 1.2;
const PAGE = 20;

/** A county after years of changing its items: everything that lists, opens or starts, with 5 000 published versions beside one an item, by turns. */
export async function manyVersions(cluster: Cluster, { quick }: Settings): Promise<Line[]> {
  const few = await cluster.world("versions_few");
  const many = await cluster.world("versions_many");
  try {
    const filled = await fillVersions(many, VERSIONS);
    const rounds = quick ? 20 : 200;
    const [little, much] = [await asked(few), await asked(many)];
    const lines = [];
    for (const [what, ask] of Object.entries(little))
      lines.push(compared(what, filled, ...(await byTurns(rounds, ask, much[what] ?? ask))));
    const starts = await startsOn(few, many, quick ? 1 : 5);
    return [compared("`npm start` to the first page", filled, ...starts), ...lines];
  } finally {
    await Promise.all([few.close(), many.close()]);
  }
}

function compared(what: string, filled: number, few: number, many: number): Line {
  return {
    what: `${what}, ${round(filled)} published versions`,
    ours: ms(many),
    beside: `one version an item: ${ms(few)}`,
    ratio: percent(many / few),
    bar: `≤ ${percent(FLAT)}`,
    holds: many / few <= FLAT,
  };
}

type Ask = (turn: number) => Promise<unknown>;

/** What a citizen and a configurator look at. */
async function asked({ house }: World): Promise<Record<string, Ask>> {
  const editor = await actorFor(house, { org: house.region, post: "catalogue-editor" });
  const { rows } = await listItems(house, {}, { limit: 200 });
  const code = (turn: number) => rows[Math.abs(turn) % rows.length]?.code ?? "";
  return {
    "item list": () => listItems(house, {}, { limit: PAGE }),
    "item list, looked for by a word": () => listItems(house, { text: "许可" }, { limit: PAGE }),
    "public directory": () => directory(house),
    "configurator's list": async () =>
      Promise.all([listConfigured(house, editor, { filter: {}, limit: PAGE }), listDesigns(house, editor, { limit: PAGE })]),
    "item opened by the configurator": async (turn) =>
      Promise.all([designView(house, editor, code(turn)), checkDesign(house, editor, code(turn))]),
    "list of an item's versions": (turn) => versions(house, editor, { code: code(turn), limit: PAGE }),
  };
}

async function byTurns(rounds: number, little: Ask, much: Ask): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []];
  for (let turn = -20; turn < rounds; turn++) {
    for (const [index, ask] of [little, much].entries()) {
      const start = performance.now();
      await ask(turn);
      if (turn >= 0) taken[index]?.push(performance.now() - start);
    }
  }
  return [median(taken[0]), median(taken[1])];
}

async function startsOn(few: World, many: World, rounds: number): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []];
  const folders = [few, many].map(() => mkdtempSync(join(tmpdir(), "mingtang-versions-")));
  try {
    for (let turn = -1; turn < rounds; turn++) {
      for (const [index, { url }] of [few, many].entries()) {
        const server = await startServer(folders[index] ?? "", await freePort(), { DATABASE_URL: url, DEMO: "off" });
        if (turn >= 0) taken[index]?.push(server.startedIn);
        await server.stop();
      }
    }
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
  return [median(taken[0]), median(taken[1])];
}

/** Publishes every item again and again, straight into the tables, until so many versions are there; says how many there are. */
async function fillVersions({ open: { db } }: World, least: number): Promise<number> {
  const { rows: items } = await sql<{ count: number }>`select count(*)::int as count from catalogue.item`.execute(db);
  const each = Math.ceil(least / Math.max(1, items[0]?.count ?? 1));
  await db.transaction().execute(async (tx) => {
    await sql`update catalogue.item_version set in_force_to = in_force_from where in_force_to is null`.execute(tx);
    await sql`insert into catalogue.item_version (id, item, version, package, process, drawing, digest, published_at, published_by, in_force_from, in_force_to)
      select gen_random_uuid(), item, n, package, process, drawing, sha256(digest || n::text::bytea), published_at, published_by, in_force_from,
        case when n < ${each} then in_force_from end
      from catalogue.item_version cross join generate_series(2, ${each}::int) n where version = 1`.execute(tx);
    await sql`update catalogue.item i set current_version = v.id from catalogue.item_version v where v.item = i.code and v.in_force_to is null`.execute(
      tx,
    );
  });
  await sql`vacuum analyze catalogue.item, catalogue.item_version`.execute(db);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from catalogue.item_version`.execute(db);
  return rows[0]?.count ?? 0;
}
