/** Browser-safe door of cases: states, commands, and the views that portal and desk show. */
import { z } from "zod";
import type { ExplainedDay } from "../../core/calendar/index.ts";
import type { Access, FormDefinition } from "../../core/forms/index.ts";
import type { Drawing } from "../../core/process/index.ts";
import type { CaseKind } from "../catalogue/shared.ts";

export { actsAtRole } from "./domain/acts.ts";
export { OPINION_ACTS } from "./domain/buttons.ts";

/** Where a case stands (annexes 4.3), with the national 办件状态 code. Drafts (暂存) aren't cases yet. */
export const CASE_STATES = {
  submitted: "02",
  "awaiting-supplement": "06",
  declined: "07",
  "not-accepted": "07",
  accepted: "12",
  suspended: "11",
  "sent-up": "12",
  decided: "12",
  closed: "10",
  withdrawn: "13",
  terminated: "13",
} as const;
export type CaseState = keyof typeof CASE_STATES;

export const CHANNELS = ["window", "web", "mobile", "agent"] as const;
export type Channel = (typeof CHANNELS)[number];

const text = (maximum: number) => z.string().trim().max(maximum);
const reason = text(2000).min(1);
/** What the step's person wrote of the form; what the step doesn't let them write keeps what it was. */
const form = z.record(z.string(), z.unknown()).nullable().default(null);
const opinion = text(2000).default("");

export const applicantSchema = z.object({
  kind: z.enum(["person", "organisation"]),
  name: text(60).min(1),
  /** Identity number (person) or unified credit code (organisation). */
  number: text(20).min(1),
  phone: text(20).min(1),
  address: text(200).default(""),
  /** Who acts for the applicant, when it isn't they themselves. */
  agent: z
    .object({ name: text(60).min(1), number: text(20).min(1), phone: text(20).min(1) })
    .nullable()
    .default(null),
});
export type Applicant = z.infer<typeof applicantSchema>;

/** A file given for a material; `hash` is its content hash in the file store. */
export const materialFileSchema = z.object({
  material: text(60),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: text(200).min(1),
  type: text(100),
  size: z.number().int().nonnegative(),
  /** Given with the upload: who sends the application is who sent the file. */
  proof: text(60).default(""),
});
export type MaterialFile = z.infer<typeof materialFileSchema>;

/** Every command of the journey and its input. All doors use these; `perform` parses them again. */
export const caseCommands = {
  submit: z.object({
    itemCode: text(40).min(1),
    applicant: applicantSchema,
    form: z.record(z.string(), z.unknown()),
    files: z.array(materialFileSchema).max(60).default([]),
    /** Materials handed over on paper at a counter, by code. */
    papers: z.array(text(60)).max(60).default([]),
    channel: z.enum(CHANNELS),
    /** The window (organisation code) that receives it; default: the item's first intake place. */
    window: text(40).nullable().default(null),
  }),
  receive: z.object({ papers: z.array(text(60)).max(60).default([]), note: opinion }),
  accept: z.object({
    /** Materials found in order, by code. */
    checked: z.array(text(60)).max(60),
    /** 补办件 only: what is to be supplied later, and by which day. */
    later: z
      .array(z.object({ material: text(60), by: z.iso.date() }))
      .max(60)
      .default([]),
    opinion,
    form,
  }),
  refuse: z.object({
    /** declined 不受理 (no licence needed) or not-accepted 不予受理 (行政许可法 32). */
    outcome: z.enum(["declined", "not-accepted"]),
    reason,
    rightAgency: text(200).default(""),
  }),
  "ask-supplement": z.object({
    lacks: z
      .array(z.object({ material: text(60), lack: reason }))
      .min(1)
      .max(60),
  }),
  supply: z.object({
    files: z.array(materialFileSchema).max(60).default([]),
    papers: z.array(text(60)).max(60).default([]),
    form: z.record(z.string(), z.unknown()).nullable().default(null),
  }),
  settle: z.object({ checked: z.array(text(60)).max(60), outcome: z.enum(["grant", "deny"]), opinion, form }),
  agree: z.object({ visit: text(80), opinion, form }),
  disagree: z.object({ visit: text(80), opinion: reason, form }),
  return: z.object({ visit: text(80), target: text(200), after: z.enum(["rerun", "direct"]).default("rerun"), opinion: reason }),
  transfer: z.object({ visit: text(80), to: z.uuid(), reason }),
  suspend: z.object({ kind: text(40).min(1), days: z.number().int().min(1).max(365), reason, noticed: z.literal(true) }),
  resume: z.object({ note: opinion }),
  "send-up": z.object({ visit: text(80), authority: text(100).min(1), opinion, form }),
  "enter-reply": z.object({ visit: text(80), outcome: z.enum(["grant", "deny"]), number: text(80).default(""), opinion: reason, form }),
  decide: z.object({ visit: text(80), outcome: z.enum(["grant", "deny"]), opinion, form }),
  deliver: z.object({ visit: text(80), manner: z.enum(["window", "online", "post"]), receiver: text(60).min(1), note: opinion }),
  withdraw: z.object({ reason }),
  terminate: z.object({ reason }),
} as const;
export type CaseCommandName = keyof typeof caseCommands;
export type CaseCommandInput<N extends CaseCommandName> = z.infer<(typeof caseCommands)[N]>;

/** A clock on a case. `left` counts working days (or days) to the due day; negative when over. */
export interface ClockView {
  kind: "receipt" | "statutory" | "promise" | "step" | "supplement" | "deferred" | "special" | "delivery";
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
  } | null;
  opinion: string | null;
  outcome: string | null;
  details: Record<string, string>;
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
  targets?: { node: string; name: string; allowed: boolean; reason: string | null }[];
  outcomes?: ("grant" | "deny")[];
}

export interface MaterialView {
  code: string;
  name: string;
  necessity: "required" | "optional" | "later";
  standard: string;
  files: { hash: string; name: string; type: string; size: number; at: string }[];
  paper: boolean;
  checked: boolean;
  lack: string | null;
  later: string | null;
}

export interface FormLine {
  path: string;
  label: string;
  text: string;
}

export interface StepForm {
  visit: string;
  definition: FormDefinition;
  /** By field path: what may be written, what only read. */
  access: Access;
}

export interface CaseView {
  id: string;
  version: number;
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
  /** What this reader may see of the answers; what is hidden from them doesn't leave the server. */
  form: FormLine[];
  formData: Record<string, unknown>;
  /** The form at each step of the reader's that writes some of it, cut to what that step's person may see. */
  stepForms: StepForm[];
  materials: MaterialView[];
  tasks: {
    visit: string;
    node: string;
    name: string;
    org: string;
    orgName: string;
    post: string;
    assignee: { id: string; name: string } | null;
    openedAt: string;
    due: string | null;
  }[];
  clocks: ClockView[];
  timeline: TimelineEntry[];
  drawing: Drawing;
  /** Node id → how it stands on the drawing. */
  position: Record<string, "done" | "current" | "returned" | "todo">;
  acts: ActView[];
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
  supplementDue: string | null;
  mayWithdraw: boolean;
  maySupply: boolean;
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

export { type CaseMessageCode, caseMessages } from "./messages.ts";
