import { addDays, daysBetween, type LocalDate, type WorkCalendar } from "../../../core/calendar/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import type { ItemInForce } from "../../catalogue/index.ts";
import { licenceFor, type SituationAnswers } from "../../catalogue/shared.ts";
import type { HeldLicence } from "../../house.ts";
import { type MatterClock, type Refusal, startClock } from "../../matters/index.ts";
import { caseMessages } from "../messages.ts";
import type { LicenceAsked } from "./own.ts";
import { RENEWAL_DAYS } from "./renewal-days.ts";

/** Kind and id of the clock that runs to the last day of a licence whose renewal was asked for in time. */
export const RENEWAL_CLOCK = "renewal";

/** What of an application says which licence it is about. */
interface Applied {
  form: Record<string, unknown>;
  situations: SituationAnswers;
}

/** The number of the licence that an application is to change or renew, as the item's form asks for it; null where it does neither. */
export function licenceNumberIn(item: ItemInForce, { form, situations }: Applied): string | null {
  const licence = licenceFor(item, situations);
  if (!licence || licence.act === "grant") return null;
  const number = form[licence.field];
  return typeof number === "string" ? number.trim() : "";
}

/**
 * Whether the licence named is the applicant's own, of the right item and still to be changed or renewed. One that isn't there and one that is
 * somebody else's are answered alike.
 */
export function judgeLicence(
  item: ItemInForce,
  held: HeldLicence | null,
  applied: Applied,
  { applicantIndex, today, lang }: { applicantIndex: string; today: LocalDate; lang: Lang },
): { ok: true; licence: LicenceAsked | null } | Refusal {
  const licence = licenceFor(item, applied.situations);
  if (!licence || licence.act === "grant") return { ok: true, licence: null };
  const wrong = (code: keyof ReturnType<typeof caseMessages>): Refusal => ({
    ok: false,
    code: "cases/invalid",
    fields: [{ path: `form.${licence.field}`, code, message: caseMessages(lang)[code] }],
  });
  if (licenceNumberIn(item, applied) === "") return wrong("cases/licence-number-missing");
  if (!held || held.holderIndex !== applicantIndex || held.itemCode !== licence.of) return wrong("cases/licence-not-found");
  if (held.standing === "ended") return wrong("cases/licence-ended");
  if (held.standing === "expired") return wrong("cases/licence-expired");
  if (licence.act === "renewal" && held.validUntil === null) return wrong("cases/licence-unlimited");
  if (licence.act === "renewal" && held.renewalCase !== null) return wrong("cases/licence-renewing");
  const { id, caseId, number, name, issuedOn, validUntil } = held;
  const inTime = licence.act === "renewal" && validUntil !== null && today <= addDays(validUntil, -RENEWAL_DAYS);
  return { ok: true, licence: { act: licence.act, id, caseId, number, name, issuedOn, validUntil, askedOn: today, inTime } };
}

/** Whether other answers would make another operation of a case: it would have to name another licence, or none. */
export function changesOperation(item: ItemInForce, before: SituationAnswers | undefined, after: SituationAnswers): boolean {
  return licenceFor(item, before)?.act !== licenceFor(item, after)?.act;
}

/** 延续: the decision is due by the last day of the licence, whatever was promised, and no procedure stops that (行政许可法 50). */
export function renewalClock(licence: LicenceAsked, calendar: WorkCalendar): MatterClock[] {
  const { askedOn, validUntil, inTime } = licence;
  if (!inTime || validUntil === null) return [];
  const term = { amount: daysBetween(askedOn, validUntil), unit: "day" as const };
  const start = { id: RENEWAL_CLOCK, kind: RENEWAL_CLOCK, start: askedOn, startRule: "renewal-asked", term, rollToWorkday: false };
  return [startClock(start, calendar)];
}
