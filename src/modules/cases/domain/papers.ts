import type { CompiledProcess } from "../../../core/process/index.ts";
import type { ItemPackage } from "../../catalogue/shared.ts";
import type { SealBorne, Template, TemplateInForce } from "../../documents/index.ts";
import { type Actor, can } from "../../identity/shared.ts";
import type { MatterState, Refusal, Task } from "../../matters/index.ts";
import type { CaseCommandName } from "../case-input.ts";
import { refuse } from "./context.ts";
import type { CaseOwn } from "./own.ts";
import { holds, isPlaced } from "./rights.ts";
import { isSideTask, stepTasks } from "./side-tasks.ts";

/** A document (文书) made in a case. Names of applicants aren't here: they stand in the file, and in the personal part. */
export interface IssuedPaper {
  /** Code among the item's documents; also that of its template. */
  code: string;
  name: string;
  /** 发文字号; empty for forms that stay in the file. */
  number: string;
  /** Letters by which anybody checks it. */
  check: string;
  /** Content hashes of the files. */
  pdf: string;
  docx: string;
  template: { version: number; digest: string };
  audience: Template["audience"];
  at: string;
  by: { id: string | null; name: string };
  validUntil: string | null;
  /** Where a licence doesn't begin on the day it is made: a renewed one begins when the old one ends. */
  validFrom?: string | null;
  /** Whose seal it bears, of which kind and in which version; absent on those of before, the kind on those sealed when there was one kind. */
  seal?: (Omit<SealBorne, "kind"> & Partial<Pick<SealBorne, "kind">>) | null;
  state: "issued" | "replaced" | "void";
  /** The one it stands in for. */
  replaces: string | null;
}

export type Templates = ReadonlyMap<string, TemplateInForce>;
type Documents = ItemPackage["documents"];

/** A document that a command is to make. */
export interface PaperWish {
  code: string;
  replaces: string | null;
  /** What its maker wrote for it. */
  entered: Readonly<Record<string, unknown>>;
}

/** Documents an act makes along with it, and those made by themselves. */
export function wishesOf(command: CaseCommandName, input: unknown): PaperWish[] {
  const {
    documents = [],
    document,
    replaces = null,
    entered = {},
  } = input as Partial<PaperWish> & { documents?: string[]; document?: string };
  if (command === "issue-document") return document === undefined ? [] : [{ code: document, replaces, entered }];
  return [...new Set(documents)].map((code) => ({ code, replaces: null, entered: {} }));
}

/** Whether a document belongs to what an act brings about. */
export function comesWith({ made }: Template, act: string, outcome: string | undefined): boolean {
  return made.acts.includes(act) && (made.outcome === "" || outcome === undefined || made.outcome === outcome);
}

/** Why a document doesn't belong to where a case stands: its kind, its state, how it has come out. Null where it does. */
export function misfitOf({ made }: Template, own: Pick<CaseOwn, "state" | "outcome" | "item">): string | null {
  if (made.states.length > 0 && !made.states.includes(own.state)) return "cases/document-not-now";
  if (made.kinds.length > 0 && !made.kinds.includes(own.item.kind)) return "cases/document-not-of-item";
  // 延期 is granted or not without the case being so.
  const ofCase = made.acts.length === 0 || made.acts.some((act) => ENDS_IN_OUTCOME.has(act));
  const isOf = made.outcome === "" || !ofCase || made.outcome === own.outcome || made.outcome === own.state;
  return isOf ? null : "cases/document-not-of-outcome";
}

const ENDS_IN_OUTCOME: ReadonlySet<string> = new Set(["decide", "settle", "enter-reply", "refuse"]);

/** Decisions on a change or a renewal (annexes §7). */
const OPERATION_OF: Partial<Record<string, NonNullable<CaseOwn["licence"]>["act"]>> = {
  "change-grant": "change",
  "change-deny": "change",
  "renewal-grant": "renewal",
  "renewal-deny": "renewal",
};

