import type { LocalDate } from "../../core/calendar/index.ts";
import { summarise } from "../../core/forms/index.ts";
import { dayOf } from "../../platform/clock.ts";
import type { ItemInForce } from "../catalogue/index.ts";
import { licenceFor, situationLines } from "../catalogue/shared.ts";
import type { LicenceFacts } from "../documents/index.ts";
import type { Actor, Org } from "../identity/shared.ts";
import type { JournalEvent, Matter } from "../matters/index.ts";
import { changedContents, type Said } from "./domain/changed-contents.ts";
import type { CaseOwn, CasePersonal } from "./domain/own.ts";
import { answersIn, isGiven } from "./domain/own.ts";
import { saidIn } from "./former-applications.ts";
import { PAPER_WORDS } from "./paper-words.zh-CN.ts";
import { timelineOf } from "./timeline.ts";

export interface FactsGiven {
  /** As it stands after the act that makes the document. */
  matter: Matter<CaseOwn>;
  /** The journal with the events of that act. */
  events: readonly JournalEvent[];
  item: ItemInForce;
  orgs: ReadonlyMap<string, Org>;
  region: string;
  at: Date;
  actor: Actor;
  /** Where it renews a licence: the last day of the new one. */
  renewedUntil?: LocalDate | null;
  /** Where it changes a licence: the applications that rests on. */
  former?: readonly Said[];
}

/** Everything a document may say of a case, by the names that templates use (data/documents/fields.json). Days are YYYY-MM-DD, money is in fen. */
export function paperFacts(given: FactsGiven): Record<string, unknown> {
  const { matter, item, orgs, region, at, actor } = given;
  const { own, clocks } = matter.state;
  const personal = matter.personal as CasePersonal; // every case has its applicant from the first event
  const department = orgs.get(own.item.department);
  const window = orgs.get(own.window) ?? department;
  const { applicant } = personal;
  const dueOf = (kind: string) =>
    Object.values(clocks)
      .filter((clock) => clock.kind === kind)
      .at(-1)?.due ?? null;
  return {
    applicant: {
      ...applicant,
      agent: applicant.agent ? PAPER_WORDS.numbered(applicant.agent.name, applicant.agent.number) : "",
    },
    case: {
      number: own.number ?? own.applicationNumber,
      applicationNumber: own.applicationNumber,
      kind: own.item.kind,
      state: own.state,
      outcome: own.outcome,
      outcomeName: own.outcome ? PAPER_WORDS.outcomes[own.outcome] : "",
      channel: own.channel,
      // Question and answer, as they stood when the document was made; blank where the item asks nothing.
      situations: situationLines(item.package, answersIn(own, matter.personal))
        .map(({ question, answer }) => `${question}${answer}`)
        .join("；"),
      submittedOn: dayOf(new Date(own.submittedAt)),
      receivedOn: dayOf(new Date(own.receivedAt ?? own.submittedAt)),
      acceptedOn: own.acceptedOn,
      decidedOn: own.decidedOn,
      // The day by which the county promised to decide; where it promised nothing, the law's.
      dueOn: dueOf("promise") ?? dueOf("statutory"),
      statutoryDueOn: dueOf("statutory"),
      supplementDue: dueOf("supplement"),
      today: dayOf(at),
    },
    item: itemFacts(item, own),
    department: placeOf(department, { code: own.item.department, phone: item.package.phone }),
    window: placeOf(window, { code: own.window, phone: item.package.phone }),
    officer: officerOf(actor, orgs, department),
    ...materialFacts(item, own, personal),
    ...eventFacts(given),
    ...licenceFacts(given),
    remedy: remedyOf(orgs, region),
    fees: chargedFacts(item, own),
    answers: summarise(item.package.form, personal.form, "zh-CN", {}).map(({ label, text }) => ({ label, text })),
    form: personal.form,
  };
}

