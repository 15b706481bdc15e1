import { hash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type pg from "pg";

const MARK = "/* prepared */";

/**
 * At the beginning of a statement's text: PostgreSQL parses and plans it once per connection, which for the large statements behind every
 * step is half their cost. Only for texts that are always the same and whose best plan doesn't depend on the values. (PgBouncer in
 * transaction mode needs `max_prepared_statements` for it.)
 */
export const PREPARED = sql.raw(MARK);

/** A statement that hasn't run yet. */
export type Statement = RawBuilder<unknown>;

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = hash("sha256", text, "hex").slice(0, 16);
    names.set(text, name);
  }
  return name;
}

/** Makes a connection prepare the statements that are marked so. */
export function prepareMarked(client: pg.PoolClient): void {
  const plain = client.query.bind(client) as (...args: unknown[]) => unknown;
  const query = (first: unknown, ...rest: unknown[]) => {
    if (typeof first !== "string" || !first.startsWith(MARK)) return plain(first, ...rest);
    const [values, ...others] = rest;
    return plain({ name: nameOf(first), text: first, values }, ...others);
  };
  client.query = query as typeof client.query; // same parameters, same result
}
