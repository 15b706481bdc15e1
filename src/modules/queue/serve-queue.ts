import { z } from "zod";
import { dayOf } from "../../platform/clock.ts";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { can, type PersonActor } from "../identity/shared.ts";
import { MOST_MISSES, RETURN_BEHIND, TICKET_ACTS, type TicketAct } from "./domain/acts.ts";
import { announce, type QueueRefusal, refuse } from "./outcome.ts";
import { linesOf } from "./settings.ts";
import type { TicketView } from "./shared.ts";
import {
  type CounterRow,
  counterOf,
  deleteCounter,
  endYesterday,
  insertCounter,
  lockTicket,
  type OwnCounterRow,
  type Place,
  renewKey,
  setPaused,
  sinceOf,
  type TicketRow,
  takeNext,
  ticketsIn,
  updateTicket,
  viewOf,
} from "./store.ts";

/** A key pressed twice, or a double click: nobody can have reached the window, and calling on would lose them. */
const JUST_CALLED_MS = 2000;

const line = z.string().regex(/^[A-Z]$/);

/** What a clerk does at their window. */
export const queueCommands = z.discriminatedUnion("act", [
  z.object({
    act: z.literal("open"),
    org: z.string().max(40),
    number: z.number().int().min(1).max(99),
    lines: z.array(line).min(1).max(26),
  }),
  z.object({ act: z.literal("close") }),
  /** The machines of the place need a new key; the old one ends. */
  z.object({ act: z.literal("renew-key"), org: z.string().max(40) }),
  z.object({ act: z.literal("pause") }),
  z.object({ act: z.literal("resume") }),
  /** 叫号: ends whom one serves and calls the next. */
  z.object({ act: z.literal("call") }),
  z.object({ act: z.enum(["recall", "start", "finish", "pass", "requeue", "prioritise"]), ticket: z.uuid() }),
  z.object({ act: z.literal("transfer"), ticket: z.uuid(), line }),
]);
export type QueueCommand = z.infer<typeof queueCommands>;

export type QueueDone = { ok: true; ticket: TicketView | null } | QueueRefusal;

/** The one door for windows: right, window, ticket and state are looked at inside one transaction, with the window's row locked. */
export async function serveQueue(house: House, actor: PersonActor, command: QueueCommand): Promise<QueueDone> {
  const done = await inTransaction(house.db, async (tx): Promise<QueueDone & { org?: string }> => {
    const at = house.clock.now();
    const today = { region: house.region, day: dayOf(at) };
    if (command.act === "renew-key") return renew(tx, house, actor, command.org);
    const own = await counterToday(tx, today, actor, at);
    if (command.act === "open") return open(tx, house, actor, command, own);
    if (own === null) return refuse("queue/not-at-a-counter");
    if (!can(actor, "case.intake", { org: own.org })) return refuse("queue/not-allowed");
    const desk: Desk = { tx, house, place: { ...today, org: own.org }, own, at };
    return { ...(await serve(desk, command)), org: own.org };
  });
  if (done.ok && done.org !== undefined) await announce(house, done.org);
  return done.ok ? { ok: true, ticket: done.ticket } : { ok: false, code: done.code };
}

/** The window of this person. One left open overnight is closed, and whoever stood there has gone home. */
async function counterToday(tx: Tx, today: Omit<Place, "org">, { id }: PersonActor, at: Date): Promise<OwnCounterRow | null> {
  const own = await counterOf(tx, today, id);
  if (!own?.stale) return own;
  await endYesterday(tx, { ...today, org: own.org }, at);
  return null;
}

async function renew(tx: Tx, house: House, actor: PersonActor, org: string): Promise<QueueDone & { org?: string }> {
  if (!can(actor, "case.intake", { org })) return refuse("queue/not-allowed");
  await renewKey(tx, house.region, org);
  return { ok: true, ticket: null, org };
}

interface Desk {
  tx: Tx;
  house: House;
  place: Place;
  own: CounterRow;
  at: Date;
}

type Command<A extends QueueCommand["act"]> = Extract<QueueCommand, { act: A }>;

