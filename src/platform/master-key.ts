import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import type { Config } from "./config.ts";
import type { CryptoProvider } from "./crypto.ts";
import type { Db } from "./db/index.ts";

/**
 * The master key: `MASTER_KEY` where set, else `DATA_DIR`/master.key, generated on the first start and readable for its owner alone.
 * Throws when the file doesn't hold a key.
 */
export function masterKey(config: Pick<Config, "masterKey" | "dataDir">): Buffer {
  if (config.masterKey) return config.masterKey;
  const file = join(config.dataDir, "master.key");
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true });
    try {
      writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
    } catch (error) {
      // Another server that shares the folder was first: its key counts.
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (key.length !== 32) throw new Error(`${file} does not hold 32 bytes in base64; restore it from your back-up`);
  return key;
}

const PROOF = "mingtang";

/**
 * Refuses a database whose columns were sealed under another master key, before anything unreadable is mixed in: the first start leaves
 * a sealed proof, later ones must be able to open it.
 */
export async function assertKeyFits(db: Db, crypto: CryptoProvider): Promise<void> {
  await sql`insert into platform.key_proof (id, sealed) values (true, ${crypto.encrypt("key-proof", PROOF)}) on conflict do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from platform.key_proof`.execute(db);
  try {
    crypto.decrypt("key-proof", rows[0]?.sealed ?? Buffer.alloc(0));
  } catch (cause) {
    throw new Error("MASTER_KEY (or DATA_DIR/master.key) is not the key this database was filled with", { cause });
  }
}
