import type { z } from "zod";
import { dayOf } from "../../platform/clock.ts";
import { isSound } from "../../platform/http/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import { findItem, type ItemInForce } from "../catalogue/index.ts";
import { templatesInForce } from "../documents/index.ts";
import type { House } from "../house.ts";
import { orgs, staffDirectory } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import {
  type ActorTrace,
  actingOn,
  currentCalendar,
  type Decision,
  type Matter,
  type NewEvent,
  perform,
  type Refusal,
  readMatter,
  SYSTEM,
  type Task,
} from "../matters/index.ts";
import { awaitedCertificates } from "./awaited-certificates.ts";
import { applicantIndex, caseKind } from "./case-kind.ts";
import { decide } from "./commands.ts";
import { withAwaited } from "./deliver-result.ts";
import type { Act } from "./domain/acts.ts";
import { isBounded } from "./domain/bounded-input.ts";
import { lacksOpinion } from "./domain/buttons.ts";
import { chooseTask } from "./domain/choose-task.ts";
import { type CaseAct, type CaseContext, refuse, type SubmitContext } from "./domain/context.ts";
import { licenceNumberIn } from "./domain/licence-asked.ts";
import { withMeasures } from "./domain/measures.ts";
import { type CaseOwn, type CasePersonal, EMPTY_CASE } from "./domain/own.ts";
import { type PaperWish, refuseForeignPapers, refuseMissingPapers, wishesOf } from "./domain/papers.ts";
import { isOffered, mayBeGiven } from "./domain/rights.ts";
import { isSamePerson } from "./domain/same-person.ts";
import { mootTasks } from "./domain/side-tasks.ts";
import { givenAnswers, givenFiles } from "./given-files.ts";
import { itemOfCase } from "./item-of-case.ts";
import { makePapers, type PapersMade } from "./make-papers.ts";
import { caseMessages } from "./messages.ts";
import { mintApplicationNumber, mintCaseNumber } from "./numbers.ts";
import { type Bringing, type Reused, withReusedFiles } from "./reuse/reused-files.ts";
import { type CaseCommandInput, type CaseCommandName, caseCommands, type MaterialFile } from "./shared.ts";
import { submitApplication } from "./submit-application.ts";

export interface CaseRequest {
  command: CaseCommandName;
  /** Absent for `submit`. */
  caseId?: string;
  expectedVersion?: number;
  /** Idempotency key: the same one gets the same answer. 8–200 characters. */
  key: string;
  input: unknown;
  lang?: Lang;
}

export type CasePerformed =
  | { ok: true; caseId: string; version: number; applicationNumber: string; number: string | null; repeated: boolean }
  | Refusal;

/** What carries a case's commands out: the journal and its counters, or memory (see rehearse-cases.ts). */
export interface Ledger {
  perform: typeof perform;
  /** Makes the documents that an act brings with it. */
  papers: typeof makePapers;
  applicationNumber(house: House): Promise<string>;
  /** Null where the case has its number, or isn't to get one. */
  caseNumber(house: House, caseId: string): Promise<string | null>;
  /** The item all its cases are of, in force or not; left out, the catalogue is asked. */
  item?: ItemInForce;
}

export const JOURNAL: Ledger = { perform, papers: makePapers, applicationNumber: mintApplicationNumber, caseNumber: mintFor };

/** The one door of cases: portal, desk and machines all come through here (七(四)4). */
export async function performCase(house: House, actor: Actor, request: CaseRequest, ledger = JOURNAL): Promise<CasePerformed> {
  if (request.key.length < 8 || request.key.length > 200) return refuse("cases/invalid", { key: "8–200" });
  const lang = request.lang ?? "zh-CN";
  if (!isSound(request.key) || !isBounded(request.input)) return refuse("cases/unreadable");
  const schema: z.ZodType = caseCommands[request.command];
  const parsed = schema.safeParse(request.input);
  if (!parsed.success) return { ok: false, code: "cases/invalid", fields: parsed.error.issues.map(fieldOf(lang)) };
  const given = await withStoredFiles(house, actor, request.command, parsed.data, lang);
  if (!given.ok) return given;
  if (request.command === "submit") return submit(house, actor, request, given.input as CaseCommandInput<"submit">, lang, ledger);
  if (!request.caseId) return refuse("matters/not-found");
  return actOn(house, actor, request.command, { ...request, caseId: request.caseId, input: given.input, lang }, ledger);
}

type Given = { ok: true; input: unknown } | Refusal;

