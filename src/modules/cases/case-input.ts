import { z } from "zod";

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
  voided: "13",
} as const;
export type CaseState = keyof typeof CASE_STATES;

export const CHANNELS = ["window", "web", "mobile", "agent"] as const;
export type Channel = (typeof CHANNELS)[number];

const text = (maximum: number) => z.string().trim().max(maximum);
const reason = text(2000).min(1);
/** What the step's person wrote of the form; what the step doesn't let them write keeps what it was. */
const form = z.record(z.string(), z.unknown()).nullable().default(null);
const opinion = text(2000).default("");
/** Documents to be made along with the act, by code (制作并出具). */
const documents = z.array(text(60)).max(10).default([]);

/** 自选: whom a step names for steps to come, by their node. */
const choose = z.record(text(200), z.array(z.uuid()).min(1).max(50)).default({});

/** 防控措施: names of the step's risks whose measure was taken. */
const measures = z.array(text(200)).max(50).default([]);

/** What is left blank is told with everything else that is wrong (see domain/applicant.ts), so that one looks once. */
const applicantSchema = z.object({
  kind: z.enum(["person", "organisation"]),
  name: text(60),
  /** Identity number (person) or unified credit code (organisation). */
  number: text(20),
  phone: text(20),
  /** Where notices go as well, where the county sends mail; most give none. */
  email: text(100).optional(),
  address: text(200).default(""),
  /** Who acts for the applicant, when it isn't they themselves. */
  agent: z
    .object({ name: text(60), number: text(20), phone: text(20) })
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
  /** Taken over from an earlier case of the applicant, by this consent; needs no proof of upload. */
  reuse: z.object({ consent: z.uuid(), from: z.uuid() }).optional(),
});
export type MaterialFile = z.infer<typeof materialFileSchema> & { reused?: ReusedFrom };

/** How an owner agreed to the use of what they gave before: by word or signature at the window, or by a code sent to their phone. */
export type ReuseManner = "spoken" | "signed" | "code";

/** What the house itself found of a file taken over; nobody can send it. */
export interface ReusedFrom {
  consent: string;
  /** The earlier case, its number, and the item it was about. */
  from: string;
  number: string;
  itemName: string;
  /** The day it was first given, or issued. */
  given: string;
  manner: ReuseManner;
  /** When the owner agreed, and who took it down at the window. */
  at: string;
  by: { name: string; staffNumber: string } | null;
}

/** How a paper was handed in at a window: the original kept, seen and given back beside its copy (原件已核对), or a copy alone; and in how many pieces (份). */
const handedSchema = z.object({
  material: text(60),
  original: z.enum(["kept", "seen", "copy"]),
  copies: z.number().int().min(1).max(99),
});
export type HandedIn = Omit<z.infer<typeof handedSchema>, "material">;
const handed = z.array(handedSchema).max(60).default([]);

/** 情形: answers to the item's questions, by their id. */
const situations = z.record(text(60), text(60)).default({});

