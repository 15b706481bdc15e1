import type { StepRole } from "../../../core/process/index.ts";
import type { CaseKind } from "../../catalogue/shared.ts";
import { CASE_STATES, type CaseCommandName, type CaseState } from "../case-input.ts";
import type { SideRole } from "./side-tasks.ts";

/**
 * Who may do an act: whoever holds the open task, the applicant, the process manager, whoever did the step that is taken back, or those who
 * wait for the case: the window that took it in, the starter, the manager. `asker`: whose step it is while others sign within it.
 * `document`: whoever holds a step that offers the document, or had one, and the manager.
 */
export type Doer = "task" | "applicant" | "manager" | "before" | "waiting" | "asker" | "document";

export interface ActRule {
  by: Doer;
  states: readonly CaseState[];
  /** Roles of the step at which it can be done; null where no step matters. */
  roles: readonly (StepRole | SideRole)[] | null;
  kinds?: readonly CaseKind[];
}

const OPEN: readonly CaseState[] = ["submitted", "awaiting-supplement", "accepted", "suspended", "sent-up", "decided"];
const EVERY = Object.keys(CASE_STATES) as CaseState[]; // keys of the table of states
const WORK: readonly StepRole[] = ["handle", "review", "opinion", "publicise", "custom"];
const CHARGING: readonly StepRole[] = ["handle", "review", "decide", "deliver", "settle", "custom"];
/** Steps within which others can be asked to sign. */
const SIGNABLE: readonly StepRole[] = ["handle", "review", "opinion", "custom", "decide", "send-up"];
const NOT_INSTANT: readonly CaseKind[] = ["promised", "deferred", "forwarded", "joint"];

/**
 * What can be done when: the one table for the server and for every screen (七(四)4). An act not in reach of the case's state and the open
 * step's role can't be done through any door.
 */
