import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "./clock.ts";
import type { OpenDb } from "./db/index.ts";
import { testDatabase } from "./db/testing.ts";
import { createLog } from "./log.ts";
import { notSetBack, setbacks, sweepEach } from "./sweep.ts";

const clock = new FixedClock("2026-03-06T10:00:00+08:00");
const log = createLog("silent");
let open: OpenDb;

beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.close());

/** A round over the items named: one throws, one is refused, the others are done. Returns what was tried. */
async function round(name: string): Promise<{ tried: string[]; done: number }> {
  const { rows } = await sql<{ item: string }>`
    select item from unnest(array['throws', 'refused', 'good']) as r (item) where ${notSetBack(name, sql`r.item`, clock.now())}`.execute(
    open.db,
  );
  const done = await sweepEach(
    { db: open.db, clock, log },
    {
      name,
      rows,
      itemOf: (row) => row.item,
      async work({ item }) {
        if (item === "throws") throw new Error("broken row");
        return item === "good" ? { ok: true } : { ok: false, code: "test/refused" };
      },
    },
  );
  return { tried: rows.map((row) => row.item), done };
}

test("a row that throws or is refused doesn't stop the ones after it, and is left alone for a while", async () => {
  expect(await round("a")).toEqual({ tried: ["throws", "refused", "good"], done: 1 });
  expect(await round("a")).toEqual({ tried: ["good"], done: 1 });
  clock.advance(61_000);
  expect((await round("a")).tried).toHaveLength(3);
});

test("the pause doubles with each failure up to an hour", async () => {
  const pauses: number[] = [];
  for (let failure = 0; failure < 9; failure++) {
    await round("b");
    const { rows } = await sql<{
      seconds: number;
    }>`select extract(epoch from until - at)::int as seconds from platform.setback where sweep = 'b' and item = 'throws'`.execute(open.db);
    pauses.push(Number(rows[0]?.seconds) / 60);
    clock.advance(3_600_000);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test("setbacks are counted by sweep while they last, and forgotten a day later", async () => {
  await round("c");
  expect((await setbacks({ db: open.db, clock })).get("c")).toBe(2);
  clock.advance(2 * 86_400_000);
  expect((await setbacks({ db: open.db, clock })).size).toBe(0);
  const { rows } = await sql`select 1 from platform.setback`.execute(open.db);
  expect(rows).toEqual([]);
});
