import { sql } from "kysely";
import type { CryptoProvider } from "../crypto.ts";
import { type Db, inTransaction } from "../db/index.ts";

export interface OpenUploadRow {
  id: string;
  name: string;
  field: string;
  modified: string;
  sha256: string | null;
  size: number;
  received: number;
  touchedAt: Date;
  /** Handed in already. */
  settled: boolean;
}

interface Stored {
  id: string;
  size: number;
  received: number;
  about: Buffer;
  touched_at: Date;
  settled: boolean;
}

const PURPOSE = "platform.upload";
const COLUMNS = sql`id, size::int as size, received::int as received, about, touched_at, taken_at is not null as settled`;
const AT_ONCE = 500;

/** The table of uploads under way. Names are sealed under the upload's own id. */
export function uploadRows(db: Db, crypto: CryptoProvider) {
  const opened = ({ about, touched_at: touchedAt, ...row }: Stored): OpenUploadRow => ({
    ...row,
    ...(JSON.parse(crypto.decrypt(PURPOSE, about, row.id).toString("utf8")) as Pick<
      OpenUploadRow,
      "name" | "field" | "modified" | "sha256"
    >), // sealed by insert
    touchedAt,
  });
  return {
    /** False where owner or address have as many under way as they may. Counted one after the other, so that a thousand at once are no more. */
    insert(
      row: OpenUploadRow,
      {
        owner,
        origin,
        most,
        liveSince,
      }: { owner: Buffer; origin: Buffer | null; most: { owner: number; origin: number }; liveSince: Date },
    ): Promise<boolean> {
      const { id, name, field, modified, sha256, size, touchedAt } = row;
      const about = crypto.encrypt(PURPOSE, JSON.stringify({ name, field, modified, sha256 }), id);
      return inTransaction(db, async (tx) => {
        for (const key of [owner, origin])
          if (key) await sql`select pg_advisory_xact_lock(hashtextextended(${`platform.upload:${key.toString("hex")}`}, 0))`.execute(tx);
        const { numAffectedRows } = await sql`
          insert into platform.open_upload (id, owner, origin, size, about, created_at, touched_at)
          select ${id}::uuid, ${owner}::bytea, ${origin}::bytea, ${size}::bigint, ${about}::bytea, ${touchedAt}::timestamptz, ${touchedAt}::timestamptz
          where (select count(*) from platform.open_upload where owner = ${owner} and taken_at is null and touched_at >= ${liveSince}) < ${most.owner}
            and (select count(*) from platform.open_upload where origin = ${origin} and taken_at is null and touched_at >= ${liveSince})
              < ${most.origin}`.execute(tx);
        return (numAffectedRows ?? 0n) > 0n;
      });
    },

    async find(owner: Buffer, id: string, liveSince: Date): Promise<OpenUploadRow | undefined> {
      const { rows } = await sql<Stored>`select ${COLUMNS} from platform.open_upload
        where id = ${id}::uuid and owner = ${owner} and touched_at >= ${liveSince}`.execute(db);
      return rows[0] && opened(rows[0]);
    },

    async list(owner: Buffer, liveSince: Date): Promise<OpenUploadRow[]> {
      const { rows } = await sql<Stored>`select ${COLUMNS} from platform.open_upload
        where owner = ${owner} and taken_at is null and touched_at >= ${liveSince} order by created_at, id`.execute(db);
      return rows.map(opened);
    },

    /** False where it isn't there any more, or stands elsewhere. */
    async advance(id: string, { from, to, at }: { from: number; to: number; at: Date }): Promise<boolean> {
      const { numAffectedRows } = await sql`update platform.open_upload set received = ${to}, touched_at = ${at}
        where id = ${id}::uuid and received = ${from}`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async settle(owner: Buffer, id: string, at: Date): Promise<boolean> {
      const { numAffectedRows } = await sql`update platform.open_upload set taken_at = ${at}
        where id = ${id}::uuid and owner = ${owner} and taken_at is null`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async remove(id: string): Promise<boolean> {
      const { numAffectedRows } = await sql`delete from platform.open_upload where id = ${id}::uuid`.execute(db);
      return (numAffectedRows ?? 0n) > 0n;
    },

    async over({ untouchedSince, settledBefore }: { untouchedSince: Date; settledBefore: Date }): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`select id from platform.open_upload
        where touched_at < ${untouchedSince} or taken_at < ${settledBefore} limit ${AT_ONCE}`.execute(db);
      return rows.map(({ id }) => id);
    },
  };
}
