import type { FormData } from "../../../../core/forms/index.ts";
import type { CaseCommandName, CaseView, HandedIn, MaterialFile } from "../../../../modules/cases/shared.ts";
import { handedInput } from "../materials/handed-input.ts";

export type ActView = CaseView["acts"][number];

/**
 * The acts that staff choose on the case page; handing in has its own page, withdrawing is the applicant's, 暂存 stands beside every
 * act with words, documents have their own section. */
export type DeskAct = Exclude<CaseCommandName, "submit" | "withdraw" | "save-opinion" | "issue-document" | "void-document">;

/** Everything that can be filled in beside an act. One draft serves all acts of a visit, so that choosing another act loses nothing typed. */
export interface ActDraft {
  opinion: string;
  /** Materials found in order, by code. */
  checked: string[];
  /** Materials handed over on paper, by code. */
  papers: string[];
  /** Material → how its paper was handed in. */
  handed: Record<string, HandedIn>;
  /** 补正: scanned here, or taken over from earlier cases. */
  files: MaterialFile[];
  /** 补办件: material → day by which it is to come. */
  later: Record<string, string>;
  /** 更正情形: question → choice. */
  situations: Record<string, string>;
  /** Material → what is wrong with it. */
  lacks: Record<string, string>;
  /** Remarks on files that have been put among them once. */
  proposed: string[];
  outcome: "" | "grant" | "deny" | "declined" | "not-accepted";
  rightAgency: string;
  target: string;
  afterwards: "rerun" | "direct";
  to: string;
  kind: string;
  days: number | null;
  noticed: boolean;
  /** 延期: the promised day moves as well. */
  promise: boolean;
  /** 加签: who signs, and whether before or after. */
  people: string[];
  when: "before" | "after";
  agree: "" | "yes" | "no";
  authority: string;
  number: string;
  manner: "window" | "online" | "post";
  receiver: string;
  /** How the window came by a certificate that no hand-over list brought. */
  unlisted: string;
  /** 收费: charge → how much of it; what isn't ticked isn't there. Amounts in yuan as typed. */
  fees: Record<string, FeeDraft>;
  payment: "cash" | "bank" | "online";
  /** 传阅: who is given the case to read, with the words they were found by. */
  readers: { value: string; label: string }[];
  /** 防控措施: names of the step's risks whose measure was taken. */
  measures: string[];
  /** 自选: the persons named for steps to come, by node. */
  choices: Record<string, string[]>;
  /** What the step's person typed of the form: field name → text, and the rows shown of each table. */
  body: Record<string, string | string[]>;
  rows: Record<string, number>;
  /** Documents the act offers to make along, that aren't wanted. */
  without: string[];
}

export interface FeeDraft {
  quantity: number;
  amount: string;
  waived: string;
  reason: string;
}

export type DraftField = Exclude<keyof ActDraft, "body" | "rows" | "without" | "handed" | "files" | "measures" | "proposed">;

export function emptyDraft(view: Pick<CaseView, "situations" | "materials" | "applicant" | "masked">): ActDraft {
  return {
    opinion: "",
    checked: view.materials.filter((material) => material.checked).map((material) => material.code),
    // One found lacking counts as come again only when somebody says so.
    papers: view.materials.filter((material) => material.paper && material.lack === null).map((material) => material.code),
    handed: {},
    files: [],
    later: {},
    situations: Object.fromEntries(view.situations.flatMap(({ id, answer }) => (answer === "" ? [] : [[id, answer]]))),
    lacks: {},
    proposed: [],
    outcome: "",
    rightAgency: "",
    target: "",
    afterwards: "rerun",
    to: "",
    kind: "",
    days: null,
    noticed: false,
    promise: false,
    people: [],
    when: "before",
    agree: "",
    authority: "",
    number: "",
    manner: "window",
    // A masked name mustn't be sent back as the receiver's.
    receiver: view.masked ? "" : view.applicant.name,
    unlisted: "",
    fees: {},
    payment: "cash",
    readers: [],
    measures: [],
    choices: {},
    body: {},
    rows: {},
    without: [],
  };
}

const NEEDED: Record<DeskAct, readonly DraftField[]> = {
  receive: [],
  "correct-situation": ["situations", "opinion"],
  accept: [],
  refuse: ["outcome", "opinion"],
  "ask-supplement": ["lacks"],
  supply: [],
  settle: ["outcome"],
  agree: [],
  disagree: ["opinion"],
  return: ["target", "opinion"],
  transfer: ["to", "opinion"],
  claim: [],
  unclaim: [],
  copy: ["readers"],
  suspend: ["kind", "days", "opinion", "noticed"],
  resume: [],
  "send-up": ["authority"],
  "enter-reply": ["outcome", "opinion"],
  decide: ["outcome"],
  deliver: ["receiver"],
  charge: ["fees"],
  "record-payment": ["number"],
  terminate: ["opinion"],
  void: ["opinion"],
  recall: [],
  jump: ["target", "opinion"],
  urge: [],
  ask: ["to", "opinion"],
  answer: ["opinion"],
  "ask-extension": ["days", "opinion"],
  "answer-extension": ["outcome"],
  delegate: ["to", "opinion"],
  "add-signers": ["people", "opinion"],
  "remove-signer": ["to", "opinion"],
  sign: ["agree", "opinion"],
};

export function isDeskAct(act: CaseCommandName): act is DeskAct {
  return act in NEEDED;
}

