import { sql } from "kysely";
import { maskName } from "../../core/identifiers/index.ts";
import type { Statement } from "../../platform/db/index.ts";
import { invalidatePages } from "../../platform/http/index.ts";
import type { House } from "../house.ts";
import type { Matter, VerifiedKind, VerifyingHouse } from "../matters/index.ts";
import { casesWithOtherCopies, newCopies } from "./copies.ts";
import { casesWithOtherDocuments, writeDocuments, writeNewDocuments } from "./document-rows.ts";
import { type CaseOwn, type CasePersonal, EMPTY_CASE, evolveCase, evolveCasePersonal, leanCase, steadySince } from "./domain/own.ts";
import { starterOf } from "./domain/people/starter.ts";
import { casesNotHolding, holdFilesOf, holdNewFiles } from "./held-files.ts";
import { settleConsents } from "./reuse/consent.ts";

export const CASE_KIND_NAME = "case";
/** Tag of the public pages that list results. */
const PUBLIC_PAGES = "results";

/** Cases as a kind of matter: the fold of `domain/own.ts`, and the row that lists and look-ups read. */
export const caseKind = {
  name: CASE_KIND_NAME,
  listTable: "cases.case",
  initial: EMPTY_CASE,
  evolve: evolveCase,
  lean: leanCase,
  evolvePersonal: evolveCasePersonal,
  steadySince,
  writes(house: House, before: Matter<CaseOwn> | null, after: Matter<CaseOwn>) {
    return [
      before ? updateOf(house, after) : insertOf(house, [rowOf(house, after)]),
      ...holdNewFiles(house, before, after),
      ...newCopies(house, before, after),
      ...writeDocuments(house, before, after),
      ...settleConsents(house.region, before, after),
    ];
  },
  async tell(house: House, before: Matter<CaseOwn> | null, after: Matter<CaseOwn>) {
    const { own } = after.state;
    // A result that was published must stand on the public pages at once.
    if (own.publicResult && (before?.state.own.closedAt ?? null) !== own.closedAt)
      await invalidatePages(house.live, house.db, [PUBLIC_PAGES]);
  },
  async storeNew(house: House, matters: readonly Matter<CaseOwn>[]) {
    const rows = matters.map((matter) => rowOf(house, matter));
    await insertOf(house, rows).execute(house.db);
    await holdFilesOf(house, matters).execute(house.db);
    for (const matter of matters) for (const copies of newCopies(house, null, matter)) await copies.execute(house.db);
    await writeNewDocuments(house, matters);
  },
  async verifyOwn(house: VerifyingHouse, matters: readonly Matter<CaseOwn>[]) {
    const ids = matters.map((matter) => matter.id);
    const { rows } =
      await sql<CaseRecord>`select ${COLUMNS} from cases.case where region = ${house.region} and id = any(${ids}::uuid[])`.execute(
        house.db,
      );
    const stored = new Map(rows.map((row) => [row.id, JSON.stringify(normal(row))]));
    // Where the journal's personal part can't be read nobody can say what the row should show: not the same, and verify goes on.
    const isSame = (matter: Matter<CaseOwn>) =>
      "applicant" in matter.personal && stored.get(matter.id) === JSON.stringify(normal(rowOf(house, matter)));
    const unlike = matters.filter((matter) => !isSame(matter)).map((matter) => matter.id);
    return [
      ...new Set([
        ...unlike,
        ...(await casesNotHolding(house, matters)),
        ...(await casesWithOtherCopies(house, matters)),
        ...(await casesWithOtherDocuments(house, matters)),
      ]),
    ];
  },
};

/** The same, as the spine's registers hold kinds whose own state they don't look into. */
export const caseMatters = caseKind as unknown as VerifiedKind;

const COLUMNS = sql.raw(
  "id, version, application_number, number, item_code, item_version, item_name, kind, department, place, channel, state, outcome, applicant_masked, applicant_index, name_index, submitted_at, received_at, accepted_on, closed_at, public_result, starter",
);

interface CaseRecord {
  id: string;
  version: number;
  application_number: string;
  number: string | null;
  item_code: string;
  item_version: string;
  item_name: string;
  kind: string;
  department: string;
  place: string;
  channel: string;
  state: string;
  outcome: string | null;
  applicant_masked: string;
  applicant_index: Buffer;
  name_index: Buffer;
  submitted_at: Date;
  received_at: Date | null;
  accepted_on: string | null;
  closed_at: Date | null;
  public_result: boolean;
  starter: string | null;
}

function rowOf(house: Pick<House, "crypto">, matter: Matter<CaseOwn>): CaseRecord {
  const { own } = matter.state;
  const { applicant } = matter.personal as CasePersonal; // every case has one from its first event
  return {
    id: matter.id,
    version: matter.version,
    application_number: own.applicationNumber,
    number: own.number,
    item_code: own.item.code,
    item_version: own.item.versionId,
    item_name: own.item.name,
    kind: own.item.kind,
    department: own.item.department,
    place: own.window,
    channel: own.channel,
    state: own.state,
    outcome: own.outcome,
    applicant_masked: applicant.kind === "person" ? maskName(applicant.name) : applicant.name,
    applicant_index: applicantIndex(house, applicant.number),
    name_index: nameIndex(house, applicant.name),
    submitted_at: new Date(own.submittedAt),
    received_at: own.receivedAt ? new Date(own.receivedAt) : null,
    accepted_on: own.acceptedOn,
    closed_at: own.closedAt ? new Date(own.closedAt) : null,
    public_result: own.publicResult,
    starter: starterOf(Object.values(matter.state.tasks)),
  };
}

/** Look-up by the whole identity or credit number, without storing it. */
export function applicantIndex(house: Pick<House, "crypto">, number: string): Buffer {
  return house.crypto.blindIndex("cases.applicant-number", number.trim().toUpperCase());
}

export function nameIndex(house: Pick<House, "crypto">, name: string): Buffer {
  return house.crypto.blindIndex("cases.applicant-name", name.normalize("NFKC").replace(/\s+/g, ""));
}

function insertOf(house: House, rows: readonly CaseRecord[]): Statement {
  return sql`insert into cases.case (region, ${COLUMNS}) select ${house.region}, id, version, application_number, number, item_code, item_version, item_name, kind, department,
      place, channel, state, outcome, applicant_masked, decode(applicant_index, 'hex'), decode(name_index, 'hex'), submitted_at, received_at, accepted_on, closed_at, public_result, starter
    from json_to_recordset(${JSON.stringify(rows.map(normal))}::json) as c (id uuid, version int, application_number text, number text, item_code text, item_version uuid,
      item_name text, kind text, department text, place text, channel text, state text, outcome text, applicant_masked text, applicant_index text, name_index text,
      submitted_at timestamptz, received_at timestamptz, accepted_on date, closed_at timestamptz, public_result boolean, starter uuid)`;
}

/** Only what can change after submission. */
function updateOf(house: House, { id, version, state: { own, tasks } }: Matter<CaseOwn>): Statement {
  return sql`update cases.case set version = ${version}, number = ${own.number}, state = ${own.state}, outcome = ${own.outcome}, received_at = ${own.receivedAt}, accepted_on = ${own.acceptedOn}, closed_at = ${own.closedAt}, starter = ${starterOf(Object.values(tasks))}
    where region = ${house.region} and id = ${id}`;
}

function normal(row: CaseRecord) {
  return { ...row, applicant_index: row.applicant_index.toString("hex"), name_index: row.name_index.toString("hex") };
}
