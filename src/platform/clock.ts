/** Where the time comes from. Everything takes a clock; nothing else may ask the system. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock for tests and sandboxes: stands still until it is moved. */
export class FixedClock implements Clock {
  private at: Date;

  constructor(at: string | Date) {
    this.at = new Date(at);
  }

  now(): Date {
    return new Date(this.at);
  }

  set(at: string | Date): void {
    this.at = new Date(at);
  }

  advance(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds);
  }
}

const localDate = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });

/** The day (YYYY-MM-DD) an instant falls on in Shanghai, where every limit is counted. */
export function dayOf(instant: Date): string {
  return localDate.format(instant);
}

/** The instant at which a local day reaches a time of day, e.g. `instantOf("2026-03-20", "17:30")`. China has kept UTC+8 without summer time since 1991. */
export function instantOf(day: string, time = "00:00"): Date {
  return new Date(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`);
}
