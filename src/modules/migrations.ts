import { type MigrationSource, migrationsOf } from "../platform/db/index.ts";

/** Every schema, in the order in which tables refer to each other. */
export const migrations: MigrationSource[] = migrationsOf([
  "platform",
  "identity",
  "catalogue",
  "matters",
  "documents",
  "cases",
  "licences",
  "consultation",
  "notices",
  "supervision",
  "designs",
  "queue",
  "handovers",
]);
