import { sql } from "kysely";
import { maskName } from "../../core/identifiers/index.ts";
import type { Statement } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { Matter } from "../matters/index.ts";
import type { CaseOwn, CasePersonal } from "./domain/own.ts";

/** A row of cases.document, as JSON gives it to the database. */
interface DocumentRecord {
  id: string;
  case_id: string;
  code: string;
  name: string;
  number: string;
  check_code: string;
  item_code: string;
  item_name: string;
  department: string;
  applicant_masked: string;
  audience: string;
  issued_at: string;
  valid_until: string | null;
  state: string;
  pdf: string;
}

const COLUMNS = sql.raw(
  "id, case_id, code, name, number, check_code, item_code, item_name, department, applicant_masked, audience, issued_at, valid_until, state, pdf",
);

function recordsOf(matter: Matter<CaseOwn>): DocumentRecord[] {
  const { own } = matter.state;
  const { applicant } = matter.personal as CasePersonal; // every case has one from its first event
  return Object.entries(own.documents ?? {}).map(([id, paper]) => ({
    id,
    case_id: matter.id,
    code: paper.code,
    name: paper.name,
    number: paper.number,
    check_code: paper.check,
    item_code: own.item.code,
    item_name: own.item.name,
    department: own.item.department,
    applicant_masked: applicant.kind === "person" ? maskName(applicant.name) : applicant.name,
    audience: paper.audience,
    issued_at: paper.at,
    valid_until: paper.validUntil,
    state: paper.state,
    pdf: paper.pdf,
  }));
}

/** Rows of the documents that an act made or changed. */
export function writeDocuments(house: House, before: Matter<CaseOwn> | null, after: Matter<CaseOwn>): Statement[] {
  if ((before?.state.own.documents ?? undefined) === after.state.own.documents) return [];
  const known = before?.state.own.documents ?? {};
  const changed = recordsOf(after).filter(({ id, state }) => known[id]?.state !== state);
  return changed.length > 0 ? [put(house, changed)] : [];
}

/** Rows of all documents of many new cases. */
export async function writeNewDocuments(house: House, matters: readonly Matter<CaseOwn>[]): Promise<void> {
  const records = matters.flatMap(recordsOf);
  if (records.length > 0) await put(house, records).execute(house.db);
}

function put(house: House, records: readonly DocumentRecord[]): Statement {
  return sql`insert into cases.document (region, ${COLUMNS}) select ${house.region}, id, case_id, code, name, number, check_code, item_code, item_name,
      department, applicant_masked, audience, issued_at, valid_until, state, decode(pdf, 'hex')
    from json_to_recordset(${JSON.stringify(records)}::json) as d (id uuid, case_id uuid, code text, name text, number text, check_code text, item_code text,
      item_name text, department text, applicant_masked text, audience text, issued_at timestamptz, valid_until date, state text, pdf text)
    on conflict (region, id) do update set state = excluded.state`;
}

/** What a register above the cases holds of a document; `ended`: its case was ended without a result. Hash in hex, day as YYYY-MM-DD. */
export interface DocumentRow {
  id: string;
  caseId: string;
  number: string;
  pdf: string;
  validUntil: string | null;
  state: "issued" | "replaced" | "void";
  ended: boolean;
}

/** Documents of a kind, some by their ids or all in order of theirs, page by page. For proving registers that follow from them. */
export async function documentRows(
  { db, region }: Pick<House, "db" | "region">,
  code: string,
  which: { ids: readonly string[] } | { after: string | null; limit: number },
): Promise<DocumentRow[]> {
  const where =
    "ids" in which
      ? sql`and d.id = any(${which.ids}::uuid[])`
      : sql`${which.after === null ? sql`` : sql`and d.id > ${which.after}::uuid`} order by d.id limit ${which.limit}`;
  const { rows } = await sql<DocumentRow>`
    select d.id, d.case_id as "caseId", d.number, encode(d.pdf, 'hex') as pdf, d.valid_until::text as "validUntil", d.state, c.state in ('terminated', 'voided') as ended
    from cases.document d join cases.case c on c.region = d.region and c.id = d.case_id
    where d.region = ${region} and d.code = ${code} ${where}`.execute(db);
  return rows;
}

/** Ids of the cases whose rows aren't what their state says. */
export async function casesWithOtherDocuments(house: Pick<House, "db" | "region">, matters: readonly Matter<CaseOwn>[]): Promise<string[]> {
  const ids = matters.map((matter) => matter.id);
  const { rows } = await sql<{
    case_id: string;
    line: string;
  }>`select case_id, concat_ws('|', id, code, name, number, check_code, item_code, item_name, department,
      applicant_masked, audience, extract(epoch from issued_at)::numeric(16, 3), valid_until, state, encode(pdf, 'hex')) as line
    from cases.document where region = ${house.region} and case_id = any(${ids}::uuid[])`.execute(house.db);
  const stored = new Map<string, Set<string>>();
  for (const { case_id, line } of rows) stored.set(case_id, (stored.get(case_id) ?? new Set()).add(line));
  return matters
    .filter((matter) => {
      const lines = "applicant" in matter.personal ? recordsOf(matter).map(lineOf) : [];
      const has = stored.get(matter.id) ?? new Set();
      return has.size !== lines.length || lines.some((line) => !has.has(line));
    })
    .map((matter) => matter.id);
}

function lineOf(row: DocumentRecord): string {
  const seconds = (new Date(row.issued_at).getTime() / 1000).toFixed(3);
  const parts = [
    row.id,
    row.code,
    row.name,
    row.number,
    row.check_code,
    row.item_code,
    row.item_name,
    row.department,
    row.applicant_masked,
  ];
  // concat_ws leaves out what is null.
  return [...parts, row.audience, seconds, ...(row.valid_until === null ? [] : [row.valid_until]), row.state, row.pdf].join("|");
}
