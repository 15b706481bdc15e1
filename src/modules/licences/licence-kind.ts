import { maskName } from "../../core/identifiers/index.ts";
import { holdFiles } from "../../platform/files/index.ts";
import { invalidatePages } from "../../platform/http/index.ts";
import { normalText, termsOf } from "../../platform/search-terms.ts";
import { applicantIndex, nameIndex, plainNumber } from "../cases/index.ts";
import type { House } from "../house.ts";
import type { Matter, VerifiedKind, VerifyingHouse } from "../matters/index.ts";
import { EMPTY_LICENCE, evolveLicence, evolveLicencePersonal, type LicenceOwn, type LicencePersonal, leanLicence } from "./domain/own.ts";
import { nextReminder } from "./domain/standing.ts";
import { casesWithoutLicence, licencesWithoutDocument } from "./prove-register.ts";
import { insertLicence, type LicenceRecord, licenceRecords, type PaperRecord, paperRecords, putPapers, updateLicence } from "./store.ts";

export const LICENCE_KIND_NAME = "licence";
/** As what a licence holds the files of its papers. */
const HOLDER = "licence";
/** Tag of the public pages that list results and licences. */
const PUBLIC_PAGES = "results";

/** Licences (证照) as a kind of matter: the fold of `domain/own.ts`, the row of the register, and the papers of what was done to them. */
export const licenceKind = {
  name: LICENCE_KIND_NAME,
  listTable: "licences.licence",
  initial: EMPTY_LICENCE,
  evolve: evolveLicence,
  lean: leanLicence,
  evolvePersonal: evolveLicencePersonal,
  writes(house: House, before: Matter<LicenceOwn> | null, after: Matter<LicenceOwn>) {
    const known = before?.state.own.papers ?? {};
    const added = papersOf(after).filter(({ id }) => !(id in known));
    const files = added.flatMap(({ id }) => filesOf(after.state.own, id));
    return [
      (before ? updateLicence : insertLicence)(house, rowOf(house, after)),
      ...(added.length > 0
        ? [putPapers(house, added), holdFiles([{ kind: HOLDER, owner: after.id, hashes: files }], house.clock.now())]
        : []),
    ];
  },
  async tell(house: House, _before: Matter<LicenceOwn> | null, after: Matter<LicenceOwn>) {
    if (after.state.own.listed) await invalidatePages(house.live, house.db, [PUBLIC_PAGES]);
  },
  async verifyOwn(house: VerifyingHouse, matters: readonly Matter<LicenceOwn>[]) {
    const ids = matters.map(({ id }) => id);
    const rows = new Map((await licenceRecords(house, ids)).map((row) => [row.id, row]));
    const papers = await paperRecords(house, ids);
    const same = (matter: Matter<LicenceOwn>) =>
      "holder" in matter.personal &&
      JSON.stringify(rows.get(matter.id)) === JSON.stringify(rowOf(house, matter)) &&
      JSON.stringify(papers.filter(({ licence }) => licence === matter.id)) === JSON.stringify(papersOf(matter));
    const paperless = new Set(await licencesWithoutDocument(house, [...rows.values()]));
    return matters.filter((matter) => paperless.has(matter.id) || !same(matter)).map(({ id }) => id);
  },
  verifyFollowed: casesWithoutLicence,
};

/** The same, as the spine's registers hold kinds whose own state they don't look into. */
export const licenceMatters = licenceKind as unknown as VerifiedKind;

function rowOf(house: Pick<House, "crypto">, matter: Matter<LicenceOwn>): LicenceRecord {
  const { own } = matter.state;
  const { holder } = matter.personal as LicencePersonal; // every licence has one from its first event
  const shown = holder.kind === "person" ? maskName(holder.name) : holder.name;
  const text = normalText(
    [own.number, own.name, own.item.name, ...(holder.kind === "person" ? [] : [holder.name, holder.number])].join(" "),
  );
  return {
    id: matter.id,
    version: matter.version,
    number: own.number,
    number_key: plainNumber(own.number),
    name: own.name,
    item_code: own.item.code,
    item_name: own.item.name,
    department: own.department,
    case_id: own.case.id,
    case_number: own.case.number,
    document: own.document,
    pdf: own.pdf,
    holder_shown: shown,
    holder_kind: holder.kind,
    credit_code: holder.kind === "organisation" ? holder.number : null,
    holder_index: applicantIndex(house, holder.number).toString("hex"),
    name_index: nameIndex(house, holder.name).toString("hex"),
    issued_on: own.issuedOn,
    valid_from: own.validFrom,
    valid_until: own.validUntil,
    state: own.state,
    listed: own.listed,
    replaces: own.replaces,
    replaced_by: own.replacedBy?.id ?? null,
    proposed: own.proposal !== null,
    renewal_case: own.renewal?.caseId ?? null,
    deemed_on: own.deemedOn,
    remind_on: nextReminder(own, own.reminded)?.on ?? null,
    search_text: text,
    search_terms: termsOf(text),
  };
}

function papersOf({ id: licence, state }: Matter<LicenceOwn>): PaperRecord[] {
  return Object.entries(state.own.papers)
    .map(([id, { code, name, number, check, at, pdf }]) => ({
      id,
      licence,
      code,
      name,
      number,
      check_code: check,
      issued_at: new Date(at).toISOString(),
      pdf,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function filesOf({ papers }: LicenceOwn, id: string): string[] {
  const paper = papers[id];
  return paper ? [paper.pdf, paper.docx] : [];
}
