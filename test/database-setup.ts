import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrations } from "../src/modules/migrations.ts";
import { openDatabase } from "../src/platform/db/database.ts";
import { ensureDatabase, startEmbedded } from "../src/platform/db/embedded.ts";
import { migrate } from "../src/platform/db/migrate.ts";
import { TEMPLATE } from "../src/platform/db/testing.ts";

/** Starts one PostgreSQL for the whole run and migrates the template that each test file copies. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-test-"));
  const server = await startEmbedded({ folder, settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] });
  const template = openDatabase(await ensureDatabase(server.url, TEMPLATE), 2);
  await migrate(template.db, migrations);
  await template.close();
  process.env.MINGTANG_TEST_DATABASE = server.url;
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
