/** Browser-safe door of licences: how a licence may stand, the acts on one, and what lists and pages show. */
import { z } from "zod";
import type { Ground } from "./domain/grounds.ts";

export { type Ground, groundsFor } from "./domain/grounds.ts";
export { licenceMessages } from "./messages.ts";
export { licenceTerms } from "./terms.ts";

/** What became of a licence; the days are told by `LicenceStanding`. `void`: its paper was issued in error (作废). */
export const LICENCE_STATES = ["valid", "withdrawn", "revoked", "cancelled", "changed", "renewed", "void"] as const;
export type LicenceState = (typeof LICENCE_STATES)[number];

/** How it stands today: 有效, 即将到期, 视为准予延续, 已过期, else what became of it. */
export type LicenceStanding = LicenceState | "expiring" | "deemed-renewed" | "expired";

/** Standings that a list can be narrowed to; `void` is for the desk alone. */
export const LISTED_STANDINGS = ["valid", "expiring", "expired", "withdrawn", "revoked", "cancelled", "changed", "renewed"] as const;
export type ListedStanding = (typeof LISTED_STANDINGS)[number];

/** 撤回 (行政许可法 8), 撤销 (69), 注销 (70): what ends a licence before or after its days. */
export const ENDING_ACTS = ["withdraw", "revoke", "cancel"] as const;
export type EndingAct = (typeof ENDING_ACTS)[number];

/** Commands of staff on one licence. */
export const licenceCommands = {
  propose: z.object({
    act: z.enum(ENDING_ACTS),
    ground: z.string().max(40),
    /** At least ten characters: what ends a right gives its reasons (行政许可法 38). */
    reason: z.string().trim().min(10).max(1000),
    /** The provision of the licence's own law it rests on. */
    law: z.string().trim().min(4).max(300),
    /** 撤销: what the holder said when told, or that nothing was said (行政许可法 7). */
    heard: z.string().trim().max(1000).default(""),
    /** 撤回: how a loss is made good (行政许可法 8). */
    compensation: z.string().trim().max(1000).default(""),
  }),
  /** Taken back by whoever proposed it. */
  "take-back": z.object({}),
  decide: z.object({ agree: z.boolean(), opinion: z.string().trim().min(2).max(1000) }),
  /** 送达: the paper of an ending reached the holder. */
  deliver: z.object({
    paper: z.uuid(),
    manner: z.enum(["window", "post", "online", "notice"]),
    receiver: z.string().trim().min(1).max(60),
  }),
} as const;
export type LicenceCommandName = keyof typeof licenceCommands;
export type LicenceCommandInput<N extends LicenceCommandName> = z.output<(typeof licenceCommands)[N]>;

/** A licence as lists show it, at the desk and to the public. */
export interface LicenceRow {
  id: string;
  number: string;
  name: string;
  itemCode: string;
  itemName: string;
  department: string;
  departmentName: string;
  /** A person's name masked, an organisation's whole. */
  holder: string;
  /** Unified social credit code; of organisations only. */
  creditCode: string | null;
  issuedOn: string;
  validFrom: string;
  validUntil: string | null;
  standing: LicenceStanding;
  /** An ending waits to be decided on. */
  proposed: boolean;
}

/** What the public learns of a licence by the code on its paper, as it stands today. */
export interface LicenceStatus {
  standing: LicenceStanding;
  /** The first day; of a renewal granted early it is still to come. */
  validFrom: string;
  /** The last day, or null: without limit. */
  validUntil: string | null;
  endedOn: string | null;
  replacedBy: string | null;
}

/** A licence that a case has given, for its holder. */
export interface GivenLicence {
  /** Id of its paper among the case's documents. */
  document: string;
  standing: LicenceStanding;
  /** Decisions that ended it. */
  papers: { id: string; name: string; number: string; at: string }[];
}

export interface LicenceHistoryEntry {
  at: string;
  type: string;
  person: { name: string; staffNumber: string | null; orgName: string | null; post: string | null } | null;
  /** Reason or opinion; only for who may see them. */
  words: string | null;
  details: Record<string, string>;
}

/** One licence at the desk. */
export interface LicenceView extends LicenceRow {
  version: number;
  caseId: string;
  caseNumber: string;
  endings: EndingAct[];
  endedOn: string | null;
  proposal: { act: EndingAct; ground: Ground; name: string; on: string; proposed: ProposedWords | null } | null;
  replaces: { id: string; number: string } | null;
  replacedBy: { id: string; number: string } | null;
  renewal: { caseId: string; number: string; askedOn: string; inTime: boolean } | null;
  deemedOn: string | null;
  papers: { id: string; name: string; number: string; at: string; deliveredOn: string | null; manner: string | null }[];
  history: LicenceHistoryEntry[];
  /** Null where the reader may do it now; else why not, as a message code. */
  acts: Record<LicenceCommandName, string | null>;
}

/** What whoever proposes an ending writes. */
export interface ProposedWords {
  reason: string;
  law: string;
  heard: string;
  compensation: string;
}
