import type { ExplainedDay } from "../../core/calendar/index.ts";
import type { Access, FormDefinition } from "../../core/forms/index.ts";
import type { Ballot, Drawing } from "../../core/process/index.ts";
import type { CaseKind, Situation } from "../catalogue/shared.ts";
import type { Ask, AskValue, Template } from "../documents/shared.ts";
import type { Applicant, CaseCommandName, CaseState, Channel, HandedIn, ReuseManner } from "./case-input.ts";
import type { BallotFact } from "./domain/ballot-fact.ts";
import type { CaseFees } from "./domain/fees.ts";
import type { IssuedPaper } from "./domain/papers.ts";

/** What portal and desk show of cases. */

/** A clock on a case. `left` counts working days (or days) to the due day; negative when over. */
export interface ClockView {
  id: string;
  kind: "receipt" | "statutory" | "promise" | "step" | "publicity" | "supplement" | "deferred" | "special" | "delivery" | "renewal";
  due: string;
  provisional: boolean;
  left: number;
  /** Past its moment, which on the due day itself is the close of business. */
  over: boolean;
  /** Days it was given in all. */
  total: number;
  unit: "workday" | "day";
  state: "running" | "stopped" | "met" | "missed";
  level: "none" | "warning" | "yellow" | "red";
  stepName?: string;
  /** What tells it from others of its name: the materials that are to come, the procedure, the unit that signs. */
  about?: string;
}

/** How a clock's due day was found, day by day. */
export interface ClockDerivation {
  start: string;
  /** Which event gave the start day: `accepted`, `received`, `decided` … */
  startRule: string;
  term: { amount: number; unit: "workday" | "day" | "hour" };
  due: string;
  provisional: boolean;
  /** Version of the calendar it was counted with. */
  calendar: string;
  days: ExplainedDay[];
}

export interface TimelineEntry {
  sequence: number;
  at: string;
  /** Event type, e.g. `case/accepted`; texts come from the message catalogue. */
  type: string;
  step: string | null;
  person: {
    name: string;
    staffNumber: string | null;
    org: string | null;
    orgName: string | null;
    post: string | null;
    section: string | null;
    /** Name of whom they stood in for (代). */
    standsInFor?: string;
  } | null;
  opinion: string | null;
  outcome: string | null;
  /** Where it was one answer of a vote that is counted (票签, 达到比例): what it weighed, and the count after it. */
  ballot: BallotFact | null;
  /** Steps that passed by themselves as its consequence (自动通过), and why. */
  passes: { step: string; reason: "skip" | "nobody" | "self" | "again"; agree: boolean }[];
  /** 防控措施 that whoever did it says were taken. */
  measures: string[];
  details: Record<string, string>;
}

/** A step to which a case may be moved, or why it may not. */
export interface Target {
  node: string;
  name: string;
  allowed: boolean;
  reason: string | null;
}

/** What the reader may do now; a disabled act says why. */
export interface ActView {
  act: CaseCommandName;
  visit: string | null;
  stepName: string | null;
  enabled: boolean;
  /** Message key of the reason when it isn't enabled. */
  reason: string | null;
  opinionRequired: boolean;
  /** What the step has written on the button, instead of the act's own name. */
  label?: string;
  targets?: Target[];
  /** Persons among whom the act chooses. */
  people?: string[];
  outcomes?: ("grant" | "deny")[];
  /** Steps to come whose person the act names (自选), and whom it may name. */
  choices?: {
    node: string;
    name: string;
    several: boolean;
    needed: boolean;
    people: { id: string; name: string; staffNumber: string }[];
  }[];
  /** Risks of the step with the measure each asks for (防控措施), to be ticked where it was taken. */
  measures?: { name: string; level: "high" | "middle" | "low"; measure: string }[];
  /** Documents that can be made along with it; with an outcome, only for that one. */
  documents?: { code: string; name: string; required: boolean; outcome: string }[];
}

/** A file of a case, to be opened by its hash. */
export interface FileView {
  hash: string;
  name: string;
  type: string;
  size: number;
}

/** A remark of a colleague on a place in a file (批注). */
export interface AnnotationView {
  id: string;
  hash: string;
  /** Counted from 1. */
  page: number;
  /** x, y, width, height in thousandths of the unturned page; null: about the page as a whole. */
  place: [number, number, number, number] | null;
  words: string;
  author: string;
  isOwn: boolean;
  at: string;
}

export interface MaterialView {
  code: string;
  name: string;
  /** What is to be handed in: how many, and whether the original must be seen. */
  form: "original" | "copy" | "either";
  copies: number;
  necessity: "required" | "optional" | "later";
  standard: string;
  files: (FileView & { at: string; reused?: ReusedView })[];
  paper: boolean;
  /** Said to be brought to the window on paper, and not there yet. */
  promised: boolean;
  /** How the paper was handed in. */
  handed: HandedIn | null;
  checked: boolean;
  lack: string | null;
  later: string | null;
}

