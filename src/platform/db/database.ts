import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { prepareMarked } from "./prepared.ts";

// biome-ignore lint/complexity/noBannedTypes: a database with no known tables; modules add theirs by withTables
export type Db = Kysely<{}>;
// biome-ignore lint/complexity/noBannedTypes: see above
export type Tx = Transaction<{}>;

export interface OpenDb {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

// PostgreSQL's bigint is read as a number: positions and counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
// Days stay text (YYYY-MM-DD): a Date would shift them by the process's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens a pool. `max` is the number of connections this process may hold; `settings` are further ones of PostgreSQL, `name=value`. */
export function openDatabase(url: string, max = 10, settings: readonly string[] = []): OpenDb {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: "mingtang",
    options: ["timezone=Asia/Shanghai", "default_transaction_isolation=read\\ committed", ...settings]
      .map((setting) => `-c ${setting}`)
      .join(" "),
  });
  // An idle connection that dies (server restart) is dropped by the pool; the next query opens a new one.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    // One that dies between two statements of a transaction: the next statement fails and says so; without a listener the whole process would end.
    client.on("error", () => {});
    prepareMarked(client);
  });
  // biome-ignore lint/complexity/noBannedTypes: see Db
  const db = new Kysely<{}>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
