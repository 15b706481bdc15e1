import { type Access, type Attached, answersFor, attachmentsIn, formFor, summarise } from "../../core/forms/index.ts";
import type { CompiledProcess } from "../../core/process/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { FILE_KINDS, kindOfName } from "../../platform/files/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { ItemInForce } from "../catalogue/index.ts";
import type { ItemMaterial } from "../catalogue/shared.ts";
import { templatesInForce } from "../documents/index.ts";
import type { House } from "../house.ts";
import { orgs, type StaffDirectory, staffDirectory } from "../identity/index.ts";
import type { Actor } from "../identity/shared.ts";
import {
  currentCalendar,
  type JournalEvent,
  type Matter,
  type MatterState,
  openTasks,
  readJournal,
  readMatter,
  type Task,
} from "../matters/index.ts";
import { actsOf } from "./acts-of.ts";
import { awaitedCertificates } from "./awaited-certificates.ts";
import { caseKind } from "./case-kind.ts";
import { clockNames } from "./clock-names.ts";
import { clockViews } from "./clock-view.ts";
import { markRead } from "./copies.ts";
import { readerRights, rightsAt, writes } from "./domain/form-rights.ts";
import { maskWords, secretsOf } from "./domain/mask-words.ts";
import { maskAnswer, maskApplicant } from "./domain/masking.ts";
import { askedIn } from "./domain/materials.ts";
import {
  answersIn,
  type CaseOwn,
  type CasePersonal,
  isGiven,
  keptPersonal,
  type LicenceAsked,
  NO_MATERIAL,
  type PaperSource,
  type Reused,
  steadySince,
  visitOfSaved,
} from "./domain/own.ts";
import { holds } from "./domain/rights.ts";
import { isSideTask } from "./domain/side-tasks.ts";
import { itemOfCase } from "./item-of-case.ts";
import type { Registers } from "./registers.ts";
import type { CaseView, FileView, FormLine, LicenceAskedView, MaterialView, ReusedView, StepForm, TimelineEntry } from "./shared.ts";
import { timelineOf } from "./timeline.ts";
import { ballotViews } from "./view-ballots.ts";
import { recordSight, sightOf } from "./visibility.ts";

/** The whole case for one reader; null where there is none or they may not see it (the two look alike from outside). `full`: asked for with a click. */
export async function caseView(house: House, actor: Actor, id: string, lang: Lang = "zh-CN", full = false): Promise<CaseView | null> {
  const matter = await readMatter(house, caseKind, id);
  if (!matter) return null;
  const sight = sightOf(actor, matter);
  if (sight === "none") return null;
  const [events, item] = await Promise.all([readJournal(house, caseKind, id), itemOfCase(house, matter.state.own)]);
  if (actor.kind === "person") await markRead(house, actor.id, matter);
  if (sight === "on-request" && full) await recordSight(house, actor, matter, "case");
  return shownCase(house, actor, { matter, events, item, full }, lang);
}

interface ReadCase {
  matter: Matter<CaseOwn>;
  events: readonly JournalEvent[];
  item: ItemInForce;
  /** Personal data of a case one sees on request stand open; that it was asked for is the caller's to record. */
  full: boolean;
}

/** A case at hand as one reader sees it at the moment of the clock; null where they may not. Reads no case and writes nothing. */
export async function shownCase(house: House, actor: Actor, read: ReadCase, lang: Lang): Promise<CaseView | null> {
  const { matter, events, item, full } = read;
  const sight = sightOf(actor, matter);
  if (sight === "none") return null;
  const [byCode, staff, calendar, templates, awaited] = await Promise.all([
    orgs(house),
    staffDirectory(house),
    currentCalendar(house),
    templatesInForce(house),
    awaitedCertificates(house, matter.id, matter.state.own),
  ]);
  const byRequest = sight === "on-request";
  const masked = sight === "masked" || (byRequest && !full);
  const rights = readerRights(actor, matter.state, item);
  return {
    ...viewOf(matter, events, item, { orgs: byCode, staff }, { masked, opinions: sight !== "masked", rights }, lang),
    mayUnmask: byRequest && masked,
    mayRemark: sight === "full" && actor.kind === "person" && matter.state.endedAt === null,
    awaitedCertificates: masked ? [] : awaited,
    stepForms: stepFormsOf(actor, matter, item),
    saved: savedBy(actor, matter),
    clocks: clockViews(Object.values(matter.state.clocks), house.clock.now(), calendar, clockNames(matter.state, item, byCode)),
    acts: actsOf({
      actor,
      matter,
      item,
      calendar,
      at: house.clock.now(),
      today: dayOf(house.clock.now()),
      registers: { orgs: byCode, staff, region: house.region },
      templates,
    }),
  };
}

/** How much of a case one reader is shown. */
export interface Shown {
  /** Personal data as staff lists show them (practice §9). */
  masked: boolean;
  /** Words of opinions and reasons, without the people they name where personal data are masked. */
  opinions: boolean;
  /** What of the form, by field. */
  rights: Access;
}

