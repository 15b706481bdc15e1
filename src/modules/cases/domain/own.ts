import type { LocalDate } from "../../../core/calendar/index.ts";
import type { CaseKind, ItemPackage, SituationAnswers } from "../../catalogue/shared.ts";
import { differing, type JournalEvent, type Matter, type NewEvent, type Personal, type Task } from "../../matters/index.ts";
import type { Applicant, CaseState, Channel, HandedIn, MaterialFile, ReusedFrom } from "../shared.ts";
import type { CaseFees } from "./fees.ts";
import type { IssuedPaper } from "./papers.ts";

/** What is known of one material of a case. */
export interface MaterialState {
  /** Files by content hash, with when they came; names stand with the personal data. `reused`: taken over from an earlier case. */
  files: { hash: string; type: string; size: number; at: string; reused?: Reused }[];
  paper: boolean;
  checked: boolean;
  /** Found lacking (补正); the words stand with the personal data. */
  lack: boolean;
  /** 补办件: the day by which it is to be supplied. */
  later: string | null;
  /** The applicant has it on paper and will bring it. */
  promised?: boolean;
  /** How the paper was handed in, where the window said so. */
  handed?: HandedIn;
  /** A paper that came in place of one found lacking: the how manieth it is, and when it came. */
  again?: { time: number; at: string };
}

/** 沿用: from which case a file was taken over, on which day it was first given, and how its owner agreed. */
export type Reused = Pick<ReusedFrom, "consent" | "from" | "given" | "manner" | "at" | "by">;

export interface SpecialProcedure {
  kind: string;
  name: string;
  days: number;
  noticed: string;
  /** The instant since which the timers of the process stand. */
  since: string;
  ended: string | null;
}

export interface Extension {
  days: number;
  /** Whether the promised day was to move as well. */
  promise: boolean;
  /** Who asked. */
  by: string;
  /** Whom they stood in for. */
  for?: string;
  askedOn: string;
  /** Null: not answered yet. */
  outcome: "grant" | "deny" | null;
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
  /** Codes of the papers asked for in this situation; absent where the item asks nothing, and in cases from before the answers were personal. */
  asked?: string[];
  /** 情形 of cases from before: read by `answersIn`, shown to nobody who sees masked data. The journal isn't rewritten. */
  situations?: SituationAnswers;
  materials: Record<string, MaterialState>;
  special: SpecialProcedure[];
  authority: string | null;
  publicResult: boolean;
  /** Absent until something is charged. */
  fees?: CaseFees;
  /** 自选: whom starter or the person before have chosen for a step, by its node. */
  chosen?: Record<string, readonly string[]>;
  /** 抄送: who was given the case to read, when, by whom (null: the process) and at which step. */
  copied?: Record<string, CopyFact>;
  /** Open visits in which something was done that isn't their end: they can't be taken away by 拿回 any more. */
  worked?: string[];
  /** Terms of the applicant that have passed and were put before the officers, by clock. */
  expired?: string[];
  /** Overrun reminders so far, by visit: a clock that is moved doesn't begin them anew. */
  reminded?: Record<string, { times: number; on: string }>;
  /** 延期: the last one asked for. */
  extension?: Extension;
  /** 催办: how often, and when last. */
  urged?: { times: number; at: string };
  /** The last stretch of events that change nothing others decide on: a page of version `from` is as good as one of `to`. */
  quiet?: { from: number; to: number };
  /** Documents made, by id; absent before the first. */
  documents?: Record<string, IssuedPaper>;
  /** The licence that it is to change or renew; absent for all other cases. */
  licence?: LicenceAsked;
}

/** 变更、延续: the licence an applicant holds and wants changed or renewed (行政许可法 49, 50). */
export interface LicenceAsked {
  act: "change" | "renewal";
  id: string;
  /** The case that gave it. */
  caseId?: string;
  number: string;
  name: string;
  issuedOn: LocalDate;
  validUntil: LocalDate | null;
  askedOn: LocalDate;
  /** A renewal asked thirty days before the end or earlier: without a decision by the end it counts as granted. */
  inTime: boolean;
  /** The day on which it came to count as granted. */
  deemedOn?: LocalDate;
}

/** Personal data kept with the state for daily work. */
export interface CasePersonal extends Personal {
  applicant: Applicant;
  form: Record<string, unknown>;
  /** Content hash → the name the applicant gave the file. */
  fileNames: Record<string, string>;
  /** 情形: what was answered to the item's questions, which may tell of family, health or need; absent where it asks none. */
  situations?: SituationAnswers;
  /** Material → what was found lacking, as told to the applicant. */
  lacks?: Record<string, string>;
  /** `material hash` of a file taken over from an earlier case → that case as its owner knows it. */
  sources?: Record<string, PaperSource>;
  /** Visit and writer (`savedKey`) → what they wrote and keep for later (暂存). */
  saved?: Record<string, SavedOpinion>;
}

