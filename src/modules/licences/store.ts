import { type RawBuilder, sql } from "kysely";
import type { LocalDate } from "../../core/calendar/index.ts";
import type { Statement } from "../../platform/db/index.ts";
import { plainNumber } from "../cases/index.ts";
import type { House } from "../house.ts";
import type { LicenceState, ListedStanding } from "./shared.ts";

/** licences.licence as it is written; every column follows from the fold. Hashes and indexes in hex. */
export interface LicenceRecord {
  id: string;
  version: number;
  number: string;
  number_key: string;
  name: string;
  item_code: string;
  item_name: string;
  department: string;
  case_id: string;
  case_number: string;
  document: string;
  pdf: string;
  holder_shown: string;
  holder_kind: "person" | "organisation";
  credit_code: string | null;
  holder_index: string;
  name_index: string;
  issued_on: LocalDate;
  valid_from: LocalDate;
  valid_until: LocalDate | null;
  state: LicenceState;
  listed: boolean;
  replaces: string | null;
  replaced_by: string | null;
  proposed: boolean;
  renewal_case: string | null;
  deemed_on: LocalDate | null;
  remind_on: LocalDate | null;
  search_text: string;
  search_terms: string[];
}

export interface PaperRecord {
  id: string;
  licence: string;
  code: string;
  name: string;
  number: string;
  check_code: string;
  issued_at: string;
  pdf: string;
}

const READ =
  sql.raw(`l.id, l.version, l.number, l.number_key, l.name, l.item_code, l.item_name, l.department, l.case_id, l.case_number, l.document, encode(l.pdf, 'hex') as pdf,
  l.holder_shown, l.holder_kind, l.credit_code, encode(l.holder_index, 'hex') as holder_index, encode(l.name_index, 'hex') as name_index,
  l.issued_on::text as issued_on, l.valid_from::text as valid_from, l.valid_until::text as valid_until, l.state, l.listed, l.replaces, l.replaced_by,
  l.proposed, l.renewal_case, l.deemed_on::text as deemed_on, l.remind_on::text as remind_on, l.search_text, l.search_terms`);

export function insertLicence({ region }: House, row: LicenceRecord): Statement {
  return sql`insert into licences.licence (region, id, version, number, number_key, name, item_code, item_name, department, case_id, case_number, document, pdf, holder_shown,
      holder_kind, credit_code, holder_index, name_index, issued_on, valid_from, valid_until, state, listed, replaces, replaced_by, proposed, renewal_case, deemed_on,
      remind_on, search_text, search_terms)
    values (${region}, ${row.id}, ${row.version}, ${row.number}, ${row.number_key}, ${row.name}, ${row.item_code}, ${row.item_name}, ${row.department}, ${row.case_id},
      ${row.case_number}, ${row.document}, decode(${row.pdf}, 'hex'), ${row.holder_shown}, ${row.holder_kind}, ${row.credit_code}, decode(${row.holder_index}, 'hex'),
      decode(${row.name_index}, 'hex'), ${row.issued_on}, ${row.valid_from}, ${row.valid_until}, ${row.state}, ${row.listed}, ${row.replaces}, ${row.replaced_by},
      ${row.proposed}, ${row.renewal_case}, ${row.deemed_on}, ${row.remind_on}, ${row.search_text}, ${row.search_terms}::text[])`;
}

/** Only what can change after the registration. */
export function updateLicence({ region }: House, row: LicenceRecord): Statement {
  return sql`update licences.licence set version = ${row.version}, number = ${row.number}, number_key = ${row.number_key}, name = ${row.name}, document = ${row.document}, pdf = decode(${row.pdf}, 'hex'),
      issued_on = ${row.issued_on}, valid_from = ${row.valid_from}, valid_until = ${row.valid_until}, state = ${row.state}, listed = ${row.listed},
      replaced_by = ${row.replaced_by}, proposed = ${row.proposed}, renewal_case = ${row.renewal_case}, deemed_on = ${row.deemed_on},
      remind_on = ${row.remind_on}, search_text = ${row.search_text}, search_terms = ${row.search_terms}::text[]
    where region = ${region} and id = ${row.id}`;
}

export function putPapers({ region }: House, rows: readonly PaperRecord[]): Statement {
  return sql`insert into licences.paper (region, id, licence, code, name, number, check_code, issued_at, pdf)
    select ${region}, id, licence, code, name, number, check_code, issued_at, decode(pdf, 'hex')
    from json_to_recordset(${JSON.stringify(rows)}::json) as p (id uuid, licence uuid, code text, name text, number text, check_code text, issued_at timestamptz, pdf text)`;
}

type Reading = Pick<House, "db" | "region">;

export async function licenceRecords(house: Reading, ids: readonly string[]): Promise<LicenceRecord[]> {
  return recordsWhere(house, sql`l.id = any(${ids}::uuid[])`);
}

/** The licences that a case has given, or one by its paper's document. */
export async function licencesOfCase(house: Reading, caseId: string): Promise<LicenceRecord[]> {
  return recordsWhere(house, sql`l.case_id = ${caseId}`);
}

export async function licenceOfDocument(house: Reading, document: string): Promise<LicenceRecord | null> {
  return (await recordsWhere(house, sql`l.document = ${document}`))[0] ?? null;
}

/** By its number as it is printed; of two of one number (none should be) the newest. */
export async function licenceByNumber(house: Reading, number: string): Promise<LicenceRecord | null> {
  return (
    (await recordsWhere(house, sql`l.number_key = ${plainNumber(number)}`, sql`order by l.issued_on desc, l.id desc limit 1`))[0] ?? null
  );
}

