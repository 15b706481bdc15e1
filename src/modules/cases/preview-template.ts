import { sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import { asksOf, previewPaper, sampleFacts, type Template, writtenSoFar } from "../documents/index.ts";
import type { AskValue, Paper } from "../documents/shared.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { type Actor, can, type Org } from "../identity/shared.ts";
import { type JournalEvent, type Matter, readJournal, readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import { maskApplicant } from "./domain/masking.ts";
import type { CaseOwn, CasePersonal } from "./domain/own.ts";
import { itemOfCase } from "./item-of-case.ts";
import { paperFacts } from "./paper-facts.ts";

export interface TemplateTried {
  found: boolean;
  paper: Paper;
  missing: string;
  /** The questions as whoever makes the document of this case would have them, and what the paper was drawn with. */
  asks: ReturnType<typeof asksOf>;
  entered: Record<string, AskValue>;
}

/**
 * How a template that is being written would look: with a case that its number names, or with an invented one. Whoever edits templates doesn't
 * handle cases: persons are masked, and what officers wrote of them is left out.
 */
export async function previewTemplate(
  house: House,
  actor: Actor,
  { template, caseNumber, entered: typed }: { template: Template; caseNumber: string; entered: Readonly<Record<string, unknown>> },
): Promise<TemplateTried> {
  const byCode = await orgs(house);
  const matter = caseNumber === "" ? null : await caseNumbered(house, actor, caseNumber);
  const org = byCode.get(matter?.state.own.item.department ?? "") ?? sampleOrg([...byCode.values()]);
  const facts = matter
    ? await maskedFacts(house, actor, matter)
    : { ...sampleFacts(), case: { ...sampleFacts().case, today: dayOf(house.clock.now()) } };
  const item = matter && (await itemOfCase(house, matter.state.own));
  const name = item?.package.documents.find(({ code }) => code === template.code)?.name ?? template.name;
  if (!org) throw new Error("a county has departments");
  const order = { from: { template, version: 0, digest: "" }, name, facts, county: byCode.get(house.region), org };
  const asks = asksOf(order);
  const entered = writtenSoFar(template.asks, { ...firstAnswers(template, asks, matter !== null), ...typed });
  const { paper, refused } = previewPaper(house, { ...order, facts: { ...facts, entered } });
  return { found: matter !== null, paper, missing: refused?.detail.what ?? "", asks, entered };
}

/** What stands in the questions before anything is typed: with a real case what it begins with, else what the template has as a sample. */
function firstAnswers({ asks }: Template, started: TemplateTried["asks"], isReal: boolean): Record<string, unknown> {
  const begins = new Map(started.map(({ name, starts }) => [name, starts]));
  return Object.fromEntries(asks.map(({ name, sample }) => [name, (isReal && begins.get(name)) || sample]));
}

/** The department the invented case is of, where the county has it. */
function sampleOrg(all: readonly Org[]): Org | undefined {
  const { department } = sampleFacts() as { department?: { shortName?: string } };
  const departments = all.filter((org) => org.kind === "department");
  return departments.find((org) => org.shortName === department?.shortName) ?? departments[0];
}

async function caseNumbered(house: House, actor: Actor, number: string): Promise<Matter<CaseOwn> | null> {
  const wanted = number.toUpperCase();
  const { rows } = await sql<{ id: string }>`select id from cases.case where region = ${house.region} and number = ${wanted}
    union all select id from cases.case where region = ${house.region} and application_number = ${wanted} limit 1`.execute(house.db);
  const matter = rows[0] ? await readMatter(house, caseKind, rows[0].id) : null;
  return matter && can(actor, "catalogue.edit", { org: matter.state.own.item.department }) ? matter : null;
}

async function maskedFacts(house: House, actor: Actor, matter: Matter<CaseOwn>) {
  const [item, byCode, events] = await Promise.all([
    itemOfCase(house, matter.state.own),
    orgs(house),
    readJournal(house, caseKind, matter.id),
  ]);
  const personal = matter.personal as CasePersonal; // every case has one from its first event
  const shown: CasePersonal = { ...personal, applicant: maskApplicant(personal.applicant), form: {}, lacks: {} };
  const silent = events.map(({ personal: _, ...event }): JournalEvent => event);
  const at = house.clock.now();
  return paperFacts({ matter: { ...matter, personal: shown }, events: silent, item, orgs: byCode, region: house.region, at, actor });
}
