/**
 * A day on the wall calendar, `YYYY-MM-DD` (years 1000–9999). It has no time zone, so two such days compare as text
 * and their distance is a whole number. Arithmetic goes through day numbers (days since 1970-01-01), never through
 * `Date`, whose local zone shifts days.
 */
export type LocalDate = string;

const SHAPE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether the text is a day that exists. */
export function isLocalDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const month = Number(match[2]);
  const day = Number(match[3]);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(match[1]), month);
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Days since 1970-01-01. Throws a RangeError on a day that doesn't exist: check what people type with `isLocalDate` first. */
export function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`calendar/no-such-day: ${date}`);
  const month = Number(date.slice(5, 7));
  let dayOfYear = Number(date.slice(8, 10)) - 1;
  for (let before = 1; before < month; before += 1) dayOfYear += daysInMonth(yearOf(date), before);
  return firstDayNumber(yearOf(date)) + dayOfYear;
}

/** The inverse of `dayNumber`. Throws a RangeError outside the years 1000–9999. */
export function fromDayNumber(day: number): LocalDate {
  let year = 1970 + Math.floor(day / 365.2425);
  while (firstDayNumber(year) > day) year -= 1;
  while (firstDayNumber(year + 1) <= day) year += 1;
  if (year < 1000 || year > 9999) throw new RangeError(`calendar/year-out-of-range: ${year}`);
  let rest = day - firstDayNumber(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return `${year}-${String(month).padStart(2, "0")}-${String(rest + 1).padStart(2, "0")}`;
}

/** Day number of 1 January. */
export function firstDayNumber(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719_162;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Natural days in (from, to]; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfNumber(dayNumber(date));
}

export function weekdayOfNumber(day: number): number {
  // 1970-01-01 was a Thursday; the double remainder keeps days before it positive.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
