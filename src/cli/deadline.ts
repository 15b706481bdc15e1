import { loadCalendar } from "../adapters/calendar-files.ts";
import {
  type Deadline,
  deriveDeadline,
  type ExplainedDay,
  explainDeadline,
  isAmount,
  isLocalDate,
  type WorkCalendar,
  weekdayOf,
} from "../core/calendar/index.ts";
import { type CommandIo, EXIT } from "./io.ts";
import type { CliMessages } from "./messages.ts";
import { readArguments } from "./read-arguments.ts";

type Answer = { ok: true; deadline: Deadline } | { ok: false; code: string; message: string };

interface Session {
  calendar: WorkCalendar;
  io: CommandIo;
  unit: string;
  explain: boolean;
  json: boolean;
  text: CliMessages;
}

/**
 * `deadline FROM N [--unit workday|day] [--explain] [--json] [--lang]`, or `deadline -` for a list on standard input.
 * Prints the due date first; a date that leans on an unpublished year is marked on the same line and explained beside.
 * Exit: 0 answered, 1 an entry was wrong, 2 wrong use.
 */
export async function deadlineCommand(args: string[], io: CommandIo, calendar: WorkCalendar = loadCalendar()): Promise<number> {
  const given = readArguments(args, { unit: { type: "string", default: "workday" }, explain: { type: "boolean", default: false } }, io);
  if (typeof given === "number") return given;
  const { options, json, text } = given;
  const session: Session = { calendar, io, unit: String(options.unit), explain: options.explain === true, json, text };
  if (given.words.length === 1 && given.words[0] === "-") return answerList(session);
  if (given.words.length !== 2) {
    io.err(given.text.deadline.usage);
    return EXIT.usage;
  }
  return tell(answer(given.words, session), session, io.err);
}

async function answerList(session: Session): Promise<number> {
  let code: number = EXIT.ok;
  // In a list a refusal is an answer too: line n answers entry n.
  for await (const line of session.io.lines()) {
    const words = line.trim().split(/[\s,]+/);
    if (tell(answer(words, session), session, session.io.out) !== EXIT.ok) code = EXIT.refused;
  }
  return code;
}

function answer(words: string[], { calendar, io, unit, text }: Session): Answer {
  const [from = "", amount = "", given = unit, ...rest] = words;
  const say = text.deadline;
  if (amount === "" || rest.length > 0) return refusal("cli/not-an-entry", say.notAnEntry(words.join(" ")));
  const start = from === "today" ? io.today() : from;
  if (!isLocalDate(start)) return refusal("calendar/no-such-day", say.noSuchDay(from));
  if (!/^\d+$/.test(amount) || !isAmount(Number(amount))) return refusal("calendar/not-a-term", say.notATerm(amount));
  if (given !== "workday" && given !== "day") return refusal("calendar/not-a-unit", say.notAUnit(given));
  const term = { amount: Number(amount), unit: given } as const;
  return { ok: true, deadline: deriveDeadline({ start, startRule: "given", term, extensions: [], exclusions: [] }, calendar) };
}

function refusal(code: string, message: string): Answer {
  return { ok: false, code, message };
}

function tell(given: Answer, session: Session, refuse: (line: string) => void): number {
  const { io, json, text } = session;
  if (!given.ok) {
    if (json) io.out(JSON.stringify({ ok: false, code: given.code, message: given.message }));
    else refuse(given.message);
    return EXIT.refused;
  }
  const { due, provisional } = given.deadline;
  if (json) io.out(JSON.stringify(asJson(given.deadline, session)));
  else {
    io.out(provisional ? `${due} ${text.deadline.provisional}` : due);
    if (session.explain) for (const day of explainDeadline(given.deadline, session.calendar)) io.out(dayLine(day, text));
  }
  if (provisional) io.err(text.deadline.provisionalYear(due));
  return EXIT.ok;
}

function asJson(deadline: Deadline, { explain, calendar }: Session): object {
  const { due, dueTime, provisional, calendarVersion, input } = deadline;
  const days = explain ? { days: explainDeadline(deadline, calendar) } : {};
  return { ok: true, from: input.start, term: input.term, due, dueTime, provisional, calendarVersion, ...days };
}

/** Indented, so that in a list the lines which start a new answer still stand out. */
function dayLine(day: ExplainedDay, text: CliMessages): string {
  const { kinds, notes, weekdays, dayN, provisional } = text.deadline;
  const note = day.note === undefined ? undefined : isKnownNote(day.note, notes) ? notes[day.note] : day.note;
  const facts = [
    day.n === undefined ? undefined : dayN(day.n),
    kinds[day.kind],
    note && `(${note})`,
    day.provisional && provisional,
  ].filter((fact) => fact !== undefined);
  return `  ${day.date} ${weekdays[weekdayOf(day.date) - 1]} ${facts.join(" ")}`;
}

function isKnownNote<Notes extends object>(note: string, notes: Notes): note is string & keyof Notes {
  return Object.hasOwn(notes, note);
}