/** Every command of the journey and its input. All doors use these; `perform` parses them again. */
export const caseCommands = {
  submit: z.object({
    itemCode: text(40).min(1),
    applicant: applicantSchema,
    form: z.record(z.string(), z.unknown()),
    situations,
    files: z.array(materialFileSchema).max(60).default([]),
    /** Materials handed over on paper at a counter, by code. */
    papers: z.array(text(60)).max(60).default([]),
    handed,
    /** Materials the applicant has on paper only and will bring to the window, by code. */
    promised: z.array(text(60)).max(60).default([]),
    channel: z.enum(CHANNELS),
    /** The number called to the window (排队号), e.g. `A005`. */
    ticket: text(8).optional(),
    /** The window (organisation code) that receives it; default: the item's first intake place. */
    window: text(40).nullable().default(null),
  }),
  /** 更正情形: what was answered wrong, with what is right and why. */
  "correct-situation": z.object({ visit: text(80).optional(), situations, reason }),
  receive: z.object({ papers: z.array(text(60)).max(60).default([]), handed, documents, note: opinion }),
  accept: z.object({
    documents,
    measures,
    /** Materials found in order, by code. */
    checked: z.array(text(60)).max(60),
    /** 补办件 only: what is to be supplied later, and by which day. */
    later: z
      .array(z.object({ material: text(60), by: z.iso.date() }))
      .max(60)
      .default([]),
    opinion,
    form,
    choose,
  }),
  refuse: z.object({
    documents,
    /** declined 不受理 (no licence needed) or not-accepted 不予受理 (行政许可法 32). */
    outcome: z.enum(["declined", "not-accepted"]),
    reason,
    rightAgency: text(200).default(""),
  }),
  "ask-supplement": z.object({
    documents,
    lacks: z
      .array(z.object({ material: text(60), lack: reason }))
      .min(1)
      .max(60),
  }),
  supply: z.object({
    files: z.array(materialFileSchema).max(60).default([]),
    papers: z.array(text(60)).max(60).default([]),
    handed,
    form: z.record(z.string(), z.unknown()).nullable().default(null),
  }),
  settle: z.object({ documents, measures, checked: z.array(text(60)).max(60), outcome: z.enum(["grant", "deny"]), opinion, form, choose }),
  agree: z.object({ documents, measures, visit: text(80), opinion, form, choose }),
  disagree: z.object({ visit: text(80), opinion: reason, form, choose }),
  return: z.object({ visit: text(80), target: text(200), after: z.enum(["rerun", "direct"]).default("rerun"), opinion: reason }),
  transfer: z.object({ visit: text(80), to: z.uuid(), reason }),
  claim: z.object({ visit: text(80) }),
  copy: z.object({ visit: text(80), to: z.array(z.uuid()).min(1).max(50), note: opinion }),
  unclaim: z.object({ visit: text(80) }),
  suspend: z.object({ documents, kind: text(40).min(1), days: z.number().int().min(1).max(365), reason, noticed: z.literal(true) }),
  resume: z.object({ note: opinion }),
  "send-up": z.object({ documents, measures, visit: text(80), authority: text(100).min(1), opinion, form, choose }),
  "enter-reply": z.object({
    documents,
    measures,
    visit: text(80),
    outcome: z.enum(["grant", "deny"]),
    number: text(80).default(""),
    opinion: reason,
    form,
    choose,
  }),
  decide: z.object({ documents, measures, visit: text(80), outcome: z.enum(["grant", "deny"]), opinion, form, choose }),
  deliver: z.object({
    documents,
    measures,
    visit: text(80),
    manner: z.enum(["window", "online", "post"]),
    receiver: text(60).min(1),
    /** How the window came by a certificate that no hand-over list brought; asked for only there. */
    unlisted: text(300).default(""),
    note: opinion,
  }),
  charge: z.object({
    visit: text(80),
    /** One a charge of the item's list, by its name. */
    lines: z
      .array(
        z.object({
          fee: text(100).min(1),
          quantity: z.number().int().min(1).max(10_000).default(1),
          /** Fen for one, only where the standard is worked out case by case. */
          amount: z.number().int().min(1).max(1e11).nullable().default(null),
          /** Fen taken off, with the reason (减免). */
          waived: z.number().int().min(0).max(1e13).default(0),
          reason: text(500).default(""),
        }),
      )
      .min(1)
      .max(30),
  }),
  "record-payment": z.object({
    visit: text(80),
    /** Number of the bill (缴款单、票据). */
    receipt: text(60).min(1),
    manner: z.enum(["cash", "bank", "online"]),
    /** Fen received. */
    paid: z.number().int().min(1).max(1e13),
  }),
  withdraw: z.object({ documents, reason }),
  terminate: z.object({ documents, reason }),
  /** `document`: number of the paper it rests on, where there is one. */
  void: z.object({ reason, document: text(80).default("") }),
  /** `visit`: the finished step that is taken back. */
  recall: z.object({ visit: text(80), reason: opinion }),
  jump: z.object({ visit: text(80), target: text(200), reason }),
  "save-opinion": z.object({ visit: text(80), opinion, form }),
  urge: z.object({ note: opinion }),
  ask: z.object({ visit: text(80), to: z.uuid(), question: reason }),
  answer: z.object({ visit: text(80), answer: reason }),
  /** `promise`: whether the promised day is to move as well. */
  "ask-extension": z.object({ visit: text(80), days: z.number().int().min(1).max(365), promise: z.boolean(), reason }),
  "answer-extension": z.object({ documents, visit: text(80), outcome: z.enum(["grant", "deny"]), reason: opinion }),
  delegate: z.object({ visit: text(80), to: z.uuid(), reason }),
  "add-signers": z.object({ visit: text(80), people: z.array(z.uuid()).min(1).max(10), when: z.enum(["before", "after"]), reason }),
  "remove-signer": z.object({ visit: text(80), person: z.uuid(), reason }),
  sign: z.object({ visit: text(80), agree: z.boolean(), opinion: reason }),
  /** A document made by itself; one that stands already only in place of it, with the reason. */
  "issue-document": z.object({
    visit: text(80).optional(),
    document: text(60).min(1),
    replaces: z.uuid().nullable().default(null),
    reason: opinion,
    /** What the document asks its maker for; judged by its template. */
    entered: z.record(z.string(), z.unknown()).default({}),
  }),
  "void-document": z.object({ visit: text(80).optional(), paper: z.uuid(), reason }),
} as const;
export type CaseCommandName = keyof typeof caseCommands;
export type CaseCommandInput<N extends CaseCommandName> = z.infer<(typeof caseCommands)[N]>;
