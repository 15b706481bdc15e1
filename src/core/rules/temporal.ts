/**
 * Dates, moments and durations inside expressions. Days are counted from 1970-01-01, moments in milliseconds since then;
 * nothing here reads a clock. Wall-clock texts without an offset are read in China Standard Time (+08:00, no daylight saving).
 */

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;

export class CalendarDate {
  /** Days since 1970-01-01. */
  readonly day: number;
  constructor(day: number) {
    this.day = day;
  }
}

export class Moment {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
}

/** Calendar part in months, clock part in milliseconds: the two kinds of duration of FEEL in one value. */
export class Duration {
  readonly months: number;
  readonly ms: number;
  constructor(months: number, ms: number) {
    this.months = months;
    this.ms = ms;
  }
}

const pad = (value: number, width = 2) => String(value).padStart(width, "0");

function civil(day: number): { year: number; month: number; dayOfMonth: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, dayOfMonth: at.getUTCDate() };
}

/** A real calendar day, or null (2026-02-30 is none). */
export function dateOf(year: number, month: number, dayOfMonth: number): CalendarDate | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12) return null;
  const day = Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;
  const back = civil(day);
  return back.month === month && back.dayOfMonth === dayOfMonth ? new CalendarDate(day) : null;
}

export function parseDate(text: string): CalendarDate | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null;
}

export function parseMoment(text: string): Moment | null {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  if (!parts || !parseDate(parts[1] ?? "")) return null;
  const ms = Date.parse(`${parts[1]}T${parts[2]}${parts[3] ?? "+08:00"}`);
  return Number.isNaN(ms) ? null : new Moment(ms);
}

export function parseDuration(text: string): Duration | null {
  const parts =
    /^(-)?P(?=[\dT])(?:(\d{1,5})Y)?(?:(\d{1,6})M)?(?:(\d{1,7})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/.exec(text);
  if (!parts) return null;
  const sign = parts[1] ? -1 : 1;
  const number = (index: number) => Number(parts[index] ?? 0);
  const ms = number(4) * DAY_MS + number(5) * 3_600_000 + number(6) * 60_000 + number(7) * 1000;
  return new Duration(sign * (number(2) * 12 + number(3)), sign * ms);
}

/** The day on which a moment falls in China. */
export function dayOfMoment(moment: Moment): CalendarDate {
  return new CalendarDate(Math.floor((moment.ms + CHINA_OFFSET_MS) / DAY_MS));
}

/** Month arithmetic keeps the day and falls back to the month's last day: 01-31 + 1 month = 02-28. */
function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = civil(day);
  const index = year * 12 + (month - 1) + months;
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return Date.UTC(Math.floor(index / 12), index % 12, Math.min(dayOfMonth, lastDay)) / DAY_MS;
}

/** A date or moment moved by a duration; null when it leaves the years 1000–9999. */
export function shift(at: CalendarDate | Moment, by: Duration, sign: 1 | -1): CalendarDate | Moment | null {
  const localMs = at instanceof CalendarDate ? at.day * DAY_MS : at.ms + CHINA_OFFSET_MS;
  const day = addMonths(Math.floor(localMs / DAY_MS), sign * by.months);
  const moved = day * DAY_MS + (((localMs % DAY_MS) + DAY_MS) % DAY_MS) + sign * by.ms;
  const { year } = civil(Math.floor(moved / DAY_MS));
  if (!(year >= 1000 && year <= 9999)) return null;
  return at instanceof CalendarDate ? new CalendarDate(Math.floor(moved / DAY_MS)) : new Moment(moved - CHINA_OFFSET_MS);
}

/** Whole years and months from one day to another, negative when the second comes first. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): Duration {
  if (to.day < from.day) return new Duration(-monthsBetween(to, from).months, 0);
  const [a, b] = [civil(from.day), civil(to.day)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return new Duration(addMonths(from.day, months) > to.day ? months - 1 : months, 0);
}

/** The named parts FEEL allows after a dot, or undefined. */
export function temporalPart(value: CalendarDate | Moment | Duration, name: string): number | undefined {
  if (value instanceof Duration) {
    const parts: Record<string, number> = {
      years: Math.trunc(value.months / 12),
      months: value.months % 12,
      days: Math.trunc(value.ms / DAY_MS),
      hours: Math.trunc(value.ms / 3_600_000) % 24,
      minutes: Math.trunc(value.ms / 60_000) % 60,
      seconds: Math.trunc(value.ms / 1000) % 60,
    };
    return Object.hasOwn(parts, name) ? parts[name] : undefined;
  }
  const date = value instanceof Moment ? dayOfMoment(value) : value;
  const { year, month, dayOfMonth } = civil(date.day);
  const clock = value instanceof Moment ? value.ms + CHINA_OFFSET_MS - date.day * DAY_MS : 0;
  const parts: Record<string, number> = { year, month, day: dayOfMonth, weekday: ((((date.day + 3) % 7) + 7) % 7) + 1 };
  if (value instanceof Moment) {
    parts.hour = Math.floor(clock / 3_600_000);
    parts.minute = Math.floor(clock / 60_000) % 60;
    parts.second = Math.floor(clock / 1000) % 60;
  }
  return Object.hasOwn(parts, name) ? parts[name] : undefined;
}

/** ISO 8601 text: what leaves an expression is always plain JSON. */
export function temporalText(value: CalendarDate | Moment | Duration): string {
  if (value instanceof Duration) return durationText(value);
  const { year, month, dayOfMonth } = civil(value instanceof Moment ? dayOfMoment(value).day : value.day);
  const date = `${pad(year, 4)}-${pad(month)}-${pad(dayOfMonth)}`;
  if (value instanceof CalendarDate) return date;
  const part = (name: string) => pad(temporalPart(value, name) ?? 0);
  return `${date}T${part("hour")}:${part("minute")}:${part("second")}+08:00`;
}

function durationText(value: Duration): string {
  const sign = value.months < 0 || value.ms < 0 ? "-" : "";
  const [months, ms] = [Math.abs(value.months), Math.abs(value.ms)];
  const amount = (count: number, unit: string) => (count > 0 ? `${count}${unit}` : "");
  const calendar = amount(Math.floor(months / 12), "Y") + amount(months % 12, "M") + amount(Math.floor(ms / DAY_MS), "D");
  const clock =
    amount(Math.floor(ms / 3_600_000) % 24, "H") + amount(Math.floor(ms / 60_000) % 60, "M") + amount(Math.floor(ms / 1000) % 60, "S");
  return calendar || clock ? `${sign}P${calendar}${clock ? `T${clock}` : ""}` : "PT0S";
}