/** The case as it stands in one state of its history: what a replay shows as well. */
export function viewOf(
  matter: Matter<CaseOwn>,
  events: readonly JournalEvent[],
  item: ItemInForce,
  { orgs: byCode, staff }: Registers,
  { masked, opinions, rights }: Shown,
  lang: Lang,
): Omit<CaseView, "clocks" | "acts" | "stepForms" | "saved" | "mayUnmask" | "mayRemark" | "awaitedCertificates"> {
  const { own } = matter.state;
  const personal = keptPersonal(matter.personal);
  const nameOfNode = (node: string) => item.process.nodes.find((candidate) => candidate.id === node)?.name ?? node;
  const shownWords = (words: string) => (masked ? maskWords(words, secretsIn(item, personal)) : words);
  const nameOfMaterial = (code: string) => item.package.materials.find((material) => material.code === code)?.name ?? code;
  const shown = masked ? null : personal;
  const answers = masked ? {} : answersIn(own, matter.personal);
  const asked = askedIn(item.package, own);
  const others = item.package.materials.filter((material) => !asked.includes(material) && isGiven(own.materials[material.code]));
  return {
    id: matter.id,
    version: matter.version,
    steadySince: steadySince(matter),
    number: own.number,
    applicationNumber: own.applicationNumber,
    item: { ...own.item, departmentName: byCode.get(own.item.department)?.name ?? own.item.department },
    state: own.state,
    outcome: own.outcome,
    channel: own.channel,
    submittedAt: own.submittedAt,
    acceptedOn: own.acceptedOn,
    closedAt: own.closedAt,
    applicant: masked ? maskApplicant(personal.applicant) : personal.applicant,
    masked,
    form: formLines(item, personal.form, { masked, rights }, lang),
    formData: masked ? {} : answersFor(item.package.form, personal.form, rights),
    situations: (item.package.situations ?? []).map((situation) => ({ ...situation, answer: answers[situation.id] ?? "", masked })),
    licence: own.licence ? licenceAsked(own.licence) : null,
    materials: materialViews(asked, own, shown),
    otherMaterials: materialViews(others, own, shown),
    tasks: openTasks(matter.state).map((task) => ({
      visit: task.visit,
      node: task.node,
      name: task.name,
      org: task.org,
      orgName: byCode.get(task.org)?.name ?? task.org,
      post: task.post,
      assignee: task.assignee ? { id: task.assignee, name: nameOfPerson(events, task.assignee, staff) } : null,
      signing: signersNow(task).map((id) => ({ id, name: nameOfPerson(events, id, staff) })),
      candidates: task.candidates?.map((id) => ({ id, name: nameOfPerson(events, id, staff) })) ?? null,
      handedUp: task.handedUp ? { ...task.handedUp, orgName: byCode.get(task.handedUp.org)?.name ?? task.handedUp.org } : null,
      points: pointsAt(item.process, task.node),
      openedAt: task.openedAt,
      due: task.due,
    })),
    ballots: ballotViews(matter, events, item, {
      orgs: byCode,
      staff,
      wordsOf: (event) => (opinions && typeof event?.personal?.opinion === "string" ? shownWords(event.personal.opinion) : null),
    }),
    timeline: timelineOf(events, nameOfNode, byCode, nameOfMaterial).map((entry) => ({
      ...entry,
      details: masked ? withoutAnswers(entry.details) : entry.details,
      opinion: opinions && entry.opinion !== null ? shownWords(entry.opinion) : null,
    })),
    fees: own.fees ?? null,
    drawing: item.drawing,
    position: positionOf(item.process, matter.state),
  };
}

function licenceAsked({ act, id, number, name, issuedOn, validUntil }: LicenceAsked): LicenceAskedView {
  return { act, id, number, name, issuedOn, validUntil };
}

function withoutAnswers({ situations: _, ...details }: TimelineEntry["details"]): TimelineEntry["details"] {
  return details;
}

type FormShown = Pick<Shown, "masked" | "rights">;

/** The lines last made of a set of answers: in a replay hundreds of views show the same ones. */
const lastLines = new WeakMap<object, { item: ItemInForce; lang: Lang; shown: FormShown; lines: FormLine[] }>();

function formLines(item: ItemInForce, form: Record<string, unknown>, shown: FormShown, lang: Lang): FormLine[] {
  const last = lastLines.get(form);
  if (last?.item === item && last.lang === lang && last.shown.masked === shown.masked && last.shown.rights === shown.rights)
    return last.lines;
  const attached = attachmentsIn(item.package.form, form, shown.rights);
  const lines = summarise(item.package.form, form, lang, { access: shown.rights }).map((line) => {
    const files = attached.filter((row) => row.path === line.path).map((row) => fileView(row, shown.masked ? line.label : row.name));
    const text = shown.masked && (line.personal || files.length > 0) ? maskAnswer(line) : line.text;
    return { path: line.path, label: line.label, text, ...(files.length > 0 ? { files } : {}) };
  });
  lastLines.set(form, { item, lang, shown, lines });
  return lines;
}

