import { availableParallelism } from "node:os";
import { sql } from "kysely";
import { GENESIS } from "./domain/chain.ts";
import { verifySeals } from "./seal.ts";
import { inParts, inSnapshot, MOST_FAULTS, mergeReports, type VerifyFault, type VerifyingHouse, type VerifyReport } from "./verify.ts";
import type { IdRange } from "./verify-rows.ts";

const MOST_PARTS = 4;

/** What `verifyJournal` takes of the pool at once: one connection a part, and the one that holds the snapshot. */
export const JOURNAL_CONNECTIONS = MOST_PARTS + 1;

/**
 * Proves the journal alone, without folding it: every event's hash, the links between them, the heads and the seals. The database computes the hashes
 * itself, on as many of its processors as there are, so this is a second, independent reading of the rule in `domain/chain.ts`, and fast enough to run
 * every night over years of cases.
 */
export async function verifyJournal(house: VerifyingHouse): Promise<VerifyReport> {
  const part = (range: IdRange, snapshot: string) => inSnapshot(house, snapshot, (own) => verifyPart(own, range));
  return inParts(house, Math.min(MOST_PARTS, availableParallelism()), part, async (within) => {
    const report: VerifyReport = { matters: 0, events: 0, seals: 0, faults: [] };
    await verifySeals(within, report);
    return report;
  });
}

async function verifyPart(house: VerifyingHouse, range: IdRange): Promise<VerifyReport> {
  const events = await verifyEvents(house, range);
  return mergeReports([events, await verifyHeads(house, range)]);
}

interface Walked {
  events: number;
  wrong: { matter: string; sequence: number; hash: boolean; chain: boolean; gap: boolean }[] | null;
}

/** One walk over the events in the order of their chains: each has the hash of its content, names its predecessor's, and numbers have no gap. */
async function verifyEvents({ db, region }: VerifyingHouse, range: IdRange): Promise<VerifyReport> {
  const { rows } = await sql<Walked>`
    select count(*) as events, (array_agg(json_build_object('matter', matter, 'sequence', sequence, 'hash', hashed, 'chain', chained, 'gap', gap))
      filter (where not hashed or not chained or gap))[1:${sql.lit(MOST_FAULTS)}] as wrong
    from (
      select matter, sequence, previous = lag(hash, 1, ${GENESIS}) over chain as chained, sequence <> lag(sequence, 1, 0) over chain + 1 as gap,
        hash = sha256(convert_to(
          encode(previous, 'hex') || E'\n' || region || E'\n' || matter || E'\n' || sequence || E'\n' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
          || E'\n' || type || E'\n' || actor::text || E'\n' || data::text || E'\n' || case when personal is null then '-' else encode(sha256(personal), 'hex') end, 'UTF8')) as hashed
      from matters.event where region = ${region} ${within("matter", range)} window chain as (partition by matter order by sequence)) walked`.execute(
    db,
  );
  const { events = 0, wrong = null } = rows[0] ?? {};
  const faults = (wrong ?? []).flatMap(({ matter, sequence, hash, chain, gap }): VerifyFault[] => [
    ...(hash ? [] : [{ matter, sequence, fault: "hash" } as const]),
    ...(gap ? [{ matter, sequence, fault: "sequence" } as const] : []),
    ...(chain || gap ? [] : [{ matter, sequence, fault: "chain" } as const]),
  ]);
  return { matters: 0, events, seals: 0, faults };
}

/** The matter's row names its last event. */
async function verifyHeads({ db, region }: VerifyingHouse, range: IdRange): Promise<VerifyReport> {
  const { rows } = await sql<{ matters: number; wrong: string[] | null }>`
    select count(*) as matters, (array_agg(m.id) filter (where e.hash is distinct from m.head))[1:${sql.lit(MOST_FAULTS)}] as wrong
    from matters.matter m left join matters.event e on e.region = m.region and e.matter = m.id and e.sequence = m.version
    where m.region = ${region} ${within("m.id", range)}`.execute(db);
  const { matters = 0, wrong = null } = rows[0] ?? {};
  return { matters, events: 0, seals: 0, faults: (wrong ?? []).map((matter) => ({ matter, sequence: 0, fault: "head" })) };
}

function within(column: string, { after, upto }: IdRange) {
  const id = sql.raw(column);
  return sql`${after === null ? sql`` : sql`and ${id} > ${after}`} ${upto === null ? sql`` : sql`and ${id} <= ${upto}`}`;
}
