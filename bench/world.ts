import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shippedCalendar } from "../src/core/calendar/testing.ts";
import { followOverruns } from "../src/modules/cases/index.ts";
import { seedDemoCatalogue } from "../src/modules/catalogue/fixtures.ts";
import type { House } from "../src/modules/house.ts";
import { testHouse } from "../src/modules/identity/fixtures.ts";
import { followLicences } from "../src/modules/licences/index.ts";
import { publishCalendar } from "../src/modules/matters/index.ts";
import { migrations } from "../src/modules/migrations.ts";
import { tellPeople } from "../src/modules/notices/index.ts";
import { publishRules, recordActs, watchClocks } from "../src/modules/supervision/index.ts";
import { FixedClock } from "../src/platform/clock.ts";
import { ensureDatabase, startEmbedded } from "../src/platform/db/embedded.ts";
import { migrate, type OpenDb, openDatabase } from "../src/platform/db/index.ts";
import { createLive } from "../src/platform/live.ts";
import { createLog } from "../src/platform/log.ts";
import { ROOT } from "../src/platform/root.ts";

/** The demo county on a database of its own, durable as in production (fsync on), with all that follows a command: live news and watches. */
export interface World {
  house: House;
  clock: FixedClock;
  open: OpenDb;
  url: string;
  close(): Promise<void>;
}

export interface Cluster {
  /** A fresh database with the demo county. */
  world(name: string): Promise<World>;
  stop(): Promise<void>;
}

/** Connections of the measured process; those of the peers are the same number. */
export const CONNECTIONS = 16;
const TODAY = "2026-03-06T10:00:00+08:00";

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-bench-"));
  const server = await startEmbedded({ folder });
  return {
    world: async (name) => openWorld(await ensureDatabase(server.url, name)),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openWorld(url: string): Promise<World> {
  const open = openDatabase(url, CONNECTIONS);
  await migrate(open.db, migrations);
  const clock = new FixedClock(TODAY);
  const live = createLive({ db: open.db, url, log: createLog("silent") });
  await live.start();
  const house: House = {
    ...testHouse(open.db, clock, { demo: true }),
    live,
    followers: [watchClocks, recordActs, followOverruns, followLicences, tellPeople],
  };
  await publishCalendar(house, shippedCalendar(), "bench");
  await seedDemoCatalogue(house);
  await publishRules(house, JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")) as unknown[]);
  return {
    house,
    clock,
    open,
    url,
    async close() {
      await live.stop();
      await open.close();
    },
  };
}