/** The input with the files of the form's own questions as the store knows them. */
async function withProvenAnswers(
  house: House,
  actor: Actor,
  item: ItemInForce,
  { input, lang }: Pick<ActRequest, "input" | "lang">,
  before: Record<string, unknown>,
): Promise<Given> {
  const { form: sent } = input as { form?: Record<string, unknown> | null };
  if (!sent) return { ok: true, input };
  const answers = await givenAnswers(house, actor, { definition: item.package.form, sent, before, lang });
  return answers.ok ? { ok: true, input: { ...(input as object), form: answers.form } } : answers;
}

/** The input with what the house knows of files taken over from earlier cases. */
async function withProvenFiles(house: House, input: unknown, about: Bringing): Promise<Given> {
  const { files } = (input ?? {}) as { files?: MaterialFile[] }; // parsed by the command's schema, where it has any
  const reused = await withReusedFiles(house, files ?? [], about);
  if (!reused.ok || !files) return reused.ok ? { ok: true, input } : reused;
  return { ok: true, input: { ...(input as object), files: reused.files } };
}

async function withStoredFiles(house: House, actor: Actor, command: CaseCommandName, input: unknown, lang: Lang): Promise<Given> {
  if (command !== "submit" && command !== "supply") return { ok: true, input };
  const named = input as CaseCommandInput<"submit" | "supply">; // parsed by that command's schema
  const given = await givenFiles(house, actor, named.files, lang);
  return given.ok ? { ok: true, input: { ...named, files: given.files } } : given;
}

async function submit(
  house: House,
  actor: Actor,
  request: CaseRequest,
  input: CaseCommandInput<"submit">,
  lang: Lang,
  ledger: Ledger,
): Promise<CasePerformed> {
  const item = ledger.item ?? (await findItem(house, input.itemCode));
  if (!item || item.package.class === "disclosure" || item.package.type === "CF") return refuse("cases/no-such-item");
  if (actor.kind === "person" && !can(actor, "case.intake", input.window === null ? {} : { org: input.window }))
    return refuse("cases/not-allowed");
  if (actor.kind === "citizen" && input.channel === "window") return refuse("cases/not-allowed");
  const answers = await givenAnswers(house, actor, { definition: item.package.form, sent: input.form, before: {}, lang });
  if (!answers.ok) return answers;
  const numbers = { application: await ledger.applicationNumber(house), case: null };
  const outcome = await ledger.perform<CaseOwn, { reused: Reused; context: SubmitContext }>(house, caseKind, {
    matter: null,
    scope: scopeOf(actor),
    key: request.key,
    content: ["submit", input],
    actor: traceOf(actor, null),
    async load(within) {
      const [reused, context, licence] = await Promise.all([
        withReusedFiles(within, input.files, { actor, applicant: input.applicant, item, caseId: null }),
        contextOf(within, actor, item, numbers, lang, null),
        licenceNamed(within, item, input),
      ]);
      return { reused, context: { ...context, licence } };
    },
    decide: (_, { reused, context }) =>
      reused.ok ? submitApplication({ ...input, files: reused.files, form: answers.form }, context) : reused,
  });
  return outcome.ok ? { ...common(outcome), applicationNumber: String(outcome.answer.applicationNumber), number: null } : outcome;
}

/** The licence an application is to change or renew; asked for only where the item does that. */
async function licenceNamed(
  house: House,
  item: ItemInForce,
  { form, situations, applicant }: CaseCommandInput<"submit">,
): Promise<SubmitContext["licence"]> {
  const number = licenceNumberIn(item, { form, situations });
  if (!number) return NO_LICENCE;
  return { held: await house.licenceOf(house, number), applicantIndex: applicantIndex(house, applicant.number).toString("hex") };
}

const NO_LICENCE: SubmitContext["licence"] = { held: null, applicantIndex: "" };

interface ActRequest extends CaseRequest {
  caseId: string;
  lang: Lang;
}

async function actOn(house: House, actor: Actor, command: Act, request: ActRequest, ledger: Ledger): Promise<CasePerformed> {
  const plan = async (within: House, matter: Matter<CaseOwn>): Promise<Plan> => {
    const input = request.input as { visit?: string; to?: string };
    const chosen = chooseTask(actor, command, matter, input.visit);
    if (!chosen.ok) return { decide: () => chosen, task: null };
    const colleague = command === "transfer" && chosen.task ? await colleagueOf(within, chosen.task, input.to ?? "") : null;
    const awaited = command === "deliver" ? await awaitedCertificates(within, matter.id, matter.state.own) : [];
    const judge = (act: CaseAct<unknown>) => {
      const { process } = act.context.item;
      if (!chosen.managed && !isOffered(command, chosen.task, process)) return refuse("cases/not-offered");
      if (isSamePerson(command, matter.state, chosen.task, actor, process)) return refuse("cases/same-person");
      if (lacksOpinion(command, chosen.task, process, request.input)) return refuse("cases/opinion-required");
      const { own, task, context } = act;
      const bringing = { command, input: request.input, own, task, ...context };
      const papers = refuseForeignPapers(bringing) ?? refuseMissingPapers(bringing);
      return papers ?? withMeasures(withAwaited(decide(command, act), awaited, request.input), command, task, process, request.input);
    };
    return { decide: judge, task: chosen.task, colleague, wishes: wishesOf(command, request.input) };
  };
  return onCase(house, actor, request, plan, ACCEPTING.has(command), [command, request.input], ledger);
}

