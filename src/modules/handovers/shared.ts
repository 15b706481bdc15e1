/** Browser-safe door of hand-overs. */
export { handoverMessages } from "./messages.ts";

/** Working days a paper may lie at the window, and a list may wait for its signature. */
export const DAYS = 2;

/** 综合窗口交接单: materials from a window to a department; 办结证件交接单: licences from the department to the window. */
export type HandoverKind = "materials" | "results";

export interface WaitingPaper {
  kind: HandoverKind;
  caseId: string;
  caseNumber: string;
  itemName: string;
  applicantMasked: string;
  to: string;
  toName: string;
  from: string;
  fromName: string;
  material: string;
  materialName: string;
  copies: number;
  /** More than 1: in place of one found lacking (补正). */
  time: number;
  takenOn: string;
  /** More than `DAYS` have passed. */
  overdue: boolean;
}

export interface HandoverEntry {
  position: number;
  caseId: string;
  caseNumber: string;
  itemName: string;
  applicantMasked: string;
  materialName: string;
  copies: number;
  received: boolean | null;
  difference: string;
}

export interface Handover {
  id: string;
  kind: HandoverKind;
  number: string;
  fromName: string;
  toName: string;
  handedAt: string;
  handedBy: string;
  due: string;
  overdue: boolean;
  receivedAt: string | null;
  receivedBy: string | null;
  note: string;
  /** Whether the reader may sign for it. */
  maySign: boolean;
  entries: HandoverEntry[];
}

/** Where a paper of a case is: at the window, on a list nobody signed yet, with the department, or not on the pile when the list was signed. */
export interface PaperWhereabouts {
  material: string;
  materialName: string;
  where: "window" | "under-way" | "received" | "missing";
  /** The organisation that has it, or is to sign for it. */
  place: string;
  /** Of the last list it was on. */
  number: string | null;
  overdue: boolean;
  /** What the receiving side wrote. */
  difference: string;
}