/** Of a case that changes or renews a licence: that licence, for the decisions of annexes §7 (准予、不予变更、延续). */
function licenceFacts({ matter, item, events, renewedUntil = null, former = [] }: FactsGiven): { licence?: LicenceFacts } {
  const { own } = matter.state;
  const { licence } = own;
  if (!licence) return {};
  const personal = matter.personal as CasePersonal; // every case has its applicant from the first event
  const { applicant } = personal;
  const setting = licenceFor(item, answersIn(own, personal));
  const asked = setting?.act === "change" ? setting : null;
  const decided = events.findLast(({ type }) => type === "case/decided" || type === "case/settled" || type === "case/reply-entered");
  return {
    licence: {
      number: licence.number,
      name: licence.name,
      holder: applicant.name,
      holderKind: applicant.kind,
      issuedOn: licence.issuedOn,
      validUntil: licence.validUntil,
      reason: String(decided?.personal?.opinion ?? ""),
      law: itemFacts(item, own).basis,
      ...(asked ? { changes: changedContents(saidIn(personal, item.package), former, asked.field, PAPER_WORDS.change) } : {}),
      ...(renewedUntil === null ? {} : { newValidUntil: renewedUntil }),
    },
  };
}

/** 复议、诉讼: where whoever disagrees with a decision of the county turns. */
export function remedyOf(orgs: ReadonlyMap<string, Org>, region: string): { review: string; court: string; text: string } {
  const review = orgs.get(region)?.name ?? "";
  const { court } = PAPER_WORDS;
  return { review, court, text: PAPER_WORDS.remedy(review, court) };
}

function itemFacts({ package: item }: ItemInForce, own: CaseOwn) {
  return {
    name: own.item.name,
    code: own.item.code,
    type: item.type,
    basis: item.bases.map(({ document, article }) => PAPER_WORDS.basis(document, article)).join(PAPER_WORDS.and),
    bases: item.bases,
    statutory: PAPER_WORDS.term(item.statutory.amount, item.statutory.unit),
    promise: PAPER_WORDS.term(item.promise.amount, item.promise.unit),
    fees: item.fees,
    result: item.result?.name ?? null,
    phone: item.phone,
    complaintPhone: item.complaintPhone,
  };
}

/** What was charged of this case, not what the item might cost; nothing where nothing was. */
function chargedFacts({ package: item }: ItemInForce, { fees }: CaseOwn) {
  const lines = (fees?.lines ?? []).map(({ fee, quantity, amount, waived }) => {
    const listed = item.fees.find(({ name }) => name === fee);
    return { name: fee, quantity, amount, waived, due: quantity * amount - waived, unit: listed?.unit ?? "", basis: listed?.basis ?? "" };
  });
  return { lines, total: fees?.due ?? null };
}

function placeOf(org: Org | undefined, other: { code: string; phone: string }) {
  return {
    name: org?.name ?? other.code,
    shortName: org?.shortName ?? other.code,
    address: org?.address ?? "",
    phone: org?.phone ?? other.phone,
  };
}

function officerOf(actor: Actor, orgs: ReadonlyMap<string, Org>, department: Org | undefined) {
  const holding = actor.kind === "person" ? actor.holdings[0] : undefined;
  return {
    name: actor.kind === "person" ? actor.name : "",
    staffNumber: actor.kind === "person" ? actor.staffNumber : "",
    org: (holding && orgs.get(holding.org)?.name) ?? department?.name ?? "",
  };
}

function materialFacts({ package: item }: ItemInForce, own: CaseOwn, { lacks = {} }: CasePersonal) {
  const { given } = PAPER_WORDS;
  const rows = item.materials.map((material) => ({ material, state: own.materials[material.code] }));
  return {
    materials: rows
      .filter(({ state }) => isGiven(state))
      .map(({ material, state }) => ({
        name: material.name,
        copies: material.copies,
        given: !state?.paper ? given.files : state.files.length > 0 ? given.both : given.paper,
      })),
    lacks: rows.filter(({ state }) => state?.lack).map(({ material }) => ({ name: material.name, lack: lacks[material.code] ?? "" })),
    later: rows.flatMap(({ material, state }) => (state?.later ? [{ name: material.name, by: state.later }] : [])),
  };
}

