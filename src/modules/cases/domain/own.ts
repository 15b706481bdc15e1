import type { CaseKind } from "../../catalogue/shared.ts";
import { differing, type JournalEvent, type NewEvent, type Personal } from "../../matters/index.ts";
import type { Applicant, CaseState, Channel, MaterialFile } from "../shared.ts";

/** What is known of one material of a case. */
export interface MaterialState {
  /** Files by content hash, with when they came; names stand with the personal data. */
  files: { hash: string; type: string; size: number; at: string }[];
  paper: boolean;
  checked: boolean;
  /** Found lacking (补正); the words stand with the personal data. */
  lack: boolean;
  /** 补办件: the day by which it is to be supplied. */
  later: string | null;
}

export interface SpecialProcedure {
  kind: string;
  name: string;
  days: number;
  noticed: string;
  /** The instant since which the timers of the process stand. */
  since: string;
  ended: string | null;
}

/** The case's own part of the fold: no personal data. */
export interface CaseOwn {
  state: CaseState;
  item: { code: string; versionId: string; name: string; kind: CaseKind; department: string };
  channel: Channel;
  window: string;
  applicationNumber: string;
  number: string | null;
  submittedAt: string;
  receivedAt: string | null;
  acceptedOn: string | null;
  deemed: boolean;
  decidedOn: string | null;
  closedAt: string | null;
  outcome: "grant" | "deny" | null;
  supplements: number;
  materials: Record<string, MaterialState>;
  special: SpecialProcedure[];
  authority: string | null;
  publicResult: boolean;
}

/** Personal data kept with the state for daily work. */
export interface CasePersonal extends Personal {
  applicant: Applicant;
  form: Record<string, unknown>;
  /** Content hash → the name the applicant gave the file. */
  fileNames: Record<string, string>;
  /** Material → what was found lacking, as told to the applicant. */
  lacks?: Record<string, string>;
}

export const NO_MATERIAL: MaterialState = { files: [], paper: false, checked: false, lack: false, later: null };

/** Before the first event; every case begins with `case/submitted`, which fills all of it. */
export const EMPTY_CASE: CaseOwn = {
  state: "submitted",
  item: { code: "", versionId: "", name: "", kind: "promised", department: "" },
  channel: "web",
  window: "",
  applicationNumber: "",
  number: null,
  submittedAt: "",
  receivedAt: null,
  acceptedOn: null,
  deemed: false,
  decidedOn: null,
  closedAt: null,
  outcome: null,
  supplements: 0,
  materials: {},
  special: [],
  authority: null,
  publicResult: false,
};

/** The part of an event's data that changes the case: a patch, and materials that are new or changed. */
export interface CasePatch {
  set?: Partial<Omit<CaseOwn, "materials">>;
  materials?: Record<string, MaterialState>;
}

export function evolveCase(own: CaseOwn, event: JournalEvent): CaseOwn {
  const { set, materials } = event.data as CasePatch; // written by the commands of this module
  if (!set && !materials) return own;
  return { ...own, ...set, materials: materials ? withMaterials(own.materials, materials) : own.materials };
}

function withMaterials(before: CaseOwn["materials"], changed: CaseOwn["materials"]): CaseOwn["materials"] {
  const after = { ...before };
  for (const [code, material] of Object.entries(changed)) after[code] = { ...(before[code] ?? NO_MATERIAL), ...material };
  return after;
}

/** The patch without what stood so before. */
export function leanCase(data: NewEvent["data"], own: CaseOwn): NewEvent["data"] {
  const { set, materials, ...rest } = data as NewEvent["data"] & CasePatch; // written by the commands of this module
  if (set) Object.assign(rest, withMembers("set", differing(set, own)));
  if (materials) {
    const changed = Object.entries(materials).map(([code, material]) => [code, differing(material, own.materials[code] ?? NO_MATERIAL)]);
    Object.assign(rest, withMembers("materials", Object.fromEntries(changed)));
  }
  return rest;
}

function withMembers(name: string, value: object): object {
  return Object.keys(value).length > 0 ? { [name]: value } : {};
}

/** Keeps applicant, form and file names; opinions and reasons stay in the journal. */
export function evolveCasePersonal(personal: Personal, event: JournalEvent): Personal {
  const { applicant, form, fileNames, lacks } = (event.personal ?? {}) as Partial<CasePersonal>;
  if (!applicant && !form && !fileNames && !lacks) return personal;
  return {
    ...personal,
    ...(applicant ? { applicant } : {}),
    ...(form ? { form } : {}),
    ...(lacks ? { lacks } : {}),
    ...(fileNames ? { fileNames: { ...(personal as Partial<CasePersonal>).fileNames, ...fileNames } } : {}),
  };
}

/** Takes new files and papers into the materials; what was lacking and has come now is no longer a lack. */
export function addMaterials(
  before: Record<string, MaterialState>,
  files: readonly MaterialFile[],
  papers: readonly string[],
  at: string,
): Record<string, MaterialState> {
  const after: Record<string, MaterialState> = {};
  const touch = (code: string) => after[code] ?? before[code] ?? NO_MATERIAL;
  for (const { material, hash, type, size } of files) {
    const now = touch(material);
    if (now.files.some((file) => file.hash === hash)) continue;
    after[material] = { ...now, files: [...now.files, { hash, type, size, at }], lack: false, later: null };
  }
  for (const code of papers) after[code] = { ...touch(code), paper: true, lack: false, later: null };
  return after;
}

export function isGiven(material: MaterialState | undefined): boolean {
  return material !== undefined && (material.paper || material.files.length > 0);
}