/** Commands at which a case gets its number. */
const ACCEPTING: ReadonlySet<Act> = new Set<Act>(["accept", "settle"]);

interface Plan {
  decide(act: CaseAct<unknown>): Decision;
  task: Task | null;
  colleague?: { id: string; name: string } | null;
  /** Documents to be made along with it. */
  wishes?: readonly PaperWish[];
}

/** A command of the system itself: deemed acceptance, a timer. Same lock, journal and checks as any other. */
export function performAsSystem<Input>(
  house: House,
  caseId: string,
  key: string,
  input: Input,
  judge: (act: CaseAct<Input>) => Decision,
  numbered: boolean,
  ledger = JOURNAL,
): Promise<CasePerformed> {
  const actor: Actor = { kind: "system", id: "system", name: "" };
  const plan: Plan = { decide: (act) => judge(act as CaseAct<Input>), task: null };
  return onCase(house, actor, { caseId, key, input, lang: "zh-CN" }, async () => plan, numbered, input, ledger);
}

/** What a command's decision is made on: read, and where documents come along made, before it. */
interface Loaded {
  plan: Plan;
  context: CaseContext;
  given: Given;
  made: PapersMade | null;
}

async function onCase(
  house: House,
  actor: Actor,
  request: Pick<ActRequest, "caseId" | "expectedVersion" | "key" | "input" | "lang">,
  planFor: (house: House, matter: Matter<CaseOwn>) => Promise<Plan>,
  numbered: boolean,
  content: unknown,
  ledger: Ledger,
): Promise<CasePerformed> {
  // Numbers are minted in a transaction of their own, before the case's row is locked.
  const minted = numbered ? await ledger.caseNumber(house, request.caseId) : null;
  /** The documents of an act that will be accepted; made before it is written, outside of what is written then. */
  const documentsOf = async (matter: Matter<CaseOwn>, plan: Plan, given: Given, context: CaseContext): Promise<PapersMade | null> => {
    if (!plan.wishes?.length || !given.ok) return null;
    const personal = matter.personal as CasePersonal; // written by submit-application
    const decision = plan.decide({ matter, own: matter.state.own, personal, task: plan.task, input: given.input, context });
    if (!decision.ok) return null;
    return ledger.papers(house, { wishes: plan.wishes, matter, events: decision.events, trace: traceOf(actor, plan.task), context });
  };
  const outcome = await ledger.perform<CaseOwn, Loaded>(house, caseKind, {
    matter: request.caseId,
    expectedVersion: request.expectedVersion,
    scope: scopeOf(actor),
    key: request.key,
    content,
    actor: traceOf(actor, null),
    async load(within, matter) {
      const own = (matter as Matter<CaseOwn>).state.own; // perform has found the matter before it loads
      const plan = await planFor(within, matter as Matter<CaseOwn>);
      const item = ledger.item ?? (await itemOfCase(within, own));
      const numbers = { application: null, case: own.number ?? minted };
      const before = (matter as Matter<CaseOwn>).personal as CasePersonal;
      const answers = await withProvenAnswers(within, actor, item, request, before.form);
      const given = answers.ok ? await withProvenFiles(within, answers.input, { actor, ...before, item, caseId: request.caseId }) : answers;
      const context = await contextOf(within, actor, item, numbers, request.lang, plan.colleague ?? null);
      return { plan, given, context, made: await documentsOf(matter as Matter<CaseOwn>, plan, given, context) };
    },
    traceFor: ({ plan }) => traceOf(actor, plan.task),
    decide(matter, { plan, given, context, made }) {
      if (!given.ok) return given;
      const found = matter as Matter<CaseOwn>;
      const personal = found.personal as CasePersonal; // written by submit-application
      const decision = plan.decide({ matter: found, own: found.state.own, personal, task: plan.task, input: given.input, context });
      if (!decision.ok) return decision;
      if (made && !made.ok) return made;
      dropMoot(found, decision.events, context.at);
      const events = made ? withDocuments(decision.events, made.papers) : decision.events;
      const set: Partial<CaseOwn> = Object.assign({}, ...events.map((event) => event.data.set ?? {}));
      return {
        ...decision,
        events,
        answer: { applicationNumber: found.state.own.applicationNumber, number: set.number ?? found.state.own.number },
      };
    },
  });
  if (!outcome.ok) return outcome;
  return {
    ...common(outcome),
    applicationNumber: String(outcome.answer.applicationNumber),
    number: (outcome.answer.number as string | null) ?? null,
  };
}