async function recordsWhere(house: Reading, where: RawBuilder<unknown>, order = sql`order by l.issued_on, l.id limit 1000`) {
  const { rows } =
    await sql<LicenceRecord>`select ${READ} from licences.licence l where l.region = ${house.region} and ${where} ${order}`.execute(
      house.db,
    );
  return rows;
}

/** Has the case that gave a licence looked at again. */
export async function noteCaseOf({ db, region }: Reading, licence: string): Promise<void> {
  await sql`insert into licences.pending (region, case_id, version) select region, case_id, 0 from licences.licence where region = ${region} and id = ${licence}
    on conflict (region, case_id) do update set version = pending.version + 1`.execute(db);
}

export async function paperRecords(house: Reading, licences: readonly string[]): Promise<PaperRecord[]> {
  const { rows } = await sql<PaperRecord & { issued_at: unknown }>`
    select id, licence, code, name, number, check_code, to_char(issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as issued_at, encode(pdf, 'hex') as pdf
    from licences.paper where region = ${house.region} and licence = any(${licences}::uuid[]) order by id`.execute(house.db);
  return rows;
}

export interface ListFilter {
  /** Departments whose licences are listed; null: of all. */
  departments: readonly string[] | null;
  /** Left out: only what stands on the public list. */
  atDesk: boolean;
  item?: string | undefined;
  standing?: ListedStanding | undefined;
  proposedOnly?: boolean;
  words: readonly string[];
  terms: readonly string[];
  /** Blind indexes of a whole number or name; at the desk only. */
  holder?: { number: Buffer; name: Buffer } | undefined;
}

export interface ListPlace {
  cursor: readonly string[] | null;
  back: boolean;
  limit: number;
}

export type ListedLicence = LicenceRecord & { cursor: string };

/** By the last day where one asks what ends or has ended by itself, the soonest first; else the newest first. */
export function isByEnd(standing: ListedStanding | undefined): boolean {
  return standing === "expiring" || standing === "expired";
}

/** So many finds are put in order by themselves; of more, the list's own order meets the next page soon. */
const FEW = 1000;

/** One page of the register, one row more than asked for. Each department gives its own first rows by index, so the cost doesn't grow with the register. */
export async function listedLicences(
  house: House,
  filter: ListFilter,
  { cursor, back, limit }: ListPlace,
  days: { today: LocalDate; soon: LocalDate },
): Promise<ListedLicence[]> {
  const db = filter.atDesk ? house.db : (house.readDb ?? house.db);
  const found = filter.terms.length === 0 ? null : await foundIds({ db, region: house.region }, filter);
  const byEnd = isByEnd(filter.standing);
  const [day, id] = cursor ?? [];
  const key = byEnd ? sql.raw("l.valid_until") : sql.raw("l.issued_on");
  const rising = byEnd !== back;
  const beyond = cursor ? sql`and (${key}, l.id) ${rising ? sql`>` : sql`<`} (${day}::date, ${id}::uuid)` : sql``;
  const order = rising ? sql`order by ${key}, l.id` : sql`order by ${key} desc, l.id desc`;
  const where = sql`l.region = ${house.region} ${filter.atDesk ? sql`` : sql`and l.listed and l.state <> 'void'`}
    ${filter.proposedOnly ? sql`and l.proposed` : sql``} ${filter.item ? sql`and l.item_code = ${filter.item}` : sql``}
    ${standingIs(filter.standing, days)} ${found ? sql`and l.id = any(${found}::uuid[])` : matching(filter)} ${beyond}`;
  const source = filter.departments
    ? sql`(select distinct unnest(${filter.departments}::text[]) as code) d cross join lateral (
        select l.* from licences.licence l where l.department = d.code and ${where} ${order} limit ${limit}) l`
    : sql`licences.licence l where ${where}`;
  const { rows } = await sql<ListedLicence>`
    select ${READ}, coalesce(${key}::text, 'infinity') || '|' || l.id as cursor from ${source} ${order} limit ${limit}`.execute(db);
  return rows;
}

/** What the words and the holder find, where it is little; null where it is much. Asked apart, so that words few licences hold never cost a walk through all. */
async function foundIds({ db, region }: Reading, { words, terms, holder }: ListFilter): Promise<string[] | null> {
  const ways = [inText(words, terms), ...(holder ? [sql`l.holder_index = ${holder.number}`, sql`l.name_index = ${holder.name}`] : [])];
  const asked = ways.map((way) => sql`(select l.id from licences.licence l where l.region = ${region} and ${way} limit ${FEW + 1})`);
  const { rows } = await sql<{ id: string }>`${sql.join(asked, sql` union `)}`.execute(db);
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}

function inText(words: readonly string[], terms: readonly string[]): RawBuilder<unknown> {
  const held = words.map((word) => sql`and position(${word} in l.search_text) > 0`);
  return sql`l.search_terms @> ${terms}::text[] ${sql.join(held, sql` `)}`;
}

function standingIs(standing: ListedStanding | undefined, { today, soon }: { today: LocalDate; soon: LocalDate }): RawBuilder<unknown> {
  if (standing === undefined) return sql``;
  if (standing === "valid")
    return sql`and l.state = 'valid' and (l.valid_until is null or l.valid_until >= ${today} or l.deemed_on is not null)`;
  if (standing === "expiring") return sql`and l.state = 'valid' and l.valid_until between ${today} and ${soon} and l.deemed_on is null`;
  if (standing === "expired") return sql`and l.state = 'valid' and l.valid_until < ${today} and l.deemed_on is null`;
  return sql`and l.state = ${standing}`;
}

function matching({ words, terms, holder }: ListFilter): RawBuilder<unknown> {
  if (terms.length === 0) return sql``;
  if (!holder) return sql`and ${inText(words, terms)}`;
  return sql`and ((${inText(words, terms)}) or l.holder_index = ${holder.number} or l.name_index = ${holder.name})`;
}
