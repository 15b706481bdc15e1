/** Browser-safe door of identity: who people are, what they hold, what they may do. */
import { z } from "zod";

export { type IdentityCode, identityMessages } from "./messages.ts";

export const ORG_KINDS = ["county", "department", "township", "village", "hall"] as const;
export type OrgKind = (typeof ORG_KINDS)[number];

/** An organisation. `code` is its key everywhere: `610999` county, `610999MZ` department, `610999101` township, `610999101201` village, `610999ZW` the hall. */
export interface Org {
  code: string;
  kind: OrgKind;
  name: string;
  shortName: string;
  parent: string | null;
  /** The sector (领域) of the basic catalogue whose items a department handles, e.g. 民政工作. */
  sectors: string[];
  address: string | null;
  phone: string | null;
  active: boolean;
}

/** Posts (岗位) are the same words in every organisation; a step of a process names one. */
export const POSTS = [
  "window-clerk",
  "handler",
  "reviewer",
  "approver",
  "section-head",
  "head",
  "leader",
  "catalogue-editor",
  "disclosure-editor",
  "process-manager",
  "supervisor",
  "system-administrator",
  "security-administrator",
  "audit-administrator",
] as const;
export type Post = (typeof POSTS)[number];

/** What a right is about. One word per door of the product; the table in identity/domain/rights.ts says which post has which. */
export const PERMISSIONS = [
  "case.intake",
  "case.handle",
  "case.view",
  "case.manage",
  "licence.view",
  "licence.propose",
  "licence.decide",
  "consultation.answer",
  "consultation.manage",
  "supervision.view",
  "supervision.replay",
  "catalogue.view",
  "catalogue.edit",
  "identity.view",
  "identity.orgs",
  "identity.people",
  "identity.holdings",
  "identity.security",
  "audit.view",
  "operations.view",
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** How far a right reaches: everything, the post's own organisation, that and those below it, or only what the person does themselves. */
export type Scope = "all" | "org-and-below" | "org" | "self";

export interface Holding {
  org: string;
  post: Post;
  /** Section (科室) inside the organisation, shown in the trace. */
  section: string | null;
  /** Whose post it is, where an actor only stands in for them (离岗委托). */
  for?: { id: string; name: string };
}

/** Who acts. Built anew for every request, so that a post given or taken counts at once. */
export type Actor =
  | {
      kind: "person";
      id: string;
      staffNumber: string;
      name: string;
      holdings: Holding[];
      grants: Grant[] /** Address they act from, for the log. */;
      ip?: string;
    }
  | { kind: "citizen"; id: string | null; name: string }
  | { kind: "system"; id: "system"; name: string };

export type PersonActor = Extract<Actor, { kind: "person" }>;

/** Whose steps are an actor's: their own, and those of the people they stand in for today. */
export function selvesOf(actor: PersonActor): string[] {
  return [...new Set([actor.id, ...actor.holdings.flatMap((held) => (held.for ? [held.for.id] : []))])];
}

export interface Grant {
  permission: Permission;
  scope: Scope;
  /** Organisations the scope resolves to (`org`: itself, `org-and-below`: with all beneath); empty for `all` and `self`. */
  orgs: string[];
}

/** The one rights check: deny unless a grant reaches the organisation (and, for `self`, the person) concerned. */
export function can(actor: Actor, permission: Permission, about: { org?: string; person?: string } = {}): boolean {
  if (actor.kind === "system") return true;
  if (actor.kind === "citizen") return false;
  return actor.grants.some((grant) => grant.permission === permission && reaches(grant, actor.id, about));
}

function reaches(grant: Grant, self: string, about: { org?: string; person?: string }): boolean {
  if (grant.scope === "all") return true;
  if (grant.scope === "self") return about.person === self;
  return about.org === undefined || grant.orgs.includes(about.org);
}

/** One page by keyset: `next` is handed back as `after`; `total` is counted up to 1000 and means "at least" there. */
export interface Page<T> {
  rows: T[];
  next: string | null;
  total: number;
}

export interface PersonRow {
  id: string;
  staffNumber: string;
  username: string;
  name: string;
  active: boolean;
  lockedUntil: Date | null;
  lastSignInAt: Date | null;
  /** Posts held now. */
  holdings: (Holding & { orgName: string })[];
}

/** A holding with its term; `until` is null while it lasts. */
export interface HoldingRow extends Holding {
  id: string;
  orgName: string;
  from: Date;
  until: Date | null;
}

export interface PersonDetail extends PersonRow {
  createdAt: Date;
  mustChangePassword: boolean;
  holdings: HoldingRow[];
  /** Ended ones, the newest first. */
  pastHoldings: (HoldingRow & { until: Date })[];
}

/** Everything the log tells of. */
export const LOG_ACTIONS = [
  "sign-in",
  "sign-out",
  "password-change",
  "password-reset",
  "person-add",
  "person-activate",
  "person-deactivate",
  "person-unlock",
  "holding-give",
  "holding-end",
  "delegation-set",
  "delegation-end",
  "org-add",
  "org-rename",
  "org-close",
  "org-seal",
  "personal-view",
  "demo-seed",
] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];
export type LogDetails = Record<string, string>;