/** What the acts so far have said: the reasons, opinions and terms that documents repeat. */
function eventFacts({ matter, events, item, orgs }: FactsGiven) {
  const { own, clocks } = matter.state;
  const last = (...types: string[]) => events.findLast((event) => types.includes(event.type));
  const said = (event: JournalEvent | undefined) => String(event?.personal?.opinion ?? event?.personal?.reason ?? "");
  const [decided, refused] = [last("case/decided", "case/settled", "case/reply-entered"), last("case/declined", "case/not-accepted")];
  const [wished, extended] = [last("case/extension-asked"), last("case/extended")];
  const [sentUp, reply] = [last("case/sent-up"), last("case/reply-entered")];
  const [delivered, settled] = [last("case/delivered"), last("case/settled")];
  const special = own.special.at(-1);
  const procedure = special && item.package.specialProcedures.find(({ kind }) => kind === special.kind);
  const handedOver = delivered ?? settled;
  const manner = delivered?.data.manner;
  const nameOfNode = (node: string) => item.process.nodes.find(({ id }) => id === node)?.name ?? node;
  const nameOfMaterial = (code: string) => item.package.materials.find((material) => material.code === code)?.name ?? code;
  return {
    decision: { opinion: said(decided) },
    refusal: { reason: said(refused), rightAgency: String(refused?.data.rightAgency ?? "") },
    special: special && {
      name: special.name,
      days: special.days,
      noticed: special.noticed,
      ground: procedure?.ground ?? "",
      reason: said(last("case/suspended")),
      due: clocks[`special:${own.special.length}`]?.due ?? null,
    },
    extension: wished && { days: wished.data.days ?? null, reason: said(wished), due: extended?.data.due ?? null },
    ending: { reason: said(last("case/withdrawn", "case/terminated", "case/voided")) },
    sentUp: { authority: own.authority, opinion: said(sentUp) },
    reply: reply && { number: reply.data.number ?? "", opinion: said(reply) },
    delivery: handedOver && {
      documents: handedOut(own, item),
      manner:
        typeof manner === "string" && Object.hasOwn(PAPER_WORDS.manners, manner)
          ? PAPER_WORDS.manners[manner as "window"]
          : PAPER_WORDS.manners.window,
      receiver: String(handedOver.personal?.receiver ?? (matter.personal as CasePersonal).applicant.name),
      at: handedOver.at,
      note: said(delivered),
    },
    steps: timelineOf(events, nameOfNode, orgs, nameOfMaterial)
      .filter((entry) => entry.person !== null && entry.step !== null && entry.type !== "case/document-issued")
      .map((entry) => ({
        name: entry.step,
        org: entry.person?.orgName ?? "",
        section: entry.person?.section ?? "",
        person: entry.person?.name ?? "",
        number: entry.person?.staffNumber ?? "",
        // How a vote went stands with the words of whoever voted, whatever columns a template has.
        opinion: [entry.opinion ?? "", entry.ballot ? PAPER_WORDS.ballot(entry.ballot) : ""].filter(Boolean).join("\n"),
        at: entry.at,
      })),
  };
}

/** What is handed over: the documents made for the applicant, or, where they were made elsewhere, what the item calls its decision. */
function handedOut(own: CaseOwn, { package: item }: ItemInForce): string {
  const made = Object.values(own.documents ?? {}).filter((paper) => paper.state === "issued" && paper.audience === "applicant");
  const results = made.filter(({ code }) => item.documents.some((document) => document.code === code && document.stage === "decide"));
  const names = (results.length > 0 ? results : made).map(({ name, number }) =>
    number === "" ? name : PAPER_WORDS.numbered(name, number),
  );
  const decision = item.documents.find(({ code }) => code === own.outcome)?.name;
  return names.length > 0 ? names.join(PAPER_WORDS.and) : (decision ?? item.result?.name ?? "");
}
