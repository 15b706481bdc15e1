import type { LocalDate } from "./local-date.ts";

/** What the State Council's notice says about one year (国务院办公厅节假日安排通知). */
export interface CalendarYear {
  /** Only a published year is trusted; a draft is ignored, so that nobody mistakes a guess for a date. */
  readonly published: boolean;
  /** The notice, by number. */
  readonly source: string;
  /** Days off. Weekend days may be named too; the others rest anyway. */
  readonly off: readonly LocalDate[];
  /** Weekend days that are worked (调休). */
  readonly work: readonly LocalDate[];
}

export interface WorkingHours {
  /** `HH:MM`, Shanghai. */
  readonly open: string;
  /** `HH:MM`: a limit ends at this moment of its last day (annex §6.2 rule 1). */
  readonly close: string;
}

/** Immutable: change it by making another with another version, because counts are cached per object. */
export interface WorkCalendar {
  readonly version: string;
  readonly years: Readonly<Record<number, CalendarYear>>;
  readonly hours: WorkingHours;
}

/** When a limit ends on its due day, `HH:MM` in Shanghai. */
export function closingTime(calendar: WorkCalendar): string {
  return calendar.hours.close;
}

/** Years the State Council has published, ascending. */
export function publishedYears(calendar: WorkCalendar): number[] {
  return Object.entries(calendar.years)
    .filter(([, row]) => row.published)
    .map(([year]) => Number(year))
    .sort((a, b) => a - b);
}

export function isPublished(calendar: WorkCalendar, year: number): boolean {
  return calendar.years[year]?.published === true;
}