async function open(tx: Tx, house: House, actor: PersonActor, command: Command<"open">, own: OwnCounterRow | null) {
  const { org, number, lines } = command;
  if (!can(actor, "case.intake", { org })) return refuse("queue/not-allowed");
  const known = linesOf((await orgs(house)).get(org));
  if (known.length === 0) return refuse("queue/no-queue-here");
  if (!lines.every((code) => known.some((each) => each.code === code))) return refuse("queue/no-such-line");
  const at = house.clock.now();
  const place = { region: house.region, org, day: dayOf(at) };
  await endYesterday(tx, place, at);
  if (own !== null) {
    if ((await servedAt(tx, { ...place, org: own.org }, own.number)) !== undefined) return refuse("queue/still-serving");
    await deleteCounter(tx, house.region, actor.id);
  }
  const row: CounterRow = { number, person: actor.id, lines: [...new Set(lines)], paused: false };
  return (await insertCounter(tx, place, row, at)) ? { ok: true as const, ticket: null, org } : refuse("queue/counter-taken");
}

async function serve(desk: Desk, command: Exclude<QueueCommand, { act: "open" | "renew-key" }>): Promise<QueueDone> {
  const { tx, place, own, house } = desk;
  switch (command.act) {
    case "pause":
    case "resume":
      await setPaused(tx, house.region, own.person, command.act === "pause");
      return { ok: true, ticket: null };
    case "close":
      if ((await servedAt(tx, place, own.number)) !== undefined) return refuse("queue/still-serving");
      await deleteCounter(tx, house.region, own.person);
      return { ok: true, ticket: null };
    case "call":
      return callNext(desk);
    default:
      return actOn(desk, command);
  }
}

async function servedAt(tx: Tx, place: Place, counter: number): Promise<TicketRow | undefined> {
  return (await ticketsIn(tx, place, ["called", "serving"], 99)).find((ticket) => ticket.counter === counter);
}

async function callNext({ tx, place, own, at, house }: Desk): Promise<QueueDone> {
  if (own.paused) return refuse("queue/paused");
  const before = await servedAt(tx, place, own.number);
  if (before?.state === "called" && before.called_at && at.getTime() - before.called_at.getTime() < JUST_CALLED_MS)
    return refuse("queue/just-called");
  if (before) await updateTicket(tx, house.region, { ...before, state: "served" }, at);
  const next = await takeNext(tx, place, { counter: own.number, person: own.person, lines: own.lines, at });
  // Whoever was served is done in any case: refusing would undo that.
  return { ok: true, ticket: next && viewOf(next) };
}

async function actOn(desk: Desk, command: Command<TicketAct>): Promise<QueueDone> {
  const { tx, place, own, at, house } = desk;
  const ticket = await lockTicket(tx, place, command.ticket);
  if (ticket === null) return refuse("queue/not-now");
  const rule: { from: readonly string[]; to: TicketRow["state"] } = TICKET_ACTS[command.act];
  if (!rule.from.includes(ticket.state)) return refuse("queue/not-now");
  // Whom another window serves is that window's.
  if ((ticket.state === "called" || ticket.state === "serving") && ticket.counter !== own.number) return refuse("queue/not-allowed");
  const changed = await changedBy(desk, command, { ...ticket, state: rule.to });
  if ("ok" in changed) return changed;
  await updateTicket(tx, house.region, changed, at);
  return { ok: true, ticket: viewOf(changed) };
}

async function changedBy(
  { tx, place, at, house }: Desk,
  command: Command<TicketAct>,
  ticket: TicketRow,
): Promise<TicketRow | QueueRefusal> {
  switch (command.act) {
    case "recall":
      return { ...ticket, calls: ticket.calls + 1, called_at: at };
    case "pass":
      return { ...ticket, misses: ticket.misses + 1 };
    case "prioritise":
      return { ...ticket, priority: true };
    case "requeue":
      return requeued(tx, place, ticket, at);
    case "transfer": {
      const known = linesOf((await orgs(house)).get(place.org));
      if (!known.some(({ code }) => code === command.line)) return refuse("queue/no-such-line");
      // They have waited once: first among those of the other line.
      return { ...ticket, line: command.line, counter: null, called_at: null, calls: 0, priority: true };
    }
    default:
      return ticket;
  }
}

/** 过号重排: behind the next three of the line, or at once where fewer wait. */
export async function requeued(tx: Tx, place: Place, ticket: TicketRow, at: Date): Promise<TicketRow | QueueRefusal> {
  if (ticket.misses >= MOST_MISSES) return refuse("queue/missed-too-often");
  const behind = await sinceOf(tx, place, ticket.line, RETURN_BEHIND);
  const since = behind === null ? at : new Date(behind.getTime() + 1);
  return { ...ticket, state: "waiting", since, priority: false, counter: null, called_at: null, calls: 0 };
}
