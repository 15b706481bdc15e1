import { z } from "zod";
import { addWorkingDays, isLocalDate, type LocalDate, type WorkCalendar } from "../../../core/calendar/index.ts";
import { printable } from "./formats.ts";

/**
 * What an officer writes into a document because the case doesn't know it: a hearing's place and time, who was heard, what was said. `line` and
 * `text` are words, `choice` one of the options; `staff`, `people`, `talk` and `things` are lists with the members of `MEMBERS`.
 */
export const ASK_KINDS = ["line", "text", "day", "moment", "choice", "staff", "people", "talk", "things"] as const;
export type AskKind = (typeof ASK_KINDS)[number];

/** Members of a row, the first of which can't be empty. */
export const MEMBERS = {
  staff: ["name", "number"],
  people: ["name", "role"],
  talk: ["speaker", "words"],
  things: ["name", "count"],
} as const satisfies Partial<Record<AskKind, readonly [string, string]>>;

/** Questions of one template, options of one question, rows of one list. */
export const ASK_LIMITS = { asks: 30, options: 20, rows: 100, leastRows: 20 } as const;

const words = (most: number) => z.string().overwrite(printable).trim().max(most);
const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

/** Rules of law about a value; what isn't set holds nothing. */
const rulesSchema = z.strictObject({
  /** At most so many working days after another day (听证: within 20 of the request, 行政许可法 第47条). */
  within: z.strictObject({ of: name, workdays: z.number().int().min(1).max(400) }).optional(),
  /** At least so many working days from today (听证通知: 7, 第48条). */
  ahead: z.number().int().min(1).max(100).optional(),
  /** Not later than now: what is written down has happened. */
  past: z.boolean().optional(),
  /** Not before another moment or day. */
  from: name.optional(),
  /** Nobody who handled the case (听证主持人, 第48条). */
  outsider: z.boolean().optional(),
});

/** What somebody might write, as it is kept: words, or rows of words. */
const sampleSchema = z.union([z.string().max(8000), z.array(z.record(z.string().max(40), z.string().max(2000))).max(ASK_LIMITS.rows)]);

/** A question as it is being written, too: what it lacks to be asked is told by `askFaults`. */
export const askSchema = z.strictObject({
  name,
  label: words(40),
  kind: z.enum(ASK_KINDS),
  hint: words(200).default(""),
  required: z.boolean().default(true),
  options: z.array(words(40)).max(ASK_LIMITS.options).default([]),
  /** Fewest and most rows of a list: two of the staff (第34条). */
  least: z.number().int().min(0).max(ASK_LIMITS.leastRows).default(0),
  most: z.number().int().min(1).max(ASK_LIMITS.rows).default(50),
  rules: rulesSchema.default({}),
  /** What stands there first: a fact of the case, as a text with fields. */
  starts: words(200).default(""),
  /** Shown in the preview of the template. */
  sample: sampleSchema.optional(),
});
export type Ask = z.output<typeof askSchema>;

/** What a person may have written at most, whatever the kind. */
const MOST_WORDS = { line: 200, text: 8000, member: 2000 } as const;

export type AskFaultCode =
  | "documents/ask-required"
  | "documents/ask-too-few"
  | "documents/ask-not-offered"
  | "documents/ask-no-day"
  | "documents/ask-too-long"
  | "documents/ask-too-late"
  | "documents/ask-too-soon"
  | "documents/ask-not-yet"
  | "documents/ask-before"
  | "documents/ask-handled-it"
  | "documents/ask-same-person";

export interface AskFault {
  name: string;
  label: string;
  code: AskFaultCode;
  /** How many: working days, rows. */
  count?: number;
}

export interface AskedAbout {
  today: LocalDate;
  calendar: WorkCalendar;
  /** Who did something in the case. */
  handlers: readonly { name: string; staffNumber: string }[];
}

type Row = Record<string, string>;
export type AskValue = string | Row[];

/** Judges what was written for a document, and gives the values as documents name them (`entered.…`). What isn't asked for is dropped. */
export function checkAsked(
  asks: readonly Ask[],
  given: Readonly<Record<string, unknown>>,
  about: AskedAbout,
): { values: Record<string, AskValue>; faults: AskFault[] } {
  const values: Record<string, AskValue> = {};
  const faults: AskFault[] = [];
  for (const ask of asks) {
    const value = givenOf(ask, given[ask.name]);
    if (isEmpty(value)) {
      if (ask.required || ask.least > 0) faults.push({ ...of(ask), code: "documents/ask-required" });
      continue;
    }
    const fault = shapeFault(ask, value) ?? ruleFault(ask, value, values, about);
    if (fault) faults.push({ ...of(ask), ...fault });
    else values[ask.name] = value;
  }
  return { values, faults };
}