/**
 * The item's documents as far as they belong to what a case does: decisions on a change or renewal only to such a case, and there, where the item lists
 * them, in place of the general ones.
 */
export function documentsOf({ documents }: { documents: Documents }, { licence }: Pick<CaseOwn, "licence">): Documents {
  const listed = new Set(documents.map(({ code }) => code));
  return documents.filter(({ code }) => {
    const of = OPERATION_OF[code];
    if (of) return of === licence?.act;
    return !(licence && (code === "grant" || code === "deny") && listed.has(`${licence.act}-${code}`));
  });
}

/** What the item calls a document, with whether it must be made; forms for the file (内部审批表), records and hearings belong to every item. */
export function documentOf(
  item: { documents: Documents },
  template: Template,
  own: Pick<CaseOwn, "licence">,
): { name: string; required: boolean } | null {
  const listed = documentsOf(item, own).find(({ code }) => code === template.code);
  if (listed) return { name: listed.name, required: listed.required === true };
  return isGeneral(template) ? { name: template.name, required: false } : null;
}

function isGeneral(template: Template): boolean {
  return template.stage === "inside" || template.everyItem;
}

/** Whether nobody needs to write anything for a document to be made. */
function asksNothing(template: Template): boolean {
  return template.asks.every(({ required, least }) => !required && least === 0);
}

/** Acts beside a step's own work, and the act its people have the right to when they do them: their documents needn't be named by every step. */
const BESIDE: Partial<Record<string, CaseCommandName>> = { suspend: "suspend", "answer-extension": "ask-extension" };

/** Whether a step names a document; where it names a general decision (grant, deny), that on a change or a renewal stands in for it. */
function isNamedBy(step: { documents: readonly string[] }, code: string): boolean {
  const general = OPERATION_OF[code] && code.slice(code.indexOf("-") + 1);
  return step.documents.includes(code) || (general !== undefined && step.documents.includes(general));
}

/** Whether a step offers a document: it names it, or lets do what the document tells of, or the document belongs to every item. */
export function offersDocument(process: CompiledProcess, task: Pick<Task, "node">, template: Template): boolean {
  const step = process.nodes.find((node) => node.id === task.node)?.step;
  if (isGeneral(template) || !step) return isGeneral(template);
  const beside = template.made.acts.map((act) => BESIDE[act]);
  return isNamedBy(step, template.code) || beside.some((act) => act && step.acts.includes(act));
}

/** The step at which somebody makes a document: the one named, else the first they hold; null when they hold none. */
export function taskOfDocument(actor: Actor, state: MatterState<CaseOwn>, visit: string | null | undefined): Task | null {
  const held = stepTasks(state).filter((task) => holds(actor, task)); // who is only asked about a step doesn't have it
  return (visit ? held.find((task) => task.visit === visit) : held[0]) ?? null;
}

interface ToMake {
  task: Task | null;
  process: CompiledProcess;
  template: Template;
}

/** Who may make a document: the holder of a step that offers it, whoever did such a step and still has the post, the process manager. */
export function mayMake(actor: Actor, state: MatterState<CaseOwn>, of: ToMake): boolean {
  if (hasInHand(actor, state, of)) return true;
  if (actor.kind !== "person") return false;
  return Object.values(state.tasks).some(
    (had) => had.closedBy === actor.id && !isSideTask(had) && isPlaced(actor, had) && offersDocument(of.process, had, of.template),
  );
}

/**
 * Who may make a document in place of one that went out: whoever may make it, until the case has ended. What others hold then is put right
 * by the process manager; forms for the file by whoever makes them.
 */
export function mayReplace(actor: Actor, state: MatterState<CaseOwn>, of: ToMake): boolean {
  return goesOut(of.template) && state.endedAt !== null ? hasInHand(actor, state, of) : mayMake(actor, state, of);
}

/**
 * Who may take back a document with nothing in its place (作废): of what went out, only the holder of a step that offers it and the process manager.
 * Whoever decided can't undo it by themselves: a licence is revoked by two people (行政许可法 69).
 */
