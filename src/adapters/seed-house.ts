import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { seedCatalogue } from "../modules/catalogue/index.ts";
import type { House } from "../modules/house.ts";
import { orgs, seedDemo } from "../modules/identity/index.ts";
import { publishCalendar } from "../modules/matters/index.ts";
import { publishRules } from "../modules/supervision/index.ts";
import { FixedClock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { markOf, oneAtATime, setMark } from "../platform/db/index.ts";
import { ROOT } from "../platform/root.ts";
import { loadCalendar } from "./calendar-files.ts";
import { playDemoCases } from "./demo-cases.ts";

const DATA = join(ROOT, "data");
const DAY = 86_400_000;
/** The demo county opened so many days before it is first started: its people and items must have been there when its cases began. */
const DEMO_AGE = 400 * DAY;

export interface Seeded {
  /** False when everything was in place already. */
  changed: boolean;
  cases: number;
}

/** Where a county keeps holiday files of its own: years to come, and corrections of those shipped. */
export function holidaysFolder({ dataDir }: Pick<Config, "dataDir">): string {
  return join(dataDir, "holidays");
}

/**
 * Puts in place what a county starts with, from `data/`: calendar, supervision rules, basic catalogue, and for the demo its people and cases.
 * Run at every start: what is in place is recognised by a digest of the data and of this program, and nothing is done twice. `ownHolidays` is the folder of the
 * county's own holiday files (`loadCalendar`).
 */
export async function seedHouse(house: House, ownHolidays?: string): Promise<Seeded> {
  await assertRegion(house);
  const calendar = loadCalendar(undefined, ownHolidays);
  const digest = `${await digestOfShipped(house.demo)}.${calendar.version}`;
  if ((await markOf(house.db, "seed")) === digest) return { changed: false, cases: 0 };
  return oneAtATime(house.db, "mingtang seed", async () => {
    const before = await markOf(house.db, "seed");
    if (before === digest) return { changed: false, cases: 0 };
    const opened =
      house.demo && before === undefined ? { ...house, clock: new FixedClock(new Date(house.clock.now().getTime() - DEMO_AGE)) } : house;
    await publishCalendar(opened, calendar, "system");
    await publishRules(opened, JSON.parse(await readFile(join(DATA, "supervision-rules.json"), "utf8")) as unknown[]);
    if (house.demo) await seedDemo(opened);
    await seedCatalogue(opened, { demo: house.demo });
    const cases = await seedCases(house);
    await setMark(house.db, "seed", digest, house.clock.now());
    return { changed: true, cases };
  });
}

/** A server told another region than its county's would file everything under a county that isn't there. */
async function assertRegion(house: House): Promise<void> {
  const county = [...(await orgs(house)).values()].find((org) => org.kind === "county");
  if (county && county.code !== house.region)
    throw new Error(`This database belongs to the county ${county.code}, but REGION is ${house.region}: start with REGION=${county.code}.`);
}

/** Cases are played once for all: a county's history isn't made again because its data changed. */
async function seedCases(house: House): Promise<number> {
  if (!house.demo || (await markOf(house.db, "demo-cases")) !== undefined) return 0;
  const cases = await playDemoCases(house);
  await setMark(house.db, "demo-cases", String(cases), house.clock.now());
  return cases;
}

async function digestOfShipped(demo: boolean): Promise<string> {
  const entries = await readdir(DATA, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digest = createHash("sha256").update(demo ? "demo" : "plain");
  // The program counts as well: it makes the standard guides from the data.
  for (const file of [...files.sort(), import.meta.filename]) digest.update(file.slice(ROOT.length)).update(await readFile(file));
  return digest.digest("hex");
}
