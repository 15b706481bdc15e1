import { randomBytes } from "node:crypto";
import pg from "pg";
import { type OpenDb, openDatabase } from "./database.ts";
import { ensureDatabase } from "./embedded.ts";

export const TEMPLATE = "mingtang_template";

/** A database of its own for one test file: a copy of the migrated template (some 30 ms). */
export async function testDatabase(): Promise<OpenDb & { url: string }> {
  const server = process.env.MINGTANG_TEST_DATABASE;
  if (!server) throw new Error("run through vitest: its global set-up starts the test server");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = await ensureDatabase(server, name, TEMPLATE);
  const open = openDatabase(url, 8);
  return {
    ...open,
    url,
    async close() {
      await open.close();
      const client = new pg.Client({ connectionString: server });
      await client.connect();
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
      await client.end();
    },
  };
}
