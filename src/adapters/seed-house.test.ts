import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CASE_KIND_NAME, caseMatters } from "../modules/cases/index.ts";
import { CASE_STATES } from "../modules/cases/shared.ts";
import type { House } from "../modules/house.ts";
import { testHouse } from "../modules/identity/fixtures.ts";
import { verify } from "../modules/matters/index.ts";
import { watchClocks } from "../modules/supervision/index.ts";
import { FixedClock } from "../platform/clock.ts";
import { testDatabase } from "../platform/db/testing.ts";
import { fileStore } from "../platform/files/index.ts";
import { loadCases } from "./load-cases.ts";
import { seedHouse } from "./seed-house.ts";

const KINDS = new Map([[CASE_KIND_NAME, caseMatters]]);
const NOW = "2026-03-18T10:30:00+08:00";

let house: House;
let clock: FixedClock;
const undo: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  const { db, close } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), "mingtang-files-"));
  undo.push(close, () => rmSync(folder, { recursive: true }));
  clock = new FixedClock(NOW);
  house = { ...testHouse(db, clock, { demo: true }), followers: [watchClocks], files: fileStore({ db, clock, folder }) };
  await seedHouse(house);
}, 120_000);
afterAll(async () => {
  for (const each of undo) await each();
});

async function rows<T>(query: string): Promise<T[]> {
  return (await sql.raw(query).execute(house.db)).rows as T[];
}

/** What every table of ours holds. */
async function contents(): Promise<Record<string, string>> {
  const tables = await rows<{ name: string }>(
    "select schemaname || '.' || tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1",
  );
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await rows<{ digest: string }>(
      `select count(*) || ':' || coalesce(sum(hashtext(t::text)::bigint), 0) as digest from ${name} t`,
    );
    found[name] = row?.digest ?? "";
  }
  return found;
}

describe("a server told another region than its county's", () => {
  it("doesn't start", async () => {
    await expect(seedHouse({ ...house, region: "610527" })).rejects.toThrow("REGION=610999");
  });
});

describe("the first start", () => {
  it("fills the demo county with 200 cases that verify clean", async () => {
    const report = await verify(house, KINDS);
    expect(report).toMatchObject({ matters: 200, faults: [] });
  });

  it("has a case in every state", async () => {
    const found = await rows<{ state: string }>("select distinct state from cases.case");
    expect(found.map((row) => row.state).sort()).toEqual(Object.keys(CASE_STATES).sort());
  });

  it("has cases of each kind, refused and granted, at each step, and with one department's answer still out", async () => {
    expect(await rows("select distinct kind from cases.case")).toHaveLength(5);
    const outcomes = await rows<{ outcome: string }>("select distinct outcome from cases.case where state = 'closed' order by 1");
    expect(outcomes.map((row) => row.outcome)).toEqual(["deny", "grant"]);
    const roles = await rows<{ role: string }>("select distinct role from matters.task where closed_at is null");
    expect(roles.map((row) => row.role)).toEqual(
      expect.arrayContaining(["receive", "settle", "handle", "review", "decide", "reply", "opinion", "deliver"]),
    );
    const open = await rows<{ open: number }>(
      "select count(*)::int as open from matters.task where role = 'opinion' and closed_at is null group by matter",
    );
    expect(new Set(open.map((row) => row.open))).toEqual(new Set([1, 2, 3]));
    expect(await rows("select 1 from matters.event where type = 'case/deemed-accepted'")).not.toHaveLength(0);
    expect(await rows("select 1 from matters.event where type = 'case/returned'")).not.toHaveLength(0);
  });

  it("has running cases with warnings, yellow and red", async () => {
    const levels = await rows<{ level: number }>("select distinct level from supervision.standing order by 1");
    expect(levels.map((row) => row.level)).toEqual([1, 2, 3]);
  });

  it("lets everything happen in office hours, by people who held their posts, and nothing in the future", async () => {
    expect(await rows(`select 1 from matters.event where at > '${NOW}'`)).toEqual([]);
    const outside =
      "extract(isodow from at at time zone 'Asia/Shanghai') > 5 or (at at time zone 'Asia/Shanghai')::time not between '08:00' and '18:00'";
    // 2026-02-14 and 02-28 were weekend days worked.
    expect(
      await rows(
        `select at from matters.event where actor ->> 'kind' <> 'system' and (${outside}) and (at at time zone 'Asia/Shanghai')::date not in ('2026-02-14', '2026-02-28', '2026-01-04')`,
      ),
    ).toEqual([]);
    const strangers = `select 1 from matters.event e where actor ->> 'kind' = 'person' and not exists
      (select 1 from identity.holding h where h.person = (actor ->> 'id')::uuid and h.org = actor ->> 'org' and h.post = actor ->> 'post' and h.from_at <= e.at)`;
    expect(await rows(strangers)).toEqual([]);
  });

  it("changes nothing when it is repeated, and nothing after the program or its data changed but what differs", async () => {
    const before = await contents();
    expect(await seedHouse(house)).toEqual({ changed: false, cases: 0 });
    expect(await contents()).toEqual(before);
    await sql`update platform.mark set digest = 'of another program' where name = 'seed'`.execute(house.db);
    expect(await seedHouse(house)).toEqual({ changed: true, cases: 0 });
    expect(await contents()).toEqual(before);
  });
});

describe("loading", () => {
  it("makes as many cases as asked, in every state, that verify clean and are watched like others", async () => {
    const loaded = await loadCases(house, 500, 7);
    expect(loaded.cases).toBe(500);
    const report = await verify(house, KINDS);
    expect(report).toMatchObject({ matters: 700, faults: [] });
    expect(
      await rows(
        "select 1 from cases.case where state in ('closed', 'accepted', 'suspended', 'awaiting-supplement', 'decided') group by state",
      ),
    ).toHaveLength(5);
    const unwatched = `select 1 from matters.clock c where kind = 'promise' and state = 'running' and not exists (select 1 from supervision.watch w where w.matter = c.matter and w.clock = c.id)
      and not exists (select 1 from supervision.alarm a where a.matter = c.matter and a.clock = c.id)`;
    expect(await rows(unwatched)).toEqual([]);
    expect(await rows(`select 1 from supervision.watch where at <= '${NOW}'`)).toEqual([]);
  });

  it.each(["2026-03-20T06:10:00+08:00", "2026-04-05T20:00:00+08:00"])(
    "can be asked for at any moment (%s), also before, after and between working days",
    async (moment) => {
      clock.set(moment);
      expect((await loadCases(house, 5, 1)).cases).toBe(5);
    },
    60_000,
  );

  it("gives every case numbers and applicants of its own", async () => {
    const [counted] = await rows<{ cases: number; applications: number; numbers: number; numbered: number; applicants: number }>(
      "select count(*)::int as cases, count(distinct application_number)::int as applications, count(distinct number)::int as numbers, count(number)::int as numbered, count(distinct applicant_index)::int as applicants from cases.case",
    );
    expect(counted?.applications).toBe(counted?.cases);
    expect(counted?.numbers).toBe(counted?.numbered);
    expect(counted?.applicants).toBeGreaterThan((counted?.cases ?? 0) * 0.99);
  });
});