/** A question about the situation, with the choice that was made; empty where there is none, and where the reader sees personal data masked. */
export interface SituationView extends Situation {
  answer: string;
  masked: boolean;
}

/** 沿用: what an officer reads of a file that was taken over; number and item of the earlier case only where personal data stand open. */
export interface ReusedView {
  given: string;
  manner: ReuseManner;
  at: string;
  by: { name: string; staffNumber: string } | null;
  number: string | null;
  itemName: string | null;
}

export interface FormLine {
  path: string;
  label: string;
  text: string;
  /** Of a question that is answered with files. */
  files?: FileView[];
}

export interface StepForm {
  visit: string;
  definition: FormDefinition;
  /** By field path: what may be written, what only read. */
  access: Access;
}

/** One of those who sign a step together. */
export interface VoterView {
  /** Whoever answered, or whose turn it is by name; null where any holder of the post may. */
  id: string | null;
  name: string | null;
  orgName: string;
  post: string;
  /** The vote is the organisation's: whoever gives it there. */
  isUnit: boolean;
  /** Their own visit; null before their turn. */
  visit: string | null;
  votes: number;
  answer: "agree" | "refuse" | null;
  /** Answered by the house itself (超时自动、自动通过). */
  automatic: boolean;
  opinion: string | null;
  at: string | null;
  /** It is their turn now. */
  waiting: boolean;
}

/** How a step that several people sign stands (会签、或签、依次、票签): the newest round of each. */
export interface BallotView extends Omit<Ballot, "node" | "members"> {
  step: string;
  voters: VoterView[];
}

export interface CaseView {
  id: string;
  version: number;
  /** The oldest version that shows all a decision rests on: who has seen it has missed nothing. */
  steadySince: number;
  /** 办件编号, minted at acceptance; the application number before that. */
  number: string | null;
  applicationNumber: string;
  item: { code: string; name: string; kind: CaseKind; department: string; departmentName: string; versionId: string };
  state: CaseState;
  outcome: "grant" | "deny" | null;
  channel: Channel;
  submittedAt: string;
  acceptedOn: string | null;
  closedAt: string | null;
  applicant: Applicant;
  /** True where personal data are masked for this reader. */
  masked: boolean;
  /** Whether the reader may ask for them in full, which is logged. */
  mayUnmask: boolean;
  /** Whether the reader may pin remarks to its files. */
  mayRemark: boolean;
  /** What this reader may see of the answers; what is hidden from them doesn't leave the server. */
  form: FormLine[];
  formData: Record<string, unknown>;
  /** The form at each step of the reader's that writes some of it, cut to what that step's person may see. */
  stepForms: StepForm[];
  /** What the reader has written at steps of theirs and keeps for later (暂存). */
  saved: { visit: string; opinion: string; form: Record<string, unknown> | null }[];
  /** Licences to be handed out here that no hand-over list has brought, by name and number; empty where nothing is awaited. */
  awaitedCertificates: string[];
  /** 情形: what the item asks, with the answers; empty where it asks nothing. */
  situations: SituationView[];
  /** 变更、延续: the licence that it is to change or renew, as it was when asked; null for all other cases. */
  licence: LicenceAskedView | null;
  /** The papers asked for in this situation. */
  materials: MaterialView[];
  /** Papers of another situation that had come before it was corrected: kept on file, not asked for. */
  otherMaterials: MaterialView[];
  tasks: {
    visit: string;
    node: string;
    name: string;
    org: string;
    orgName: string;
    post: string;
    assignee: { id: string; name: string } | null;
    /** Brought in to sign within it (委派、加签), whose turn it is now; the step stays its person's. */
    signing: { id: string; name: string }[];
    /** Who may claim it; null where that is whoever holds the post. */
    candidates: { id: string; name: string }[] | null;
    /** It waits with the process manager: why, and for whom it was meant. */
    handedUp: { reason: string; org: string; orgName: string; post: string } | null;
    /** What supervision looks at in this step (监察点). */
    points: { name: string; level: 1 | 2 | 3; description: string | null }[];
    openedAt: string;
    due: string | null;
  }[];
  ballots: BallotView[];
  clocks: ClockView[];
  timeline: TimelineEntry[];
  /** Null until something is charged. */
  fees: CaseFees | null;
  drawing: Drawing;
  /** Node id → how it stands on the drawing. */
  position: Record<string, "done" | "current" | "returned" | "todo">;
  acts: ActView[];
}

