import { dayOf } from "../../platform/clock.ts";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { PersonActor } from "../identity/shared.ts";
import { expectedMinutes, MOST_MISSES } from "./domain/acts.ts";
import { announce, type QueueRefusal, refuse } from "./outcome.ts";
import { needsProof, placeKey } from "./proof-of-place.ts";
import { requeued } from "./serve-queue.ts";
import { linesOf, queueSettings } from "./settings.ts";
import type { BoardView, DeskView, OwnTicket } from "./shared.ts";
import {
  aheadOf,
  calledLast,
  counterOf,
  countersOf,
  lockTicket,
  minutesToday,
  ticketByToken,
  ticketsIn,
  updateTicket,
  viewOf,
  waitingByLine,
} from "./store.ts";
import { digestOf } from "./take-ticket.ts";

const SHOWN = 50;
const ON_SCREEN = 8;

/** The queue of the place where a clerk works; null where they have no window. With windows at several places, that of the one they sit at, else the first. */
export async function queueDesk(house: House, actor: PersonActor): Promise<DeskView | null> {
  const today = { region: house.region, day: dayOf(house.clock.now()) };
  const sitting = await counterOf(house.db, today, actor.id);
  const own = sitting?.stale ? null : sitting;
  const byCode = await orgs(house);
  const places = actor.holdings.filter(({ post, org }) => post === "window-clerk" && linesOf(byCode.get(org)).length > 0);
  const org = own?.org ?? places[0]?.org;
  if (org === undefined) return null;
  const place = { ...today, org };
  const [counters, open, waiting, missed, byLine] = await Promise.all([
    countersOf(house.db, place),
    ticketsIn(house.db, place, ["called", "serving"], 99),
    ticketsIn(house.db, place, ["waiting"], SHOWN),
    ticketsIn(house.db, place, ["missed"], SHOWN),
    waitingByLine(house.db, place),
  ]);
  const mine = open.find((ticket) => ticket.counter === own?.number);
  return {
    org,
    orgName: byCode.get(org)?.name ?? org,
    lines: linesOf(byCode.get(org)),
    own: own && { number: own.number, lines: own.lines, paused: own.paused, serving: mine ? viewOf(mine) : null },
    taken: counters.filter(({ person }) => person !== actor.id).map(({ number }) => number),
    waiting: waiting.map(viewOf),
    waitingCount: [...byLine.values()].reduce((total, count) => total + count, 0),
    missed: missed.map(viewOf),
    key: needsProof() ? await placeKey(house, org) : null,
  };
}

/** What hangs in the hall for everybody: numbers and windows, nobody's name. Null where nobody queues. */
export async function queueBoard(house: House, org: string): Promise<BoardView | null> {
  const found = (await orgs(house)).get(org);
  const lines = linesOf(found);
  if (!found || lines.length === 0) return null;
  const place = { region: house.region, org, day: dayOf(house.clock.now()) };
  const [counters, called, byLine, today] = await Promise.all([
    countersOf(house.db, place),
    calledLast(house.db, place, ON_SCREEN),
    waitingByLine(house.db, place),
    minutesToday(house.db, place),
  ]);
  const each = today ?? queueSettings().usualMinutes;
  const openFor = (line: string) => counters.filter((counter) => !counter.paused && counter.lines.includes(line)).length;
  return {
    orgName: found.name,
    lines: lines.map((line) => {
      const waiting = byLine.get(line.code) ?? 0;
      return { ...line, waiting, minutes: expectedMinutes(waiting, openFor(line.code), each) };
    }),
    called: called.flatMap(({ number, counter, called_at, calls }) =>
      counter === null || called_at === null ? [] : [{ number, counter, calledAt: called_at.toISOString(), calls }],
    ),
    counters: counters.map(({ number, paused }) => ({
      number,
      paused,
      serving: called.find((ticket) => ticket.counter === number)?.number ?? null,
    })),
  };
}

/** The ticket behind a secret address, with its position; null when there is none, or it is of another day. */
export async function ownTicket(house: House, token: string): Promise<OwnTicket | null> {
  const row = await ticketByToken(house.db, digestOf(token));
  const day = dayOf(house.clock.now());
  if (row === null || row.region !== house.region || row.day !== day) return null;
  const place = { region: house.region, org: row.org, day };
  const waits = row.state === "waiting";
  const [byCode, counters, today] = await Promise.all([orgs(house), countersOf(house.db, place), minutesToday(house.db, place)]);
  const found = byCode.get(row.org);
  const windows = counters.filter(({ paused, lines }) => !paused && lines.includes(row.line));
  // A window that serves several lines calls whoever has waited longest in any of them.
  const lines = [...new Set([row.line, ...windows.flatMap((window) => window.lines)])];
  const ahead = waits ? await aheadOf(house.db, place, row, lines) : null;
  return {
    org: row.org,
    orgName: found?.name ?? row.org,
    number: row.number,
    lineName: linesOf(found).find(({ code }) => code === row.line)?.name ?? { "zh-CN": row.line, en: row.line },
    state: row.state,
    counter: row.counter,
    ahead,
    minutes: ahead === null ? null : expectedMinutes(ahead, windows.length, today ?? queueSettings().usualMinutes),
    takenAt: row.taken_at.toISOString(),
    mayReturn: row.state === "missed" && row.misses < MOST_MISSES,
  };
}

/** What the holder does by themselves: come back after a missed call, or leave so that nobody is called in vain. */
export async function moveOwnTicket(house: House, token: string, act: "return" | "leave"): Promise<{ ok: true } | QueueRefusal> {
  const at = house.clock.now();
  const found = await ticketByToken(house.db, digestOf(token));
  const place = { region: house.region, org: found?.org ?? "", day: dayOf(at) };
  if (found === null || found.day !== place.day) return refuse("queue/not-now");
  const done = await inTransaction(house.db, async (tx): Promise<{ ok: true } | QueueRefusal> => {
    const ticket = await lockTicket(tx, place, found.id);
    const allowed = act === "return" ? ticket?.state === "missed" : ticket?.state === "waiting";
    if (ticket === null || !allowed) return refuse("queue/not-now");
    const changed = act === "return" ? await requeued(tx, place, ticket, at) : { ...ticket, state: "left" as const };
    if ("ok" in changed) return changed;
    await updateTicket(tx, house.region, changed, at);
    return { ok: true };
  });
  if (done.ok) await announce(house, place.org);
  return done;
}
