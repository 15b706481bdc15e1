import { isWorkingDay, type WorkCalendar } from "../../core/calendar/index.ts";
import type { Applicant, CaseCommandInput } from "../../modules/cases/shared.ts";
import type { CaseKind, IntakePlace } from "../../modules/catalogue/shared.ts";
import type { Org, OrgKind } from "../../modules/identity/shared.ts";
import { dayOf } from "../../platform/clock.ts";
import { answerForm, answersOf } from "./answer-form.ts";
import { inventApplicant } from "./invent-applicant.ts";
import { fresh, requiredOf } from "./move-input.ts";
import { daysBefore, officeTime } from "./office-hours.ts";
import type { Random } from "./random.ts";
import type { SampleFile } from "./sample-files.ts";
import type { SampleItem, SampleItems } from "./sample-items.ts";
import type { Beginning, Scenario } from "./scenarios.ts";
import type { Words } from "./words.ts";

/** One case to be played: who applies for what, when, and how it goes on. */
export interface CasePlan {
  scenario: Scenario;
  entry: SampleItem;
  applicant: Applicant;
  submission: CaseCommandInput<"submit">;
  /** Organisation of the window that hands it in, for applications at a counter. */
  counter: string | null;
  begins: Date;
  random: Random;
}

export interface Planning {
  items: SampleItems;
  orgs: readonly Org[];
  files: readonly SampleFile[];
  words: Words;
  calendar: WorkCalendar;
  now: Date;
}

export function planCase(scenario: Scenario, random: Random, planning: Planning): CasePlan {
  const { words, files } = planning;
  const entry = pickItem(scenario, random, planning.items);
  const item = entry.item.package;
  const applicant = inventApplicant(entry.sample?.applicant.kind ?? random.pick(item.objects), random, words);
  const begins = beginning(scenario.begins, entry, random, planning);
  const form = entry.sample ? answersOf(entry.sample, applicant, dayOf(begins)) : answerForm(item.form, { applicant, random, words });
  const place = random.pick(item.intake);
  const window = windowAt(place, item.department, random, planning.orgs);
  const atCounter = !item.online || random.chance(0.4);
  const situations = Object.fromEntries((item.situations ?? []).map(({ id, choices }) => [id, random.pick(choices).id]));
  const required = requiredOf(item, situations).map((material) => material.code);
  return {
    scenario,
    entry,
    applicant,
    submission: {
      itemCode: entry.item.code,
      applicant,
      form,
      situations,
      files: atCounter ? [] : fresh(required, item, { files, words }),
      papers: atCounter ? required : [],
      handed: [],
      promised: [],
      channel: atCounter ? "window" : random.pick(["web", "mobile"]),
      window,
    },
    counter: atCounter ? window : null,
    begins,
    random,
  };
}

function pickItem(scenario: Scenario, random: Random, items: SampleItems): SampleItem {
  const suits = ({ item: { package: item } }: SampleItem) =>
    (scenario.suspendsAt === undefined || item.specialProcedures.length > 0) &&
    (scenario.department === undefined || item.department.endsWith(scenario.department));
  const pools = scenario.kinds.map((kind: CaseKind) => items[kind]);
  const configured = pools.flatMap((pool) => pool.configured).filter(suits);
  const standard = pools.flatMap((pool) => pool.standard).filter(suits);
  if (standard.length === 0 || (configured.length > 0 && random.chance(0.55))) return random.pick(configured);
  return random.pick(standard);
}

const KIND_AT: Record<IntakePlace, OrgKind> = { hall: "hall", department: "department", township: "township", village: "village" };

function windowAt(place: IntakePlace, department: string, random: Random, orgs: readonly Org[]): string {
  if (place === "department") return department;
  return random.pick(orgs.filter((org) => org.active && org.kind === KIND_AT[place])).code;
}

function beginning(begins: Beginning, { item }: SampleItem, random: Random, { now, calendar }: Planning): Date {
  const today = dayOf(now);
  // Seen from a rest day, "today" is the working day before it.
  const base = isWorkingDay(calendar, today).working ? today : daysBefore(today, 1, "workday", calendar);
  const term = "of" in begins ? item.package[begins.of] : null;
  const back = "of" in begins ? Math.max(1, item.package[begins.of].amount - random.whole(...begins.left)) : random.whole(...begins.ago);
  const minutes = random.whole(0, 420);
  const begun = officeTime(daysBefore(base, back, term?.unit ?? "workday", calendar), minutes, calendar);
  return begun <= now ? begun : officeTime(daysBefore(base, 1, "workday", calendar), minutes, calendar);
}