/** What has been written so far, for looking at: whatever the rules will say of it; a day that is none, and what is too long, is left out. */
export function writtenSoFar(asks: readonly Ask[], given: Readonly<Record<string, unknown>>): Record<string, AskValue> {
  const read = asks.map((ask) => [ask, givenOf(ask, given[ask.name])] as const);
  const shown = read.filter(([ask, value]) => !isEmpty(value) && !HIDDEN.has(shapeFault(ask, value)?.code ?? ""));
  return Object.fromEntries(shown.map(([ask, value]) => [ask.name, value]));
}

const HIDDEN: ReadonlySet<string> = new Set<AskFaultCode>(["documents/ask-too-long", "documents/ask-no-day"]);

const of = ({ name: asked, label }: Ask) => ({ name: asked, label });

/** Whether an answer is a list of rows. */
export function isListKind(kind: AskKind): kind is keyof typeof MEMBERS {
  return Object.hasOwn(MEMBERS, kind);
}

function isEmpty(value: AskValue): boolean {
  return value.length === 0;
}

function givenOf({ kind }: Ask, given: unknown): AskValue {
  if (isListKind(kind)) {
    const members = MEMBERS[kind];
    const rows = Array.isArray(given) ? given.slice(0, 200) : [];
    return rows.map((row) => rowOf(row, members)).filter((row) => members.some((member) => row[member] !== ""));
  }
  const text = typeof given === "string" ? printable(given).trim() : "";
  return kind === "moment" && MOMENT.test(text) ? `${text.slice(0, 16)}:00+08:00` : text;
}

function rowOf(row: unknown, members: readonly string[]): Row {
  const found = (typeof row === "object" && row !== null ? row : {}) as Record<string, unknown>;
  return Object.fromEntries(members.map((member) => [member, typeof found[member] === "string" ? printable(found[member]).trim() : ""]));
}

/** As a browser gives it, or as it was kept. Shanghai's clock. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d/;

type Fault = Pick<AskFault, "code" | "count">;

function shapeFault(ask: Ask, value: AskValue): Fault | null {
  if (typeof value !== "string") return rowsFault(ask, value);
  if (value.length > (ask.kind === "text" ? MOST_WORDS.text : MOST_WORDS.line)) return { code: "documents/ask-too-long" };
  if (ask.kind === "choice" && !ask.options.includes(value)) return { code: "documents/ask-not-offered" };
  if ((ask.kind === "day" && !isLocalDate(value)) || (ask.kind === "moment" && !(MOMENT.test(value) && isLocalDate(dayIn(value)))))
    return { code: "documents/ask-no-day" };
  return null;
}

function rowsFault({ kind, least, most }: Ask, rows: readonly Row[]): Fault | null {
  const [first, second] = MEMBERS[kind as keyof typeof MEMBERS];
  if (rows.some((row) => Object.values(row).some((text) => text.length > MOST_WORDS.member))) return { code: "documents/ask-too-long" };
  // Who did it is known by name and number (K6).
  if (rows.some((row) => row[first] === "" || (kind === "staff" && row[second] === ""))) return { code: "documents/ask-required" };
  if (rows.length < least) return { code: "documents/ask-too-few", count: least };
  if (rows.length > most) return { code: "documents/ask-too-long" };
  if (kind === "staff" && new Set(rows.map((row) => row[second])).size < rows.length) return { code: "documents/ask-same-person" };
  return null;
}

function ruleFault({ rules }: Ask, value: AskValue, values: Readonly<Record<string, AskValue>>, about: AskedAbout): Fault | null {
  if (typeof value !== "string")
    return rules.outsider && value.some((row) => about.handlers.some((one) => one.name === row.name || one.staffNumber === row.number))
      ? { code: "documents/ask-handled-it" }
      : null;
  const day = dayIn(value);
  const other = (asked: string) => (typeof values[asked] === "string" ? (values[asked] as string) : null);
  const since = rules.within && other(rules.within.of);
  if (rules.within && since && day > addWorkingDays(about.calendar, dayIn(since), rules.within.workdays).date)
    return { code: "documents/ask-too-late", count: rules.within.workdays };
  if (rules.ahead !== undefined && !isAhead(about.today, day, rules.ahead, about.calendar))
    return { code: "documents/ask-too-soon", count: rules.ahead };
  if (rules.past && day > about.today) return { code: "documents/ask-not-yet" };
  const before = rules.from === undefined ? null : other(rules.from);
  return before !== null && value.slice(0, 16) < before.slice(0, 16) ? { code: "documents/ask-before" } : null;
}

const dayIn = (value: string) => value.slice(0, 10) as LocalDate; // its shape was checked

/** So many whole working days lie between the day of the notice and the day itself. */
function isAhead(today: LocalDate, day: LocalDate, workdays: number, calendar: WorkCalendar): boolean {
  return day > addWorkingDays(calendar, today, workdays).date;
}
