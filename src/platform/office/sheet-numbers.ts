/** Numbers of built-in formats that show dates or times; 27–36 and 50–58 are those of East Asia. */
const DATES: readonly [number, number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Whether a format (`#14` for a built-in one, else its code) shows a date or time: a letter of one outside quotes, colours and escapes. */
export function isDateFormat(format: string): boolean {
  if (format.startsWith("#") && /^#\d+$/.test(format)) {
    const id = Number(format.slice(1));
    return DATES.some(([from, to]) => id >= from && id <= to);
  }
  return /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
}

const DAY = 86_400_000;

/** A number as its sheet shows it, as far as a reader needs it: dates, percent, and without the noise of binary fractions. */
export function shownNumber(value: number, { format, isDate, from1904 }: { format: string; isDate: boolean; from1904: boolean }): string {
  if (!Number.isFinite(value)) return "";
  if (isDate && value >= 0 && value < 2_958_466) return shownDate(value, from1904);
  const percent = format === "#9" || format === "#10" || /%\s*$/.test(format.split(";")[0] ?? "");
  const plain = Number((percent ? value * 100 : value).toPrecision(15));
  return percent ? `${plain}%` : String(plain);
}

/** Days since the end of 1899; Excel believes that 1900 was a leap year, so the first sixty are one off. */
function shownDate(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const text = new Date(Math.round((days - 25_569) * DAY)).toISOString();
  const [date = "", time = ""] = [text.slice(0, 10), text.slice(11, 19)];
  if (serial < 1) return time;
  return time === "00:00:00" ? date : `${date} ${time.slice(0, 5)}`;
}
