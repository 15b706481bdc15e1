// `npm run schema`: writes db/schema.sql from a database made by all migrations.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrations } from "../src/modules/migrations.ts";
import { ensureDatabase, startEmbedded } from "../src/platform/db/embedded.ts";
import { migrate, openDatabase } from "../src/platform/db/index.ts";
import { ROOT } from "../src/platform/root.ts";
import { readSchema } from "./read-schema.ts";

const folder = mkdtempSync(join(tmpdir(), "mingtang-schema-"));
const server = await startEmbedded({ folder, settings: ["fsync=off"] });
try {
  const { db, close } = openDatabase(await ensureDatabase(server.url, "schema"), 2);
  await migrate(db, migrations);
  writeFileSync(join(ROOT, "db/schema.sql"), await readSchema(db));
  await close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