export type PaperSource = Pick<ReusedFrom, "number" | "itemName">;

/** What is kept of people with a case; blank once its key is destroyed after the retention period. */
export function keptPersonal(personal: Personal): CasePersonal {
  const kept = personal as Partial<CasePersonal>;
  return { ...kept, applicant: kept.applicant ?? GONE, form: kept.form ?? NO_ANSWERS, fileNames: kept.fileNames ?? {} };
}

/** What was answered to the item's questions; nothing once the key to it is destroyed. */
export function answersIn(own: Pick<CaseOwn, "situations">, personal: Personal): SituationAnswers {
  const { applicant, situations } = personal as Partial<CasePersonal>;
  return applicant ? (situations ?? own.situations ?? {}) : {};
}

const GONE: Applicant = { kind: "organisation", name: "", number: "", phone: "", address: "", agent: null };
const NO_ANSWERS = {};

export interface SavedOpinion {
  by: string;
  opinion: string;
  form: Record<string, unknown> | null;
}

/** Each keeps their own words at a step: holders of the post, the asker and those who sign within it. Neither id has a blank. */
export function savedKey(visit: string, by: string): string {
  return `${visit} ${by}`;
}

/** The visit of such a key; of those kept before each had their own, the key itself. */
export function visitOfSaved(key: string): string {
  return key.split(" ")[0] ?? key;
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
  set?: Partial<Omit<CaseOwn, "materials" | "documents">>;
  materials?: Record<string, MaterialState>;
  /** Whole where it is new, what changed where it isn't. */
  documents?: Record<string, IssuedPaper | Pick<IssuedPaper, "state">>;
  /** Joins what was chosen before. */
  chosen?: Record<string, readonly string[]>;
  copied?: Record<string, CopyFact>;
}

export interface CopyFact {
  at: string;
  by: string | null;
  node: string;
}

export function evolveCase(own: CaseOwn, event: JournalEvent): CaseOwn {
  const { set, materials, chosen, copied, documents } = event.data as CasePatch; // written by the commands of this module
  const quiet = QUIET.has(event.type) ? { quiet: quietTo(own.quiet, event.sequence) } : {};
  if (!set && !materials && !chosen && !copied && !documents && !quiet.quiet) return own;
  const choices = chosen ? { chosen: { ...own.chosen, ...chosen } } : {};
  const copies = copied ? { copied: { ...copied, ...own.copied } } : {}; // once a case: the first stands
  return {
    ...own,
    ...set,
    ...quiet,
    ...choices,
    ...copies,
    materials: materials ? withMaterials(own.materials, materials) : own.materials,
    ...(documents ? { documents: withDocuments(own.documents, documents) } : {}),
  };
}

/** Events that change nothing others decide on. */
const QUIET: ReadonlySet<string> = new Set(["case/opinion-saved", "case/urged", "case/asked", "case/answered", "case/copied"]);

function quietTo(before: CaseOwn["quiet"], sequence: number): NonNullable<CaseOwn["quiet"]> {
  return { from: before?.to === sequence - 1 ? before.from : sequence - 1, to: sequence };
}

/** The oldest version of a case that shows all that others decide on: a page that shows it needs no second look. */
export function steadySince({ version, state: { own } }: Pick<Matter<CaseOwn>, "version" | "state">): number {
  return own.quiet?.to === version ? own.quiet.from : version;
}

function withDocuments(before: CaseOwn["documents"] = {}, changed: NonNullable<CasePatch["documents"]>): Record<string, IssuedPaper> {
  const after = { ...before };
  for (const [id, paper] of Object.entries(changed)) after[id] = { ...before[id], ...paper } as IssuedPaper; // new ones are whole
  return after;
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
  const { applicant, form, fileNames, situations, lacks, sources, saved } = (event.personal ?? {}) as Partial<CasePersonal>;
  const kept = savedAfter((personal as Partial<CasePersonal>).saved, saved, event.data.tasks);
  if (!applicant && !form && !fileNames && !situations && !lacks && !sources && !kept) return personal;
  return {
    ...personal,
    ...(applicant ? { applicant } : {}),
    ...(form ? { form } : {}),
    ...(situations ? { situations } : {}),
    ...(lacks ? { lacks } : {}),
    ...(kept ? { saved: kept } : {}),
    ...(sources ? { sources: { ...(personal as Partial<CasePersonal>).sources, ...sources } } : {}),
    ...(fileNames ? { fileNames: { ...(personal as Partial<CasePersonal>).fileNames, ...fileNames } } : {}),
  };
}

