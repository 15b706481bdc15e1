import { addDays } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { isBackwards, type KeysetPage, type KeysetPlace, keysetPage, readCursor } from "../../platform/db/index.ts";
import { termsAsked } from "../../platform/search-terms.ts";
import { applicantIndex, nameIndex } from "../cases/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { Org, PersonActor } from "../identity/shared.ts";
import { EXPIRING_DAYS, standingOn } from "./domain/standing.ts";
import type { LicenceRow, ListedStanding } from "./shared.ts";
import { type LicenceRecord, type ListFilter, listedLicences } from "./store.ts";
import { reachOf } from "./visibility.ts";

export interface LicenceQuery extends KeysetPlace {
  /** Words of the number, the licence, the item, or an organisation's name; whole words in any order. */
  text?: string | undefined;
  department?: string | undefined;
  item?: string | undefined;
  standing?: ListedStanding | undefined;
  /** 1–100 rows; exports take more (`MOST_EXPORTED`). */
  limit: number;
}

const MOST_ON_A_PAGE = 100;
/** Rows of one table file; a longer list is taken by department or standing. */
export const MOST_EXPORTED = 5000;

/** 证照公开: licences of items whose results are public, with persons' names masked (行政许可法 40; 六(五)). One query, two where words are asked for. */
export function publicLicences(house: House, query: LicenceQuery): Promise<KeysetPage<LicenceRow>> {
  const departments = query.department ? [query.department] : null;
  return listed(house, query, { departments, atDesk: false }, Math.min(query.limit, MOST_EXPORTED));
}

/** The register at the desk: of the departments the reader's right reaches; a whole name or number finds its holder too. One query, two where words are asked for. */
export async function licenceList(
  house: House,
  actor: PersonActor,
  query: LicenceQuery & { proposedOnly?: boolean | undefined },
): Promise<KeysetPage<LicenceRow>> {
  const reach = reachOf(actor);
  const text = (query.text ?? "").trim();
  const within = query.department ? [query.department].filter((org) => reach === "everything" || reach.includes(org)) : reach;
  const filter = {
    departments: within === "everything" ? null : within,
    atDesk: true,
    proposedOnly: query.proposedOnly ?? false,
    holder: text === "" ? undefined : { number: applicantIndex(house, text), name: nameIndex(house, text) },
  };
  return listed(house, query, filter, Math.min(query.limit, MOST_ON_A_PAGE));
}

async function listed(
  house: House,
  query: LicenceQuery,
  filter: Pick<ListFilter, "departments" | "atDesk" | "proposedOnly" | "holder">,
  most: number,
): Promise<KeysetPage<LicenceRow>> {
  const limit = Math.max(1, most);
  const today = dayOf(house.clock.now());
  const cursor = readCursor(query.after ?? query.before, ["day", "uuid"]);
  const [rows, byCode] = await Promise.all([
    listedLicences(
      house,
      { ...filter, item: query.item, standing: query.standing, ...termsAsked(query.text ?? "") },
      { cursor, back: isBackwards(query), limit: limit + 1 },
      { today, soon: addDays(today, EXPIRING_DAYS) },
    ),
    orgs(house),
  ]);
  const page = keysetPage(rows, cursor ? query : {}, limit, (row) => row.cursor);
  return { ...page, rows: page.rows.map((row) => rowShown(row, today, byCode)) };
}

export function rowShown(row: LicenceRecord, today: string, byCode: ReadonlyMap<string, Org>): LicenceRow {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    itemCode: row.item_code,
    itemName: row.item_name,
    department: row.department,
    departmentName: byCode.get(row.department)?.name ?? row.department,
    holder: row.holder_shown,
    creditCode: row.credit_code,
    issuedOn: row.issued_on,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    standing: standingOn({ state: row.state, validUntil: row.valid_until, deemedOn: row.deemed_on }, today),
    proposed: row.proposed,
  };
}