/** The fields still to be filled in before the act can be sent, in the order they stand on the page. */
export function missingFields(act: Pick<ActView, "act" | "opinionRequired" | "choices">, draft: ActDraft): DraftField[] {
  if (!isDeskAct(act.act)) return [];
  const needed = [...NEEDED[act.act], ...(act.opinionRequired ? (["opinion"] as const) : [])];
  const unchosen = (act.choices ?? []).some(({ node, needed: must }) => must && !draft.choices[node]?.length);
  return [...[...new Set(needed)].filter((field) => isBlank(draft[field])), ...(unchosen ? (["choices"] as const) : [])];
}

function isBlank(value: ActDraft[DraftField]): boolean {
  if (typeof value === "string") return value.trim() === "";
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return false;
  if (value === null) return true;
  return Object.values(value).every((part) => typeof part === "string" && part.trim() === "");
}

/** Turns the draft into the input of the act's command (modules/cases/shared.ts). `form`: the answers of the step's part of the form, if it has one; `due`: fen to pay. */
export function commandInput(
  act: DeskAct,
  visit: string | null,
  draft: ActDraft,
  form: FormData | null = null,
  due = 0,
): Record<string, unknown> {
  const named = Object.entries(draft.choices).filter(([, people]) => people.length > 0);
  const input = inputOf(act, visit, draft, form, due);
  return CHOOSING.includes(act) && named.length > 0 ? { ...input, choose: Object.fromEntries(named) } : input;
}

/** Acts that finish a step, so that whoever does them may be asked for the person of one to come. */
const CHOOSING: readonly DeskAct[] = ["accept", "settle", "agree", "disagree", "send-up", "enter-reply", "decide"];

function inputOf(act: DeskAct, visit: string | null, draft: ActDraft, form: FormData | null, due: number): Record<string, unknown> {
  const { opinion, checked, papers, outcome } = draft;
  switch (act) {
    case "receive":
      return { papers, handed: handedInput(draft), note: opinion };
    case "correct-situation":
      return { situations: draft.situations, reason: opinion };
    case "accept":
      return { checked, later: pairs(draft.later).map(([material, by]) => ({ material, by })), opinion, form };
    case "refuse":
      return { outcome, reason: opinion, rightAgency: draft.rightAgency };
    case "ask-supplement":
      return { lacks: pairs(draft.lacks).map(([material, lack]) => ({ material, lack })) };
    case "supply":
      return { files: draft.files, papers, handed: handedInput(draft), form: null };
    case "settle":
      return { checked, outcome, opinion, form };
    case "agree":
    case "disagree":
      return { visit, opinion, form };
    case "return":
      return { visit, target: draft.target, after: draft.afterwards, opinion };
    case "transfer":
      return { visit, to: draft.to, reason: opinion };
    case "copy":
      return { visit, to: draft.readers.map(({ value }) => value), note: opinion };
    case "claim":
    case "unclaim":
      return { visit };
    case "suspend":
      return { kind: draft.kind, days: draft.days, reason: opinion, noticed: draft.noticed };
    case "resume":
      return { note: opinion };
    case "send-up":
      return { visit, authority: draft.authority, opinion, form };
    case "enter-reply":
      return { visit, outcome, number: draft.number, opinion, form };
    case "decide":
      return { visit, outcome, opinion, form };
    case "deliver":
      return { visit, manner: draft.manner, receiver: draft.receiver, unlisted: draft.unlisted, note: opinion };
    case "charge":
      return { visit, lines: Object.entries(draft.fees).map(feeLine) };
    case "record-payment":
      return { visit, receipt: draft.number, manner: draft.payment, paid: due };
    case "terminate":
      return { reason: opinion };
    case "void":
      return { reason: opinion, document: draft.number };
    case "recall":
      return { visit, reason: opinion };
    case "jump":
      return { visit, target: draft.target, reason: opinion };
    case "urge":
      return { note: opinion };
    case "ask":
      return { visit, to: draft.to, question: opinion };
    case "answer":
      return { visit, answer: opinion };
    case "ask-extension":
      return { visit, days: draft.days, promise: draft.promise, reason: opinion };
    case "answer-extension":
      return { visit, outcome, reason: opinion };
    case "delegate":
      return { visit, to: draft.to, reason: opinion };
    case "add-signers":
      return { visit, people: draft.people, when: draft.when, reason: opinion };
    case "remove-signer":
      return { visit, person: draft.to, reason: opinion };
    case "sign":
      return { visit, agree: draft.agree === "yes", opinion };
  }
}

function feeLine([fee, { quantity, amount, waived, reason }]: [string, FeeDraft]) {
  return { fee, quantity, amount: amount === "" ? null : fenOf(amount), waived: waived === "" ? 0 : fenOf(waived), reason };
}

/** Yuan as typed, in fen. */
export function fenOf(yuan: string): number {
  return Math.round(Number(yuan) * 100);
}

/** The documents an act makes with what was chosen; before an outcome is chosen, those that don't hang on one. */
export function documentsAlong(act: ActView, outcome: ActDraft["outcome"]): NonNullable<ActView["documents"]> {
  return (act.documents ?? []).filter((document) => document.outcome === "" || document.outcome === outcome);
}

/** What the act is told to make. */
export function documentsWanted(act: ActView, draft: ActDraft): { documents?: string[] } {
  const wanted = documentsAlong(act, draft.outcome).filter(({ code, required }) => required || !draft.without.includes(code));
  return wanted.length > 0 ? { documents: wanted.map(({ code }) => code) } : {};
}

function pairs(texts: Record<string, string>): [string, string][] {
  return Object.entries(texts).filter(([, text]) => text.trim() !== "");
}