/** The licence that a case is to change or renew. Who holds it is the licence register's to say, to those who may see it. */
export interface LicenceAskedView {
  act: "change" | "renewal";
  id: string;
  number: string;
  name: string;
  issuedOn: string;
  /** Null where it has no end. */
  validUntil: string | null;
}

/** A document that was made in a case. */
export interface MadeDocument {
  id: string;
  code: string;
  name: string;
  number: string;
  audience: "applicant" | "organisation" | "inside";
  at: string;
  by: { id: string | null; name: string };
  validUntil: string | null;
  state: "issued" | "replaced" | "void";
  replaces: string | null;
  templateVersion: number;
  /** Whether the reader may take it back (作废). */
  mayVoid: boolean;
  /** Absent on those made before seals were pictures; its kind is 公章 where it isn't named. */
  seal?: IssuedPaper["seal"];
}

/** A kind of document the case may have: whether it can be made now, and why not. */
export interface DocumentLine {
  code: string;
  name: string;
  stage: Template["stage"];
  /** 必须出具 */
  required: boolean;
  /** The item names it; others are those that any case may come to need. */
  listed: boolean;
  /** What has to be written for it, with what stands there first, and what was written for the last one. */
  asks: Omit<Ask, "sample">[];
  entered: Record<string, AskValue>;
  /** The valid one that a new one would replace. */
  replaces: string | null;
  /** Message key; null where it can be made. */
  reason: string | null;
  /** What is missing. */
  what: string;
}

export interface DocumentsView {
  made: MadeDocument[];
  lines: DocumentLine[];
}

/** What the public learns of a document by its code. */
export interface CheckedDocument {
  name: string;
  number: string;
  itemName: string;
  departmentName: string;
  applicantMasked: string;
  issuedOn: string;
  validUntil: string | null;
  state: "issued" | "replaced" | "void";
}

/** One line of a to-do list or of the live list. */
export interface CaseRow {
  id: string;
  number: string | null;
  applicationNumber: string;
  itemName: string;
  applicantMasked: string;
  state: CaseState;
  kind: CaseKind;
  orgName: string;
  stepName: string | null;
  visit: string | null;
  /** Of cases given to the reader: whether they haven't opened it yet. */
  unread?: boolean;
  /** The steps open now, and in whose hands: a post's queue, or the person they are named for. */
  steps: { visit: string; name: string; orgName: string; post: string; person: string | null }[];
  submittedAt: string;
  due: string | null;
  clocks: ClockView[];
  level: "none" | "warning" | "yellow" | "red";
}

/** What an applicant sees with number + ID number (P10). */
export interface TrackView {
  id: string;
  applicationNumber: string;
  number: string | null;
  itemCode: string;
  itemName: string;
  applicantMasked: string;
  departmentName: string;
  departmentPhone: string;
  state: CaseState;
  outcome: "grant" | "deny" | null;
  submittedAt: string;
  acceptedOn: string | null;
  closedAt: string | null;
  nextDate: { kind: ClockView["kind"]; due: string; provisional: boolean } | null;
  steps: { at: string; type: string; text: Record<string, string> }[];
  lacks: { material: string; name: string; lack: string }[];
  /** Until it is accepted: names of what was said to be brought on paper and isn't there yet, and the window it is brought to. */
  toBring: { materials: string[]; window: string };
  supplementDue: string | null;
  /** Fen still to be paid; null where nothing is. */
  feesDue: number | null;
  papers: PaperUses;
  mayWithdraw: boolean;
  maySupply: boolean;
  /** Documents for the applicant that hold now. */
  documents: { id: string; name: string; number: string; at: string; validUntil: string | null }[];
}

/** A paper of an earlier case that will do for a material, shown to who has agreed to its use or took the consent down. */
export interface ReusablePaper {
  /** Code of the material it will do for. */
  material: string;
  /** What it was given as, or the document it is. */
  paper: string;
  from: string;
  number: string;
  itemName: string;
  hash: string;
  name: string;
  type: string;
  given: string;
  validUntil: string | null;
  /** Number of the document it is, where the county issued it. */
  document: string | null;
}

/** For its applicant: what became of a case's papers in later ones, and what it took over itself. */
export interface PaperUses {
  uses: { paper: string; on: string; itemName: string; departmentName: string; manner: ReuseManner; by: string | null }[];
  taken: { paper: string; given: string; itemName: string }[];
  /** The applicant no longer agrees. */
  stopped: boolean;
}

/** A public result (结果公示), masked. */
export interface ResultRow {
  number: string;
  itemName: string;
  applicantMasked: string;
  outcome: "grant" | "deny";
  departmentName: string;
  closedOn: string;
}
