/** Browser-safe door of designs: items while they are being made. */
import { z } from "zod";
import type { FormDefinition } from "../../core/forms/index.ts";
import type { Drawing } from "../../core/process/index.ts";
import { type ActView, type CaseCommandName, type CaseView, caseCommands } from "../cases/shared.ts";
import { CASE_KINDS, type CaseKind, ITEM_TYPES, type ItemPackage, type ItemType, type PackageFault } from "../catalogue/shared.ts";
import type { ElementDifference } from "./domain/compare-packages.ts";
import type { Difference } from "./domain/differences.ts";

export type { ElementDifference } from "./domain/compare-packages.ts";
export type { Difference } from "./domain/differences.ts";
export { type DesignCode, designMessages } from "./messages.ts";

/** What a design began as. */
export type DesignOrigin = { kind: "template"; of: CaseKind } | { kind: "version" | "copy" | "import"; of: string };

const name = z.string().trim().min(2).max(200);
const place = { name, type: z.enum(ITEM_TYPES), department: z.string().max(40) };

/** How a design begins: from the template of a kind, from the item's version in force, or as a copy of another item. */
export const createDesignSchema = z.discriminatedUnion("from", [
  z.strictObject({
    from: z.literal("template"),
    kind: z.enum(CASE_KINDS),
    objects: z
      .array(z.enum(["person", "organisation"]))
      .min(1)
      .max(2),
    ...place,
  }),
  z.strictObject({ from: z.literal("version"), code: z.string().max(40) }),
  z.strictObject({ from: z.literal("copy"), code: z.string().max(40), ...place }),
]);
export type CreateDesign = z.infer<typeof createDesignSchema>;

/** Why nothing was done. `fields` name the parts of the package at fault. */
export interface DesignRefusal {
  ok: false;
  /** `designs/…`, or `catalogue/…` where publishing refuses. */
  code: string;
  fields?: { path: string; code: string }[];
  /** `designs/conflict`: who saved in between, when, and the revision to look at. */
  conflict?: { by: string; at: string; revision: number };
  /** `catalogue/faulty`: everything that stands against publishing; `designs/unreadable`: why the drawing can't be read. */
  faults?: PackageFault[];
}

export type Created = { ok: true; code: string; revision: number } | DesignRefusal;
/** `savedAt` is an instant, ISO 8601. */
export type Saved = { ok: true; revision: number; savedAt: string } | DesignRefusal;
export type PublishedDesign = { ok: true; version: number; versionId: string; unchanged: boolean } | DesignRefusal;

/** One line of the list of designs. */
export interface DesignRow {
  code: string;
  name: string;
  type: ItemType;
  kind: CaseKind;
  department: string;
  departmentName: string;
  /** Version in force it was made from; null for a new item. */
  baseVersion: number | null;
  savedAt: string;
  savedBy: string;
}

/** One item in force, with the design open for its next version. */
export interface ConfiguredRow {
  code: string;
  name: string;
  type: ItemType;
  kind: CaseKind;
  department: string;
  departmentName: string;
  mayEdit: boolean;
  design: { savedAt: string; savedBy: string } | null;
}

export interface OpenDesign {
  id: string;
  revision: number;
  savedAt: string;
  savedBy: string;
  createdAt: string;
  createdBy: string;
  baseVersion: number | null;
  origin: DesignOrigin;
}

/** An item on the designer's desk: its open design, or else the version in force to look at. */
export interface DesignView {
  code: string;
  /** Null while nothing is being changed. */
  design: OpenDesign | null;
  /** `form` tells the designer which ids are in use. */
  inForce: { versionId: string; version: number; publishedAt: string; form: FormDefinition } | null;
  package: ItemPackage;
  mayEdit: boolean;
}

/** What stands against publishing a design, what is worth a second look, and its drawing as far as there is one. */
export interface DesignCheck {
  /** Null: it is the version in force that was looked at. */
  revision: number | null;
  faults: PackageFault[];
  notes: PackageFault[];
  drawing: Drawing | null;
}

/** Names one state of an item: `v3` a published version, `<design>.<number>` a saved revision. */
export const STATE_NAME = /^(?:v(\d{1,9})|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9}))$/;

/** One saved state of a design of the item. */
export interface RevisionRow {
  state: string;
  number: number;
  act: "created" | "saved" | "restored" | "imported";
  since: string;
  at: string;
  by: string;
  /** Parts of the package that differ from the one before. */
  changed: string[];
  /** Of the open design; else of one that was published or given up. */
  design: "open" | "published" | "discarded";
}

/** One published version of the item. */
export interface VersionRow {
  state: string;
  version: number;
  publishedAt: string;
  /** Null where no person published it from a design. */
  by: string | null;
  inForceTo: string | null;
}

