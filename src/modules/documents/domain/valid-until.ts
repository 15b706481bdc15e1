import { addDays, isLocalDate, type LocalDate } from "../../../core/calendar/index.ts";

/** The last day of a licence of so many years: the day before its day of issue comes round again. */
export function lastDayOf(issued: LocalDate, years: number): LocalDate {
  const anniversary = `${Number(issued.slice(0, 4)) + years}${issued.slice(4)}`;
  // 29 February comes round on 1 March.
  const round = isLocalDate(anniversary) ? anniversary : `${anniversary.slice(0, 4)}-03-01`;
  return addDays(round, -1);
}
