import { v7 as uuid } from "uuid";
import type { LocalDate } from "../../core/calendar/index.ts";
import { type CaseNumbers, REHEARSED_NUMBERS } from "../../modules/cases/index.ts";
import type { Applicant } from "../../modules/cases/shared.ts";
import type { History, Told } from "../../modules/matters/index.ts";
import { dayOf } from "../../platform/clock.ts";
import type { CasePlan } from "./plan-case.ts";

/** A rehearsed case from which others are stamped. */
export interface Mould {
  applicant: Applicant;
  department: string;
  submittedOn: LocalDate;
  numberedOn: LocalDate | null;
  told: readonly { at: number; actor: Told["actor"]; events: { type: string; data: string; personal: string | null }[] }[];
}

export function mouldOf(plan: CasePlan, told: readonly Told[]): Mould {
  const texts = told.map(({ at, actor, events }) => ({
    at: at.getTime(),
    actor,
    events: events.map(({ type, data, personal }) => ({
      type,
      data: JSON.stringify(data),
      personal: personal ? JSON.stringify(personal) : null,
    })),
  }));
  const numbered = texts.find(({ events }) => events.some(({ data }) => data.includes(REHEARSED_NUMBERS.case)));
  return {
    applicant: plan.applicant,
    department: plan.entry.item.package.department,
    submittedOn: dayOf(plan.begins),
    numberedOn: numbered ? dayOf(new Date(numbered.at)) : null,
    told: texts,
  };
}

export interface Stamping {
  applicant: Applicant;
  numbers: CaseNumbers;
  /** Milliseconds by which everything happened earlier than in the rehearsal, on the same days. */
  earlier: number;
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/** The same story with other people, numbers and minutes. */
export function stamp(mould: Mould, { applicant, numbers, earlier }: Stamping): History {
  const first = mould.told[0];
  if (!first) throw new Error("a mould has a beginning");
  const moved = (text: string) => text.replace(INSTANT, (instant) => new Date(Date.parse(instant) - earlier).toISOString());
  const renumbered = (text: string) =>
    text.replaceAll(REHEARSED_NUMBERS.application, numbers.application).replaceAll(REHEARSED_NUMBERS.case, numbers.case ?? "");
  const exchanged = (text: string) =>
    text
      .replaceAll(mould.applicant.name, applicant.name)
      .replaceAll(mould.applicant.number, applicant.number)
      .replaceAll(mould.applicant.phone, applicant.phone)
      .replaceAll(mould.applicant.address, applicant.address);
  return {
    id: uuid({ msecs: first.at - earlier }),
    told: mould.told.map(({ at, actor, events }) => ({
      at: new Date(at - earlier),
      actor,
      events: events.map(({ type, data, personal }) => ({
        type,
        data: JSON.parse(renumbered(moved(data))) as Record<string, unknown>, // as it was written above
        ...(personal === null ? {} : { personal: JSON.parse(exchanged(personal)) as Record<string, unknown> }),
      })),
    })),
  };
}