/** The store holds a file only under an ending that fits its content, so the name tells the type. */
function fileView({ file, name, size }: Attached, shownName: string): FileView {
  const kind = kindOfName(name);
  return { hash: file, name: shownName, type: kind ? FILE_KINDS[kind].type : "", size };
}

const lastSecrets = new WeakMap<object, ReturnType<typeof secretsOf>>();

function secretsIn(item: ItemInForce, { applicant, form }: CasePersonal): ReturnType<typeof secretsOf> {
  const known = lastSecrets.get(form);
  if (known) return known;
  const secrets = secretsOf(applicant, summarise(item.package.form, form, "zh-CN", { access: { "*": "read" } }));
  lastSecrets.set(form, secrets);
  return secrets;
}

/** The form at the steps the reader holds now, where they may write some of it. */
function stepFormsOf(actor: Actor, matter: Matter<CaseOwn>, item: ItemInForce): StepForm[] {
  return openTasks(matter.state)
    .filter((task) => holds(actor, task) && !isSideTask(task))
    .map((task) => ({ visit: task.visit, access: rightsAt(item.process, task) }))
    .filter(({ access }) => writes(access))
    .map(({ visit, access }) => ({ visit, access, definition: formFor(item.package.form, access) }));
}

/** What was kept for later is its writer's, as long as the step is. */
function savedBy(actor: Actor, { state, personal }: Matter<CaseOwn>): CaseView["saved"] {
  const { saved = {} } = personal as CasePersonal; // every case has its personal part from the first event
  const open = new Set(openTasks(state).map((task) => task.visit));
  const own = Object.entries(saved).flatMap(([key, { by, opinion, form }]) =>
    actor.kind === "person" && by === actor.id && open.has(visitOfSaved(key)) ? [{ visit: visitOfSaved(key), opinion, form }] : [],
  );
  return own.filter(({ visit }, index) => own.findLastIndex((other) => other.visit === visit) === index);
}

/** `personal`: null where it is masked. */
function materialViews(materials: readonly ItemMaterial[], own: CaseOwn, personal: CasePersonal | null): MaterialView[] {
  const { fileNames = {}, lacks = {}, sources = {} } = personal ?? {};
  return materials.map((material) => {
    const { files, paper, checked, lack, later, promised = false, handed = null } = own.materials[material.code] ?? NO_MATERIAL;
    return {
      code: material.code,
      name: material.name,
      form: material.form,
      copies: material.copies,
      necessity: material.necessity,
      standard: material.standard,
      files: files.map(({ reused, ...file }) => ({
        ...file,
        name: fileNames[file.hash] ?? material.name,
        ...(reused ? { reused: reusedView(reused, sources[`${material.code} ${file.hash}`]) } : {}),
      })),
      paper,
      checked,
      lack: lack ? (lacks[material.code] ?? "") : null,
      later,
      promised,
      handed,
    };
  });
}

function reusedView({ given, manner, at, by }: Reused, source: PaperSource | undefined): ReusedView {
  return { given, manner, at, by, number: source?.number ?? null, itemName: source?.itemName ?? null };
}

/** Those brought in whose turn it is; the step's own person isn't one of them. */
function signersNow({ signers }: Task): string[] {
  return (signers ?? []).flatMap((one) => (one.status === "open" && one.kind !== "main" ? [one.person] : []));
}

function pointsAt(process: CompiledProcess, node: string): CaseView["tasks"][number]["points"] {
  const points = process.nodes.find((candidate) => candidate.id === node)?.step?.points ?? [];
  return points.map(({ name, level, description }) => ({ name, level, description: description ?? null }));
}

/** The newest visit of each node says how it stands on the drawing. */
export function positionOf(process: CompiledProcess, state: MatterState<unknown>): CaseView["position"] {
  const visits = Object.values(state.process?.visits ?? {});
  const position: CaseView["position"] = {};
  for (const node of process.nodes) {
    const own = visits.filter((visit) => visit.node === node.id);
    if (own.some((visit) => visit.status === "open"))
      position[node.id] = own.some((visit) => visit.status === "open" && visit.how === "return") ? "returned" : "current";
    else if (own.at(-1)?.status === "left") position[node.id] = "done";
    else position[node.id] = "todo";
  }
  return position;
}

function nameOfPerson(events: readonly JournalEvent[], id: string, staff: StaffDirectory): string {
  const named = events.findLast((event) => event.data.to === id)?.data.toName;
  if (typeof named === "string") return named;
  return events.findLast((event) => event.actor.id === id)?.actor.name ?? staff.byId(id)?.name ?? "";
}
