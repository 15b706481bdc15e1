import { type RawBuilder, sql } from "kysely";
import type { Statement } from "../db/index.ts";

/** One holder of files: `kind` is a word of the module that holds them, `owner` the holder's id there. */
export interface FileHolder {
  kind: string;
  owner: string;
}

/** Puts on record that these files are held, where `when` holds. A file that isn't stored any more is passed over. */
export function holdFiles(
  uses: readonly (FileHolder & { hashes: readonly string[] })[],
  at: Date,
  when: RawBuilder<unknown> = sql`true`,
): Statement {
  const rows = uses.flatMap(({ kind, owner, hashes }) => hashes.map((hash) => ({ kind, owner, hash })));
  return sql`insert into platform.file_use (kind, owner, hash, since)
    select u.kind, u.owner, f.hash, ${at} from json_to_recordset(${JSON.stringify(rows)}::json) as u (kind text, owner text, hash text)
      join platform.file f on f.hash = decode(u.hash, 'hex') where ${when} on conflict do nothing`;
}

/** Gives up all files of the holders that a query names, except these. */
export function freeFiles(kind: string, owners: RawBuilder<unknown>, except: readonly string[] = []): Statement {
  return sql`delete from platform.file_use where kind = ${kind} and owner in (${owners})
    and encode(hash, 'hex') <> all(${[...except]}::text[])`;
}

/** A name typed by a person never looks like this. */
const HASH = /^[0-9a-f]{64}/;

/**
 * The files that answers or other data name: every `file` beside a `name` and a `size`, as attachment fields hold them. Looks at the data alone,
 * so that it can be asked of a draft whose form has changed since.
 */
export function filesNamedIn(data: unknown): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { file, name, size } = value as Record<string, unknown>; // any object may be asked for members it hasn't
    const hash = typeof file === "string" && typeof name === "string" && size !== undefined ? HASH.exec(file)?.[0] : undefined;
    if (hash) found.add(hash);
    for (const member of Object.values(value)) look(member);
  };
  look(data);
  return [...found];
}
