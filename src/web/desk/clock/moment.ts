const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

function read(instant: string): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
}

/** `2026-03-20 14:05` in Shanghai, wherever the reader's computer thinks it is. */
export function minuteOf(instant: string): string {
  const { year, month, day, hour, minute } = read(instant);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

export function secondOf(instant: string): string {
  return `${minuteOf(instant)}:${read(instant).second}`;
}

export function dayOf(instant: string): string {
  return minuteOf(instant).slice(0, 10);
}