export function mayVoid(actor: Actor, state: MatterState<CaseOwn>, of: ToMake): boolean {
  return goesOut(of.template) ? hasInHand(actor, state, of) : mayMake(actor, state, of);
}

function goesOut({ audience }: Template): boolean {
  return audience !== "inside";
}

function hasInHand(actor: Actor, state: MatterState<CaseOwn>, { task, process, template }: ToMake): boolean {
  return (task !== null && offersDocument(process, task, template)) || can(actor, "case.manage", { org: state.own.item.department });
}

/** Documents of the item that an act can make along with it at this step, and that nobody has made yet. */
export function documentsWith(
  act: CaseCommandName,
  { item, task, own, templates }: { item: Leaving["item"]; task: Pick<Task, "node">; own: CaseOwn; templates: Templates },
): { code: string; name: string; required: boolean; outcome: string }[] {
  return documentsOf(item.package, own).flatMap(({ code, name, required = false }) => {
    const template = templates.get(code)?.template;
    if (!template || !asksNothing(template) || !comesWith(template, act, undefined) || issuedOf(own, code)) return [];
    if (!offersDocument(item.process, task, template)) return [];
    return [{ code, name, required, outcome: template.made.outcome }];
  });
}

export function issuedOf(own: CaseOwn, code: string): [string, IssuedPaper] | undefined {
  return Object.entries(own.documents ?? {}).find(([, paper]) => paper.code === code && paper.state === "issued");
}

interface Leaving {
  command: CaseCommandName;
  input: unknown;
  own: CaseOwn;
  task: Task | null;
  item: { package: ItemPackage; process: CompiledProcess };
  templates: Templates;
}

/** Why an act can't bring a document along: it speaks of another act or outcome, or isn't the item's at all. Null where all of them belong to it. */
export function refuseForeignPapers({ command, input, own, item, templates }: Omit<Leaving, "task">): Refusal | null {
  if (command === "issue-document") return null; // judged by that command
  const { outcome } = input as { outcome?: string };
  for (const { code } of wishesOf(command, input)) {
    const template = templates.get(code)?.template;
    if (!template) return refuse("cases/no-template");
    if (!documentsOf(item.package, own).some((listed) => listed.code === code)) return refuse("cases/document-not-of-item");
    if (!comesWith(template, command, undefined)) return refuse("cases/document-not-offered");
    if (!comesWith(template, command, outcome)) return refuse("cases/document-not-of-outcome");
  }
  return null;
}

/**
 * A document the item says must be made (必须出具) and nobody has made holds its step's act back, unless the act makes it (C04). Documents that
 * belong to another act or outcome don't; nor does one for which there is no template.
 */
export function refuseMissingPapers({ command, input, own, task, item, templates }: Leaving): Refusal | null {
  const step = item.process.nodes.find((node) => node.id === task?.node)?.step;
  if (!step) return null;
  const { outcome } = input as { outcome?: string };
  const wished = new Set(wishesOf(command, input).map(({ code }) => code));
  const missing = documentsOf(item.package, own).filter(({ code, required }) => {
    const template = templates.get(code)?.template;
    if (!required || !template || wished.has(code) || issuedOf(own, code)) return false;
    const belongs = template.made.acts.length === 0 ? LEAVING.has(command) : comesWith(template, command, outcome);
    return belongs && isNamedBy(step, code);
  });
  return missing.length > 0 ? refuse("cases/document-missing", { documents: missing.map(({ name }) => name).join("、") }) : null;
}

/** Whether a step can't be agreed to by itself because a document of it must be made first. */
export function owesPapers(task: Task, own: CaseOwn, { item, templates }: Pick<Leaving, "item" | "templates">): boolean {
  return refuseMissingPapers({ command: "agree", input: {}, own, task, item, templates }) !== null;
}

/** Acts that end the visit of a step: what the step has to make must be there. */
const LEAVING: ReadonlySet<string> = new Set(["accept", "settle", "agree", "send-up", "enter-reply", "decide", "deliver"]);