/** Two states of an item side by side. */
export interface Comparison {
  guide: Difference[];
  form: ElementDifference[];
  /** Null where one of the drawings can't be read: then `isProcessSame` is all that can be said. */
  process: ElementDifference[] | null;
  isProcessSame: boolean;
  drawings: { before: Drawing | null; after: Drawing | null };
  /** What the materials of both states are called, by code; the later name counts. */
  materials: Record<string, string>;
}

/** Something in an imported package that this county hasn't, or has otherwise. `where` is a part of the package or an element of the process. */
export interface ImportDifference {
  kind: "organisation" | "nobody-holds" | "county-fact" | "calendar";
  where: string;
  /** What the file says, and what stands for it here; null where nothing does. */
  there: string;
  here: string | null;
}

/** What a package file holds, who signed it, and what differs between that county and this one. */
export interface ImportReport {
  ok: true;
  item: { code: string; name: string; version: number | null };
  county: { code: string; name: string };
  exportedAt: string;
  /** First digits of the signing key's SHA-256, to compare by telephone; and whether it is this county's own. */
  fingerprint: string;
  isOwn: boolean;
  differences: ImportDifference[];
  /** What stands against publishing it as it would come in. */
  faults: PackageFault[];
}

/** One thing that would be otherwise for a running case. `name` is the step, the field's label or the material; answers themselves are never told. */
export interface DryRunDifference {
  kind:
    | "step-gone"
    | "step-elsewhere"
    | "step-limit"
    | "passed-gone"
    | "promise"
    | "statutory"
    | "answer-lost"
    | "answer-wrong"
    | "material-gone"
    | "material-wanted";
  name: string;
  before: string;
  after: string;
}

/** A running case tried against a design: nothing is otherwise where `differences` is empty. */
export interface DryRunCase {
  id: string;
  number: string;
  /** The version it goes by. */
  version: number;
  /** Steps that wait for somebody now. */
  steps: string[];
  differences: DryRunDifference[];
}

export interface DryRun {
  /** Null where the design's process can't be compiled. */
  cases: DryRunCase[] | null;
  next: string | null;
  /** Running cases in all, counted up to 1000. */
  total: number;
}

/** Acts that can be played in a sandbox: all that anybody can do to a case. */
export const SANDBOX_COMMANDS = (Object.keys(caseCommands) as CaseCommandName[]).filter(
  (command): command is SandboxAct["command"] => command !== "submit",
);

/** Who does an act: whoever the step waits for, the applicant, a clerk of the window that received it, the process manager of the department. */
export const SANDBOX_DOERS = ["step", "applicant", "window", "manager"] as const;
export type SandboxDoer = (typeof SANDBOX_DOERS)[number];

/** How a material comes with the application: as an invented file, on paper, or not at all. */
export const SANDBOX_GIVEN = ["file", "paper", "none"] as const;
export type SandboxGiven = (typeof SANDBOX_GIVEN)[number];

/** One act of a play. */
export interface SandboxAct {
  /** Instant, ISO 8601. */
  at: string;
  by: SandboxDoer;
  command: Exclude<CaseCommandName, "submit">;
  /** The visit of the step it is done at; null where no step matters. */
  visit: string | null;
  /** As the command takes it; of what the applicant supplies, `samples`: codes of the materials that come as invented files. */
  input: Record<string, unknown>;
}

/** Somebody who can do something now. */
export interface SandboxPerson {
  by: SandboxDoer;
  /** The step that waits for them; null for the others. */
  visit: string | null;
  step: string;
  /** Empty for the applicant. */
  org: string;
  orgName: string;
  post: string;
  acts: ActView[];
  /** The part of the form they fill in, with the answers so far; empty where the step writes nothing of it. */
  stepForms: CaseView["stepForms"];
  formData: CaseView["formData"];
}

/** What the house does by itself: timers, applications that count as accepted, terms that ran out, and what steps ask for after their limit. */
export type SandboxPassing = "timer" | "deemed" | "expired" | "reminded" | "handed-on" | "agreed" | "refused";

/** How a play stands. */
export interface SandboxView {
  ok: true;
  /** Null where the application itself was refused. */
  case: CaseView | null;
  people: SandboxPerson[];
  /** To whom each open step can be handed on, by visit: people who really hold its post. */
  colleagues: Record<string, { id: string; name: string; staffNumber: string }[]>;
  /** What happened by itself, in order; `step` is the step it happened to, empty where it is the whole case. */
  passed: { at: string; what: SandboxPassing; step: string }[];
  /** The first act that was refused and why; -1 is the application. What comes after it wasn't played. */
  refused: { act: number; code: string; fields: { path: string; code: string; message: string }[]; detail: Record<string, string> } | null;
}
