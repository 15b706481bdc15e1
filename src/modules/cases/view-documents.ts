import type { Readable } from "node:stream";
import { dayOf } from "../../platform/clock.ts";
import type { StoredFile } from "../../platform/files/index.ts";
import { asksOf, previewPaper, previewPdf, type Template, templatesInForce, writtenSoFar } from "../documents/index.ts";
import type { AskValue, Paper } from "../documents/shared.ts";
import type { House } from "../house.ts";
import { orgs, staffDirectory } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { currentCalendar, type JournalEvent, type Matter, readJournal, readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import type { Said } from "./domain/changed-contents.ts";
import type { CaseContext } from "./domain/context.ts";
import type { CaseOwn, CasePatch } from "./domain/own.ts";
import { documentOf, issuedOf, mayMake, mayReplace, mayVoid, misfitOf, taskOfDocument } from "./domain/papers.ts";
import { formerApplications } from "./former-applications.ts";
import { itemOfCase } from "./item-of-case.ts";
import { orderOf } from "./make-papers.ts";
import type { DocumentLine, DocumentsView } from "./shared.ts";
import { recordSight, sightOf } from "./visibility.ts";

interface Read {
  matter: Matter<CaseOwn>;
  context: CaseContext;
  events: Awaited<ReturnType<typeof readJournal>>;
  former: readonly Said[];
}

/** The documents of a case for one reader: those made, and those that may be made now, or why not. Null where they don't see the case in full. */
export async function caseDocuments(house: House, actor: Actor, caseId: string): Promise<DocumentsView | null> {
  const read = await readFor(house, actor, caseId);
  if (!read) return null;
  const { matter, context } = read;
  const { own } = matter.state;
  const made = Object.entries(own.documents ?? {})
    .map(([id, { pdf: _, docx: __, check: ___, template, ...paper }]) => ({
      id,
      ...paper,
      templateVersion: template.version,
      mayVoid: paper.state === "issued" && mayVoidCode(read, actor, paper.code),
    }))
    .sort((one, other) => (one.at < other.at ? 1 : -1));
  const lines = [...context.templates.values()].flatMap(({ template }) => lineOf(house, read, actor, template));
  return { made, lines };
}

/** A kind of document as it stands for this case; left out where the item has none of it. */
function lineOf(house: House, { matter, context, events, former }: Read, actor: Actor, template: Template): DocumentLine[] {
  const { item } = context;
  const { own } = matter.state;
  const document = documentOf(item.package, template, own);
  if (!document) return [];
  const task = taskOfDocument(actor, matter.state, undefined);
  const standing = issuedOf(own, template.code);
  const line = {
    code: template.code,
    name: document.name,
    stage: template.stage,
    required: document.required,
    listed: item.package.documents.some(({ code }) => code === template.code),
    replaces: template.made.many ? null : (standing?.[0] ?? null),
  };
  const why = (reason: string, what = "") => [{ ...line, reason, what, asks: [], entered: {} }];
  const misfit = misfitOf(template, own);
  // What any case may come to have, and this one hasn't, is no news of it.
  const isNews = line.listed || !template.everyItem;
  if (misfit) return isNews ? why(misfit) : [];
  const may = line.replaces === null ? mayMake : mayReplace;
  if (!may(actor, matter.state, { task, process: item.process, template })) return why("cases/document-not-offered");
  const order = orderOf(template.code, { matter, context, former }, events);
  if (!order.ok) return why(order.code);
  const { refused } = previewPaper(house, order.order);
  if (refused) return isNews || refused.code !== "documents/content-missing" ? why(refused.code, refused.detail.what) : [];
  return [{ ...line, reason: null, what: "", asks: asksOf(order.order), entered: lastEntered(events, template.code) }];
}

/** What was written for the last document of this kind, so that one made in its place begins with it. */
function lastEntered(events: Read["events"], code: string): Record<string, AskValue> {
  const made = (event: JournalEvent) =>
    Object.values((event.data as CasePatch).documents ?? {}).some((paper) => "code" in paper && paper.code === code);
  const last = events.findLast((event) => event.personal?.entered !== undefined && made(event));
  return (last?.personal?.entered ?? {}) as Record<string, AskValue>; // written by issue-document, judged before
}

function mayVoidCode({ matter, context }: Read, actor: Actor, code: string): boolean {
  const template = context.templates.get(code)?.template;
  const task = taskOfDocument(actor, matter.state, undefined);
  return template !== undefined && mayVoid(actor, matter.state, { task, process: context.item.process, template });
}

interface Asked {
  caseId: string;
  code: string;
  /** What its maker has written so far, judged or not. */
  entered: Readonly<Record<string, unknown>>;
}

/** A document as it would be made now, on screen. */
export async function previewDocument(
  house: House,
  actor: Actor,
  asked: Asked,
): Promise<{ paper: Paper; reason: string | null; what: string } | null> {
  const found = await orderFor(house, actor, asked);
  if (!found) return null;
  const { paper, refused } = previewPaper(house, found);
  return { paper, reason: refused?.code ?? null, what: refused?.detail.what ?? "" };
}

/** The same as a PDF, marked as a draft on every page; `pdf` is null where too many are being drawn already. */
export async function previewDocumentPdf(house: House, actor: Actor, asked: Asked): Promise<{ pdf: Buffer | null } | null> {
  const found = await orderFor(house, actor, asked);
  return found && { pdf: await previewPdf(house, found) };
}

async function orderFor(house: House, actor: Actor, { caseId, code, entered }: Asked) {
  const read = await readFor(house, actor, caseId);
  if (!read) return null;
  if (sightOf(actor, read.matter) === "on-request") await recordSight(house, actor, read.matter, "file");
  const asks = read.context.templates.get(code)?.template.asks ?? [];
  const order = orderOf(code, { ...read, written: writtenSoFar(asks, entered) }, read.events);
  return order.ok ? order.order : null;
}

async function readFor(house: House, actor: Actor, caseId: string): Promise<Read | null> {
  const matter = await readMatter(house, caseKind, caseId);
  if (!matter || !seesPapers(actor, matter)) return null;
  const at = house.clock.now();
  const [item, events, former, calendar, byCode, templates, staff] = await Promise.all([
    itemOfCase(house, matter.state.own),
    readJournal(house, caseKind, caseId),
    formerApplications(house, matter.state.own),
    currentCalendar(house),
    orgs(house),
    templatesInForce(house),
    staffDirectory(house),
  ]);
  const numbers = { application: null, case: matter.state.own.number };
  const context: CaseContext = {
    at,
    today: dayOf(at),
    calendar,
    region: house.region,
    lang: "zh-CN",
    actor,
    item,
    orgs: byCode,
    staff,
    numbers,
    colleague: null,
    templates,
  };
  return { matter, events, former, context };
}

/** Papers name people in full: they are for whoever sees the case in full, and on request (which is recorded when one is opened). */
function seesPapers(actor: Actor, matter: Matter<CaseOwn>): boolean {
  const sight = sightOf(actor, matter);
  return sight === "full" || sight === "on-request" || can(actor, "case.manage", { org: matter.state.own.item.department });
}

/** The file of a document that was made: for whoever sees the case in full, and for the applicant where it is meant for them. */
export async function documentFile(
  house: House,
  actor: Actor,
  { caseId, id, kind }: { caseId: string; id: string; kind: "pdf" | "docx" },
): Promise<{ file: StoredFile; name: string; stream: () => Readable } | null> {
  const matter = await readMatter(house, caseKind, caseId);
  const paper = matter?.state.own.documents?.[id];
  if (!matter || !paper) return null;
  const isTheirs =
    actor.kind === "citizen" && actor.id === caseId && paper.audience === "applicant" && kind === "pdf" && paper.state === "issued";
  if (!isTheirs && !seesPapers(actor, matter)) return null;
  if (sightOf(actor, matter) === "on-request") await recordSight(house, actor, matter, "file");
  const file = await house.files.find(paper[kind]);
  return file ? { file, name: `${paper.name}${paper.number}.${kind}`, stream: () => house.files.read(paper[kind]) } : null;
}