export interface LogRow {
  sequence: number;
  at: Date;
  /** Name of who did it, as it was then. */
  actor: string;
  actorId: string;
  action: LogAction;
  /** Name of the person or organisation it was done to, as it is today. */
  subject: string | null;
  subjectId: string | null;
  org: string | null;
  success: boolean;
  code: string | null;
  details: LogDetails;
  ip: string | null;
}

/** Whether the chain is whole; else where it first breaks. */
export type LogVerdict = { ok: true; checked: number } | { ok: false; checked: number; brokenAt: number };

const line = (maximum: number) => z.string().trim().min(1).max(maximum);
const orgCode = z.string().regex(/^\d{6}([A-Z]{2}|\d{3}(\d{3})?)?$/);
const optionalLine = (maximum: number) => z.string().trim().max(maximum).nullable().default(null);

const holdingSchema = z.object({ org: orgCode, post: z.enum(POSTS), section: optionalLine(40).transform((section) => section || null) });
export const addPersonSchema = z.object({
  staffNumber: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{4,20}$/),
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/),
  name: line(40),
  /** The first post, if it is known already. */
  holding: holdingSchema.nullable().default(null),
});
export const setPersonActiveSchema = z.object({ id: z.uuid(), active: z.boolean(), reason: z.string().trim().max(200).default("") });
export const personSchema = z.object({ id: z.uuid() });
export const giveHoldingSchema = z.object({ id: z.uuid(), ...holdingSchema.shape });
export const endHoldingSchema = z.object({ id: z.uuid(), org: orgCode, post: z.enum(POSTS) });

const orgTexts = { name: line(100).min(2), shortName: line(40), address: optionalLine(200), phone: optionalLine(40) };
const sectors = z.array(line(60)).max(20);
export const addOrgSchema = z.object({
  code: orgCode,
  kind: z.enum(ORG_KINDS),
  parent: orgCode.nullable(),
  sectors: sectors.default([]),
  ...orgTexts,
});
/** The code is the six digits of GB/T 2260; the name as people say it, 蒲城县. */
export const openCountySchema = z.object({ code: z.string().regex(/^\d{6}$/), name: line(40).min(2) });
/** Sectors that aren't named stay as they are. */
export const renameOrgSchema = z.object({ code: orgCode, ...orgTexts, sectors: sectors.optional() });
/** Days of both ends count. `person`: whose absence it is; oneself when left out. */
export const delegateSchema = z.object({
  person: z.uuid().optional(),
  deputy: z.uuid(),
  from: z.iso.date(),
  until: z.iso.date(),
  reason: z.string().trim().max(200).default(""),
});
export const endDelegationSchema = z.object({ id: z.uuid() });

export interface DelegationRow {
  id: string;
  person: string;
  name: string;
  deputy: string;
  deputyName: string;
  from: string;
  until: string;
  reason: string;
}

export const closeOrgSchema = z.object({ code: orgCode });

export const listPeopleSchema = z.object({
  /** People holding a post in this organisation or beneath it. */
  org: orgCode.nullable().default(null),
  /** Part of a name, username or staff number. */
  text: z.string().trim().max(40).default(""),
  after: z.string().max(20).default(""),
  limit: z.number().int().min(1).max(100).default(20),
});
export type ListPeople = z.output<typeof listPeopleSchema>;

/** Somebody a process can name: `place` tells where they work, for telling namesakes apart. */
export interface StaffChoice {
  staffNumber: string;
  name: string;
  active: boolean;
  place: string;
}

export const findStaffSchema = z.object({
  /** Part of a name or staff number. */
  text: z.string().trim().max(40).default(""),
  /** Staff numbers to be named instead. */
  numbers: z.array(z.string().max(20)).max(50).nullable().default(null),
});
export type FindStaff = z.output<typeof findStaffSchema>;

export const auditLogSchema = z.object({
  action: z.enum(LOG_ACTIONS).nullable().default(null),
  /** Id of a person or code of an organisation: what they did or what was done to them. */
  about: z.string().max(40).nullable().default(null),
  /** Part of a name, username or staff number, or an IP address: acts by or on those it names. */
  text: z.string().trim().max(80).default(""),
  failuresOnly: z.boolean().default(false),
  from: z.coerce.date().nullable().default(null),
  until: z.coerce.date().nullable().default(null),
  after: z
    .string()
    .regex(/^\d{0,15}$/)
    .default(""),
  limit: z.number().int().min(1).max(100).default(50),
});
export type AuditLogFilter = z.output<typeof auditLogSchema>;
