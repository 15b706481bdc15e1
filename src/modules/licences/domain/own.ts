import type { LocalDate } from "../../../core/calendar/index.ts";
import { differing, type JournalEvent, type NewEvent, type Personal } from "../../matters/index.ts";
import type { EndingAct, Ground, LicenceState } from "../shared.ts";

/** A paper of an act on a licence. */
export interface LicencePaper {
  code: string;
  name: string;
  number: string;
  check: string;
  pdf: string;
  docx: string;
  at: string;
  /** 送达: how and when it reached the holder. */
  delivered: { on: LocalDate; manner: string } | null;
}

/** A licence as its journal gives it; no personal data. */
export interface LicenceOwn {
  state: LicenceState;
  number: string;
  name: string;
  item: { code: string; name: string };
  department: string;
  case: { id: string; number: string };
  /** Id of the document in its case, and the content hash of its PDF. */
  document: string;
  pdf: string;
  issuedOn: LocalDate;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
  holderKind: "person" | "organisation";
  listed: boolean;
  replaces: string | null;
  replacedBy: { id: string; number: string } | null;
  /** An ending somebody has proposed and nobody has decided on. */
  proposal: { act: EndingAct; ground: Ground; by: string; name: string; on: LocalDate } | null;
  ended: { act: EndingAct | null; ground: Ground | null; on: LocalDate } | null;
  /** A renewal that is being asked for. */
  renewal: { caseId: string; number: string; askedOn: LocalDate; inTime: boolean } | null;
  deemedOn: LocalDate | null;
  /** Reminders told, by the days before the end. */
  reminded: number[];
  papers: Record<string, LicencePaper>;
}

export interface LicencePersonal extends Personal {
  holder: { kind: "person" | "organisation"; name: string; number: string };
  /** Of the last proposal: the reason, the provision, what the holder said, how a loss is made good. */
  proposed?: { reason: string; law: string; heard: string; compensation: string };
}

/** Before the first event; every licence begins with `licence/registered`, which fills all of it. */
export const EMPTY_LICENCE: LicenceOwn = {
  state: "valid",
  number: "",
  name: "",
  item: { code: "", name: "" },
  department: "",
  case: { id: "", number: "" },
  document: "",
  pdf: "",
  issuedOn: "1970-01-01",
  validFrom: "1970-01-01",
  validUntil: null,
  holderKind: "person",
  listed: false,
  replaces: null,
  replacedBy: null,
  proposal: null,
  ended: null,
  renewal: null,
  deemedOn: null,
  reminded: [],
  papers: {},
};

export function evolveLicence(own: LicenceOwn, event: JournalEvent): LicenceOwn {
  const { set } = event.data as { set?: Partial<LicenceOwn> }; // written by the commands of this module
  return set ? { ...own, ...set } : own;
}

/** The patch without what stood so before. */
export function leanLicence(data: NewEvent["data"], own: LicenceOwn): NewEvent["data"] {
  return data.set ? { ...data, set: differing(data.set, own) } : data;
}

/** Keeps who holds it, and why an ending is proposed; opinions stay in the journal. */
export function evolveLicencePersonal(personal: Personal, event: JournalEvent): Personal {
  const { holder, proposed } = (event.personal ?? {}) as Partial<LicencePersonal>;
  if (!holder && !proposed) return personal;
  return { ...personal, ...(holder ? { holder } : {}), ...(proposed ? { proposed } : {}) };
}
