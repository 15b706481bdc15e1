/** Every address of the public pages, spelled once. Others link to these: they don't change. */
import type { ItemFilter, SituationAnswers } from "../../modules/catalogue/shared.ts";
import { asFormData } from "./situation-form.ts";

/** Order of the filters in an address, so that one list has one address. */
export const FILTER_KEYS = [
  "class",
  "object",
  "sector",
  "department",
  "type",
  "theme",
  "initial",
  "text",
] as const satisfies (keyof ItemFilter)[];
export type FilterKey = (typeof FILTER_KEYS)[number];

/** A page of a list: the row it comes after or before, and the number of its first row, for the reader only. */
export interface ListPlace {
  after?: string;
  before?: string;
  from?: number;
}

function setPlace(query: URLSearchParams, { after, before, from }: ListPlace): void {
  if (after) query.set("after", after);
  else if (before) query.set("before", before);
  if (from) query.set("from", String(from));
}

interface LicenceFilter {
  text?: string;
  department?: string;
  standing?: string;
}

function withQuery(path: string, { text, department, standing }: LicenceFilter, page: ListPlace = {}): string {
  const query = new URLSearchParams();
  if (text) query.set("q", text);
  if (department) query.set("department", department);
  if (standing) query.set("state", standing);
  setPlace(query, page);
  const written = query.toString();
  return written ? `${path}?${written}` : path;
}

/** Carries answers about the situation on: nothing is kept for somebody who only looks. */
function answered(path: string, answers: SituationAnswers): string {
  const query = new URLSearchParams(asFormData(answers) as Record<string, string>).toString();
  return query ? `${path}?${query}` : path;
}

const item = (code: string, part = "") => `/services/items/${encodeURIComponent(code)}${part}`;

export const urls = {
  home: "/",
  services: (filter: ItemFilter = {}, page: ListPlace = {}) => {
    const query = new URLSearchParams();
    for (const key of FILTER_KEYS) if (filter[key]) query.set(key, filter[key]);
    setPlace(query, page);
    const text = query.toString();
    return text ? `/services?${text}` : "/services";
  },
  /** The county by township and village. */
  places: "/services/places",
  place: (code: string) => `/services/places/${encodeURIComponent(code)}`,
  item: (code: string) => item(code),
  guide: (code: string, answers: SituationAnswers = {}) => answered(item(code, "/guide"), answers),
  chart: (code: string) => item(code, "/chart"),
  itemConsult: (code: string) => item(code, "/consult"),
  forms: (code: string) => item(code, "/forms"),
  apply: (code: string, answers: SituationAnswers = {}) => answered(item(code, "/apply"), answers),
  applyPage: (code: string, page: string, answers: SituationAnswers = {}) =>
    answered(item(code, `/apply/${encodeURIComponent(page)}`), answers),
  applyUploads: (code: string) => item(code, "/apply/uploads"),
  itemResults: (code: string) => item(code, "/results"),
  /** For shared computers: takes everything personal out of this browser. */
  leave: "/services/leave",
  track: "/services/track",
  /** The look-up with its number filled in, as the receipt's code gives it; the identity is still asked for. */
  trackNumber: (number: string) => `/services/track?number=${encodeURIComponent(number)}`,
  trackView: "/services/track/view",
  trackUploads: "/services/track/uploads",
  trackSupply: "/services/track/supply",
  trackDocument: (id: string) => `/services/track/documents/${encodeURIComponent(id)}`,
  trackWithdraw: "/services/track/withdraw",
  trackStopReuse: "/services/track/stop-reuse",
  trackReceipt: "/services/track/receipt",
  /** Whether a document is real, by number and code; with the code in the address, as its QR code gives it. */
  verify: "/verify",
  hallScreen: (org: string) => `/halls/${encodeURIComponent(org)}/screen`,
  hallKiosk: (org: string) => `/halls/${encodeURIComponent(org)}/kiosk`,
  /** Where a phone takes a ticket; `pass` is what the hall's screen shows. */
  hallPhone: (org: string, pass?: string | null) =>
    `/halls/${encodeURIComponent(org)}/queue${pass ? `?here=${encodeURIComponent(pass)}` : ""}`,
  ticket: (token: string) => `/halls/ticket/${encodeURIComponent(token)}`,
  results: (page: ListPlace & { item?: string } = {}) => {
    const query = new URLSearchParams();
    if (page.item) query.set("item", page.item);
    setPlace(query, page);
    const text = query.toString();
    return text ? `/services/results?${text}` : "/services/results";
  },
  /** 证照公示: the list, and the same as a table. */
  licences: (filter: LicenceFilter = {}, page: ListPlace = {}) => withQuery("/services/licences", filter, page),
  licenceTable: (filter: LicenceFilter = {}) => withQuery("/services/licences.csv", filter),
  consult: "/services/consult",
  consultList: (filter: { text?: string; item?: string; department?: string } = {}, page: ListPlace = {}) => {
    const query = new URLSearchParams();
    if (filter.text) query.set("q", filter.text);
    if (filter.item) query.set("item", filter.item);
    if (filter.department) query.set("department", filter.department);
    setPlace(query, page);
    const text = query.toString();
    return text ? `/services/consult?${text}` : "/services/consult";
  },
  consultAsk: (about: { item?: string } = {}) => `/services/consult/ask${about.item ? `?item=${encodeURIComponent(about.item)}` : ""}`,
  consultTrack: "/services/consult/track",
  consultTrackNumber: (number: string) => `/services/consult/track?number=${encodeURIComponent(number)}`,
  disclosure: "/disclosure",
  disclosureNode: (code: string) => `/disclosure/${encodeURIComponent(code)}`,
  search: (text: string) => `/search?q=${encodeURIComponent(text)}`,
};