/** What is kept for later goes with the task it was written for. Undefined where nothing changes. */
function savedAfter(
  before: CasePersonal["saved"] = {},
  added: CasePersonal["saved"],
  tasks: readonly Pick<Task, "visit" | "closedAt">[] = [],
): CasePersonal["saved"] | undefined {
  const closed = new Set(tasks.filter((task) => task.closedAt).map((task) => task.visit));
  if (!added && !Object.keys(before).some((key) => closed.has(visitOfSaved(key)))) return undefined;
  return Object.fromEntries(Object.entries({ ...before, ...added }).filter(([key]) => !closed.has(visitOfSaved(key))));
}

/** The open visits that were worked in, with one more. */
export function workedIn(own: CaseOwn, visit: string): string[] {
  return [...new Set([...(own.worked ?? []), visit])];
}

/** What came, or is said to come, of the materials. */
export interface Given {
  files: readonly MaterialFile[];
  papers: readonly string[];
  handed: readonly ({ material: string } & HandedIn)[];
  promised?: readonly string[];
}

/** Takes new files and papers into the materials; what was lacking and has come now is no longer a lack. */
export function addMaterials(before: Record<string, MaterialState>, given: Given, at: string): Record<string, MaterialState> {
  const after: Record<string, MaterialState> = {};
  const touch = (code: string) => after[code] ?? before[code] ?? NO_MATERIAL;
  const come = (code: string, change: Partial<MaterialState>) => {
    const { promised, ...now } = touch(code);
    after[code] = { ...now, ...(promised ? { promised: false } : {}), ...change, lack: false, later: null };
  };
  for (const code of given.promised ?? []) if (!isGiven(touch(code))) after[code] = { ...touch(code), promised: true };
  for (const { material, hash, type, size, reused } of given.files) {
    const { files } = touch(material);
    const open = reused && openPart(reused);
    if (!files.some((file) => file.hash === hash))
      come(material, { files: [...files, { hash, type, size, at, ...(open ? { reused: open } : {}) }] });
  }
  const paper = (code: string): Partial<MaterialState> => {
    const { paper: was, lack, again } = touch(code);
    return { paper: true, ...(was && lack ? { again: { time: (again?.time ?? 1) + 1, at } } : {}) };
  };
  for (const code of given.papers) come(code, paper(code));
  for (const { material, original, copies } of given.handed) come(material, { ...paper(material), handed: { original, copies } });
  return after;
}

function openPart({ consent, from, given, manner, at, by }: ReusedFrom): Reused {
  return { consent, from, given, manner, at, by };
}

/** What was taken over from earlier cases in one handing-in: names of the papers, the newest case they came from, and how the owner agreed. */
export interface TakenOver {
  from: string;
  papers: string[];
  manner: ReusedFrom["manner"];
}

export function takenOverIn(files: readonly MaterialFile[], { materials }: Pick<ItemPackage, "materials">): { takenOver?: TakenOver } {
  const again = files.flatMap(({ material, reused }) => (reused ? [{ material, reused }] : []));
  // Ids of cases are in the order of their making.
  const newest = again.map(({ reused }) => reused).sort((one, other) => (one.from < other.from ? 1 : -1))[0];
  if (!newest) return {};
  const names = again.map(({ material }) => materials.find(({ code }) => code === material)?.name ?? material);
  return { takenOver: { from: newest.from, papers: [...new Set(names)], manner: newest.manner } };
}

/** What of the files that came is personal: their names, and the cases they were taken over from. */
export function namesOfFiles(files: readonly MaterialFile[]): Pick<CasePersonal, "fileNames" | "sources"> {
  const again = files.flatMap(({ material, hash, reused }) => (reused ? [[`${material} ${hash}`, reused] as const] : []));
  const sources = Object.fromEntries(again.map(([key, { number, itemName }]) => [key, { number, itemName }]));
  return {
    fileNames: Object.fromEntries(files.map((file) => [file.hash, file.name])),
    ...(again.length > 0 ? { sources } : {}),
  };
}

/** Codes of all materials that something is said of. */
export function codesGiven({ papers, handed, promised = [] }: Omit<Given, "files">): string[] {
  return [...papers, ...handed.map(({ material }) => material), ...promised];
}

export function isGiven(material: MaterialState | undefined): boolean {
  return material !== undefined && (material.paper || material.files.length > 0);
}