/** Questions and requests beside the steps go with what they were about. */
function dropMoot(matter: Matter<CaseOwn>, events: NewEvent[], at: Date): void {
  for (const { data } of events) {
    const { state } = (data.set ?? {}) as Partial<CaseOwn>; // written by the commands of this module
    const moot = mootTasks(matter.state, data, data.ended === true || state === "decided", at.toISOString());
    if (moot.length > 0) data.tasks = [...(data.tasks ?? []), ...moot];
  }
}

/** The documents stand with the last thing the act says. */
function withDocuments(events: readonly NewEvent[], documents: Extract<PapersMade, { ok: true }>["papers"]): NewEvent[] {
  if (Object.keys(documents).length === 0) return [...events];
  return events.map((event, index) => (index === events.length - 1 ? { ...event, data: { ...event.data, documents } } : event));
}

function common(outcome: { matter: string; version: number; repeated: boolean }) {
  return { ok: true as const, caseId: outcome.matter, version: outcome.version, repeated: outcome.repeated };
}

async function colleagueOf(house: House, task: Task, id: string): Promise<{ id: string; name: string } | null> {
  const member = (await staffDirectory(house)).byId(id);
  return member && mayBeGiven(task, member) ? member : null;
}

async function contextOf(
  house: House,
  actor: Actor,
  item: ItemInForce,
  numbers: CaseContext["numbers"],
  lang: Lang,
  colleague: CaseContext["colleague"],
): Promise<CaseContext> {
  const at = house.clock.now();
  const [calendar, byCode, staff, templates] = await Promise.all([
    currentCalendar(house),
    orgs(house),
    staffDirectory(house),
    templatesInForce(house),
  ]);
  return {
    at,
    today: dayOf(at),
    calendar,
    region: house.region,
    lang,
    actor,
    item,
    orgs: byCode,
    staff,
    numbers,
    colleague,
    templates,
  };
}

async function mintFor(house: House, caseId: string): Promise<string | null> {
  const matter = await readMatter(house, caseKind, caseId);
  const own = matter?.state.own ?? EMPTY_CASE;
  // Not by the state, which another command may change before the row is locked: a number given in vain is a gap, a case without one can't be found.
  return matter && matter.state.endedAt === null && own.number === null ? mintCaseNumber(house, own.item.department) : null;
}

/** One person's keys don't meet another's. */
function scopeOf(actor: Actor): string {
  return actor.kind === "system" ? "system" : `${actor.kind}:${actor.id ?? ""}`;
}

/** The trace names the post in which somebody acted: that of the step, else the first they hold. */
function traceOf(actor: Actor, task: Task | null): ActorTrace {
  if (actor.kind === "system") return SYSTEM;
  if (actor.kind === "citizen") return { ...SYSTEM, kind: "citizen" };
  const fitting = actor.holdings.filter((held) => task !== null && held.org === task.org && held.post === task.post);
  // A step named for whom they stand in for is done for them; one of a post both hold is one's own.
  const named = actor.holdings.filter((held) => held.for !== undefined && task !== null && actingOn(task).persons?.includes(held.for.id));
  const isOwn = task === null || (actingOn(task).persons?.includes(actor.id) ?? false);
  const holding = (isOwn ? undefined : (fitting.find((held) => named.includes(held)) ?? named[0])) ?? fitting[0] ?? actor.holdings[0];
  return {
    kind: "person",
    id: actor.id,
    name: actor.name,
    staffNumber: actor.staffNumber,
    org: holding?.org ?? null,
    post: holding?.post ?? null,
    section: holding?.section ?? null,
    ...(holding?.for ? { for: holding.for } : {}),
  };
}

function fieldOf(lang: Lang) {
  return (issue: { path: PropertyKey[]; code: string; message: string }) => ({
    path: issue.path.map(String).join("."),
    code: `input/${issue.code}`,
    message: issue.path.length > 0 ? caseMessages(lang)[FIELD_WORDS[issue.code] ?? "cases/invalid"] : issue.message,
  });
}

const FIELD_WORDS: Readonly<Record<string, "cases/field-blank" | "cases/field-too-long">> = {
  too_small: "cases/field-blank",
  too_big: "cases/field-too-long",
};
