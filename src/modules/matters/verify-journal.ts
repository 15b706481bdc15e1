import { sql } from "kysely";
import { GENESIS } from "./domain/chain.ts";
import { verifySeals } from "./seal.ts";
import { inSnapshot, MOST_FAULTS, type VerifyFault, type VerifyingHouse, type VerifyReport } from "./verify.ts";

/**
 * Proves the journal alone, without folding it: every event's hash, the links between them, the heads and the seals. The database computes the hashes
 * itself, so this is a second, independent reading of the rule in `domain/chain.ts`, and fast enough to run every night over years of cases.
 */
export async function verifyJournal(house: VerifyingHouse): Promise<VerifyReport> {
  return inSnapshot(house, null, async (within) => {
    const report: VerifyReport = { matters: 0, events: 0, seals: 0, faults: [] };
    await sql`set local work_mem = '128MB'`.execute(within.db);
    await countAndHash(within, report);
    await follow(within, report);
    await verifySeals(within, report);
    return report;
  });
}

async function countAndHash({ db, region }: VerifyingHouse, report: VerifyReport): Promise<void> {
  const { rows } = await sql<{ matters: number; events: number }>`
    select (select count(*) from matters.matter where region = ${region}) as matters, count(*) as events from matters.event where region = ${region}`.execute(
    db,
  );
  report.matters = rows[0]?.matters ?? 0;
  report.events = rows[0]?.events ?? 0;
  const { rows: wrong } = await sql<{ matter: string; sequence: number }>`
    select matter, sequence from matters.event
    where region = ${region} and hash <> sha256(convert_to(
      encode(previous, 'hex') || E'\n' || region || E'\n' || matter || E'\n' || sequence || E'\n' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      || E'\n' || type || E'\n' || actor::text || E'\n' || data::text || E'\n' || case when personal is null then '-' else encode(sha256(personal), 'hex') end, 'UTF8'))
    limit ${MOST_FAULTS}`.execute(db);
  report.faults.push(...wrong.map((row): VerifyFault => ({ ...row, fault: "hash" })));
}

/** Each event names its predecessor's hash, numbers have no gap, and the matter's row names the last one. */
async function follow({ db, region }: VerifyingHouse, report: VerifyReport): Promise<void> {
  const { rows } = await sql<{ matter: string; sequence: number; gap: boolean }>`
    select matter, sequence, sequence <> coalesce(earlier, 0) + 1 as gap from (
      select matter, sequence, previous, lag(hash) over chain as before, lag(sequence) over chain as earlier
      from matters.event where region = ${region} window chain as (partition by matter order by sequence)) linked
    where previous <> coalesce(before, ${GENESIS}) or sequence <> coalesce(earlier, 0) + 1
    limit ${MOST_FAULTS}`.execute(db);
  report.faults.push(...rows.map(({ matter, sequence, gap }): VerifyFault => ({ matter, sequence, fault: gap ? "sequence" : "chain" })));
  const { rows: heads } = await sql<{ id: string }>`
    select m.id from matters.matter m left join matters.event e on e.region = m.region and e.matter = m.id and e.sequence = m.version
    where m.region = ${region} and e.hash is distinct from m.head limit ${MOST_FAULTS}`.execute(db);
  report.faults.push(...heads.map(({ id }): VerifyFault => ({ matter: id, sequence: 0, fault: "head" })));
}