export const ACTS: Record<Exclude<CaseCommandName, "submit">, ActRule> = {
  // 收件: the papers are in hand; a receipt is given.
  receive: { by: "task", states: ["submitted"], roles: ["receive", "settle"] },
  // 更正情形: the papers asked for are put right before the answer is given; afterwards only one that is still awaited can fall away.
  "correct-situation": { by: "task", states: ["submitted", "accepted"], roles: [...WORK, "receive", "settle", "decide"] },
  // 行政许可法 32: accept, refuse, or ask once for corrections within five working days.
  accept: { by: "task", states: ["submitted"], roles: ["receive"] },
  refuse: { by: "task", states: ["submitted", "awaiting-supplement"], roles: ["receive", "settle"] },
  "ask-supplement": { by: "task", states: ["submitted"], roles: ["receive"], kinds: NOT_INSTANT },
  supply: { by: "applicant", states: ["awaiting-supplement", "accepted", "suspended", "sent-up"], roles: null },
  // 即办件: accepted, decided and handed over in one visit (annexes §5).
  // One that the law took as accepted still waits at the counter.
  settle: { by: "task", states: ["submitted", "accepted"], roles: ["settle"], kinds: ["instant"] },
  // Some processes publicise what was decided before it is handed over.
  agree: { by: "task", states: ["accepted", "decided"], roles: WORK },
  // 会签: one of several says no; what comes of it the step's rule says.
  disagree: { by: "task", states: ["accepted", "decided"], roles: WORK },
  return: { by: "task", states: ["accepted"], roles: [...WORK, "decide", "send-up"] },
  transfer: { by: "task", states: OPEN, roles: [...WORK, "receive", "settle", "decide", "send-up", "reply", "deliver"] },
  // 认领、放回: who takes a step out of the queue or pool, and puts it back.
  claim: { by: "task", states: OPEN, roles: null },
  // 传阅: whoever has a step may give the case to others to read.
  copy: { by: "task", states: OPEN, roles: null },
  unclaim: { by: "task", states: OPEN, roles: null },
  // 行政许可法 45: hearing, inspection, appraisal … aren't counted when the applicant is told in writing.
  suspend: { by: "task", states: ["accepted"], roles: [...WORK, "decide"] },
  resume: { by: "task", states: ["suspended"], roles: [...WORK, "decide"] },
  "send-up": { by: "task", states: ["accepted"], roles: ["send-up"] },
  "enter-reply": { by: "task", states: ["sent-up"], roles: ["reply"] },
  decide: { by: "task", states: ["accepted"], roles: ["decide"] },
  // 行政许可法 44: delivered within ten working days of the decision.
  deliver: { by: "task", states: ["decided"], roles: ["deliver"] },
  // Nothing is charged before the case is accepted, but for what is done at the counter in one visit.
  charge: { by: "task", states: ["submitted", "accepted", "decided"], roles: [...CHARGING] },
  "record-payment": { by: "task", states: ["submitted", "accepted", "decided"], roles: [...CHARGING] },
  withdraw: { by: "applicant", states: ["submitted", "awaiting-supplement", "accepted", "suspended", "sent-up"], roles: null },
  // What can't go on is terminated; what should never have been is void, as long as nothing has been decided: a decision is revoked, not voided.
  terminate: { by: "manager", states: OPEN, roles: null },
  void: { by: "manager", states: ["submitted", "awaiting-supplement", "accepted", "suspended", "sent-up"], roles: null },
  // Acceptance, replies and decisions are legal acts: what is taken back is work among officers.
  recall: { by: "before", states: ["accepted"], roles: ["handle", "review", "opinion", "custom"] },
  jump: { by: "manager", states: ["accepted"], roles: [...WORK, "decide", "send-up"] },
  "save-opinion": { by: "task", states: ["accepted", "suspended", "sent-up", "decided"], roles: [...WORK, "decide", "send-up", "reply"] },
  urge: { by: "waiting", states: ["submitted", "accepted", "sent-up", "decided"], roles: null },
  ask: { by: "task", states: ["submitted", "accepted", "suspended", "sent-up"], roles: [...WORK, "receive", "decide", "send-up", "reply"] },
  answer: { by: "task", states: OPEN, roles: ["question"] },
  // 行政许可法 42: approved by the head, once, before the limit has run out.
  "ask-extension": { by: "task", states: ["accepted"], roles: [...WORK, "decide", "send-up"] },
  "answer-extension": { by: "task", states: ["accepted", "suspended", "sent-up"], roles: ["extension"] },
  delegate: { by: "task", states: ["accepted"], roles: SIGNABLE },
  "add-signers": { by: "task", states: ["accepted"], roles: SIGNABLE },
  // Another branch may have decided meanwhile: those asked before still sign, so that their step can be done.
  "remove-signer": { by: "asker", states: ["accepted", "decided"], roles: SIGNABLE },
  sign: { by: "task", states: ["accepted", "decided"], roles: SIGNABLE },
  // 文书 are made and taken back also after the end: a notice of refusal, a form for the archive.
  "issue-document": { by: "document", states: EVERY, roles: null },
  "void-document": { by: "document", states: EVERY, roles: null },
};

export type Act = keyof typeof ACTS;
export const ACT_NAMES = Object.keys(ACTS) as Act[]; // keys of the table above

/** The acts a step of this role can have in a case of this kind: what the process designer offers as buttons. */
export function actsAtRole(role: StepRole, kind: CaseKind): Act[] {
  return ACT_NAMES.filter((act) => {
    const rule = ACTS[act];
    // who stops the clocks starts them again, who may agree with others may say no, who is brought in signs, who takes in puts right what
    // was answered: no buttons of their own
    return (
      act !== "resume" &&
      act !== "correct-situation" &&
      act !== "disagree" &&
      act !== "sign" &&
      rule.by === "task" &&
      (rule.roles?.includes(role) ?? false) &&
      (rule.kinds?.includes(kind) ?? true)
    );
  });
}

/** Why an act is out of reach, as a message key; null when the table allows it. */
export function refusalOf(act: Act, at: { state: CaseState; kind: CaseKind; role: StepRole | SideRole | null }): string | null {
  const rule = ACTS[act];
  if (rule.kinds && !rule.kinds.includes(at.kind)) return "cases/not-for-this-kind";
  if (!rule.states.includes(at.state)) return act === "resume" ? "cases/not-suspended" : `cases/not-while-${at.state}`;
  if (rule.roles && (at.role === null || !rule.roles.includes(at.role))) return "cases/not-at-this-step";
  return null;
}
