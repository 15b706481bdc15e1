import { sql } from "kysely";
import { type DocumentRow, documentRows } from "../cases/index.ts";
import type { VerifyingHouse } from "../matters/index.ts";
import { LICENCE_PAPER } from "./domain/papers.ts";
import type { LicenceRecord } from "./store.ts";

const PAGE = 2000;

/** Of these licences, those whose document isn't their case's, or says something else. What the register has still to take over is no fault. */
export async function licencesWithoutDocument(house: VerifyingHouse, rows: readonly LicenceRecord[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const documents = new Map(
    (await documentRows(house, LICENCE_PAPER, { ids: rows.map(({ document }) => document) })).map((row) => [row.id, row]),
  );
  const unlike = rows.filter((row) => !isOf(row, documents.get(row.document)));
  const awaited = await awaitedOf(
    house,
    unlike.map((row) => row.case_id),
  );
  return unlike.filter((row) => !awaited.has(row.case_id)).map(({ id }) => id);
}

/** A licence says what its document says; one that holds has a document that holds. */
function isOf(licence: LicenceRecord, document: DocumentRow | undefined): boolean {
  if (!document || document.caseId !== licence.case_id) return false;
  const holds = document.state === "issued" && !document.ended;
  return (
    document.number === licence.number &&
    document.pdf === licence.pdf &&
    document.validUntil === licence.valid_until &&
    (holds || licence.state !== "valid")
  );
}

/** Cases that gave a licence which the register has neither taken over nor still to take over; at most so many. */
export async function casesWithoutLicence(house: VerifyingHouse, limit: number): Promise<string[]> {
  const found = new Set<string>();
  for (let after: string | null = null; found.size < limit; ) {
    const documents = await documentRows(house, LICENCE_PAPER, { after, limit: PAGE });
    for (const caseId of await unregistered(house, documents)) found.add(caseId);
    after = documents.at(-1)?.id ?? null;
    if (documents.length < PAGE) break;
  }
  return [...found].slice(0, limit);
}

async function unregistered(house: VerifyingHouse, documents: readonly DocumentRow[]): Promise<string[]> {
  const holding = documents.filter(({ state, ended }) => state === "issued" && !ended);
  const { rows } = await sql<{ document: string }>`
    select document from licences.licence where region = ${house.region} and document = any(${holding.map(({ id }) => id)}::uuid[])`.execute(
    house.db,
  );
  const registered = new Set(rows.map(({ document }) => document));
  const missing = holding.filter(({ id }) => !registered.has(id)).map(({ caseId }) => caseId);
  const awaited = await awaitedOf(house, missing);
  return missing.filter((caseId) => !awaited.has(caseId));
}

async function awaitedOf({ db, region }: VerifyingHouse, cases: readonly string[]): Promise<Set<string>> {
  if (cases.length === 0) return new Set();
  const { rows } = await sql<{ case_id: string }>`
    select case_id from licences.pending where region = ${region} and case_id = any(${cases}::uuid[])`.execute(db);
  return new Set(rows.map(({ case_id }) => case_id));
}
