import { addDays, type LocalDate } from "../../../core/calendar/index.ts";
import { RENEWAL_DAYS } from "../../cases/shared.ts";
import type { LicenceStanding, LicenceState } from "../shared.ts";

/** A licence that ends within so many days is shown as about to expire (即将到期). */
export const EXPIRING_DAYS = 60;

interface Dated {
  state: LicenceState;
  validUntil: LocalDate | null;
  deemedOn: LocalDate | null;
}

/** How a licence stands on a day: what became of it, else what its days say. The last day itself still counts. */
export function standingOn({ state, validUntil, deemedOn }: Dated, today: LocalDate): LicenceStanding {
  if (state !== "valid") return state;
  if (deemedOn !== null) return "deemed-renewed";
  if (validUntil === null) return "valid";
  if (validUntil < today) return "expired";
  return validUntil <= addDays(today, EXPIRING_DAYS) ? "expiring" : "valid";
}

/** Whether its holder may act on it. */
export function isInForce(standing: LicenceStanding): boolean {
  return standing === "valid" || standing === "expiring" || standing === "deemed-renewed";
}

/** Days before the end on which holder and department are reminded: in time to ask for a renewal; then once it has ended. */
const MARKS = [EXPIRING_DAYS, RENEWAL_DAYS + 5, -1];

/** The next reminder, after those told already. Null where none is due any more. */
export function nextReminder({ state, validUntil, deemedOn }: Dated, told: readonly number[]): { mark: number; on: LocalDate } | null {
  if (state !== "valid" || validUntil === null || deemedOn !== null) return null;
  const mark = MARKS.find((days) => !told.includes(days));
  return mark === undefined ? null : { mark, on: addDays(validUntil, -mark) };
}

/** Everything that is due of it by a day: a house that slept doesn't ring three times in a row. */
export function marksDue(licence: Dated, told: readonly number[], today: LocalDate): number[] {
  const due: number[] = [];
  for (let next = nextReminder(licence, told); next !== null && next.on <= today; next = nextReminder(licence, [...told, ...due]))
    due.push(next.mark);
  return due;
}
