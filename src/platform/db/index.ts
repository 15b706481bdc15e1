/**
 * The database: connections, transactions, migrations. Knows no table of any module.
 * Each module types its own tables with `db.withTables<…>()` in its `store.ts`.
 */
export { type CursorPart, readCursor } from "./cursor.ts";
export { type Db, type OpenDb, openDatabase, type Tx } from "./database.ts";
export { isBackwards, type KeysetPage, type KeysetPlace, keysetPage } from "./keyset.ts";
export { markOf, oneAtATime, setMark } from "./marks.ts";
export { type MigrationSource, migrate, migrationsOf } from "./migrate.ts";
export { PREPARED, type Statement } from "./prepared.ts";
export { afterCommit, inOneStatement, inTransaction, rootOf } from "./transaction.ts";
