import { sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import { checkCode, checkDocument, type DocumentChecked, plainNumber } from "../cases/index.ts";
import type { CheckedDocument } from "../cases/shared.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { readMatter } from "../matters/index.ts";
import { standingOn } from "./domain/standing.ts";
import { licenceKind } from "./licence-kind.ts";
import type { LicenceStatus } from "./shared.ts";
import { licenceOfDocument, licenceRecords } from "./store.ts";

export type PaperChecked = { ok: true; document: CheckedDocument; licence: LicenceStatus | null } | Extract<DocumentChecked, { ok: false }>;

/**
 * What the code on a paper says of it, asked by anybody (核验): of a document of a case, and where it is a licence how that stands today; of the
 * decision that ended a licence.
 */
export async function checkPaper(house: House, ask: { check: string; number?: string; ip: string }): Promise<PaperChecked> {
  const found = await checkDocument(house, ask);
  if (!found.ok) return found.code === "documents/unknown" ? endingPaper(house, ask) : found;
  const row = await licenceOfDocument(house, found.id);
  return { ok: true, document: found.document, licence: row ? await statusOf(house, row.id) : null };
}

/** The paper of an ending; asked after the case's own documents, so the look was counted already. */
async function endingPaper(house: House, { check, number }: { check: string; number?: string }): Promise<PaperChecked> {
  const { rows } = await sql<{ licence: string; name: string; number: string; issued_on: string }>`
    select licence, name, number, to_char(issued_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as issued_on from licences.paper
    where region = ${house.region} and check_code = ${checkCode(check)}`.execute(house.db);
  const [paper] = rows;
  const [licence] = paper ? await licenceRecords(house, [paper.licence]) : [];
  if (!paper || !licence || (number !== undefined && plainNumber(number) !== plainNumber(paper.number)))
    return { ok: false, code: "documents/unknown" };
  const departmentName = (await orgs(house)).get(licence.department)?.name ?? licence.department;
  const document: CheckedDocument = {
    name: paper.name,
    number: paper.number,
    itemName: `${licence.name} ${licence.number}`,
    departmentName,
    applicantMasked: licence.holder_shown,
    issuedOn: paper.issued_on,
    validUntil: null,
    state: "issued",
  };
  return { ok: true, document, licence: null };
}

async function statusOf(house: House, id: string): Promise<LicenceStatus | null> {
  const matter = await readMatter(house, licenceKind, id);
  if (!matter) return null;
  const { own } = matter.state;
  return {
    standing: standingOn(own, dayOf(house.clock.now())),
    validFrom: own.validFrom,
    validUntil: own.validUntil,
    endedOn: own.ended?.on ?? null,
    replacedBy: own.replacedBy?.number ?? null,
  };
}
