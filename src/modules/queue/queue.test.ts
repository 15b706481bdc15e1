import { afterAll, beforeEach, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorFor, makeOrg, testHouse } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import {
  mayTake,
  moveOwnTicket,
  ownTicket,
  passOf,
  placeKey,
  type QueueCommand,
  queueBoard,
  queueDesk,
  serveQueue,
  takeTicket,
} from "./index.ts";

const HALL = "610999ZW";
const opened: { close(): Promise<void> }[] = [];
let open: OpenDb & { close(): Promise<void> };
let house: House;
let clock: FixedClock;

beforeEach(async () => {
  open = await testDatabase();
  opened.push(open);
  clock = new FixedClock("2026-03-03T09:00:00+08:00");
  house = testHouse(open.db, clock);
  for (const org of [HALL, "610999101"]) await makeOrg(open.db, org);
});
afterAll(() => Promise.all(opened.map((each) => each.close())));

const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000).toISOString());

/** What a machine of the hall shows. */
const there = async () => ({ key: await placeKey(house, HALL) });

async function takes(line = "A", ip = "10.0.0.1") {
  const taken = await takeTicket(house, { org: HALL, line, ip, proof: await there() });
  if (!taken.ok) throw new Error(taken.code);
  later(0.1); // nobody presses two buttons in one instant
  return taken;
}

async function atWindow(number: number, lines = ["A"]): Promise<PersonActor> {
  const clerk = await actorFor(house, { org: HALL, post: "window-clerk" });
  await does(clerk, { act: "open", org: HALL, number, lines });
  return clerk;
}

async function does(clerk: PersonActor, command: QueueCommand) {
  const done = await serveQueue(house, clerk, command);
  if (!done.ok) throw new Error(done.code);
  return done.ticket;
}

/** Calls when whoever was called before has had time to come. */
async function calls(clerk: PersonActor) {
  later(0.1);
  return does(clerk, { act: "call" });
}

test("numbers run by line and day, and begin anew in the morning", async () => {
  expect([await takes("A"), await takes("B"), await takes("A")].map(({ ticket }) => ticket.number)).toEqual(["A001", "B001", "A002"]);
  clock.set("2026-03-04T09:00:00+08:00");
  expect((await takes("A")).ticket.number).toBe("A001");
  const board = await queueBoard(house, HALL);
  expect(board?.lines.find(({ code }) => code === "A")?.waiting).toBe(1);
});

test("fifty people at once get fifty numbers, and ten windows calling at once never the same one", async () => {
  const proof = await there();
  const taken = await Promise.all(
    Array.from({ length: 50 }, (_, index) => takeTicket(house, { org: HALL, line: "A", ip: `10.0.1.${index}`, proof })),
  );
  expect(new Set(taken.map((each) => (each.ok ? each.ticket.number : each.code))).size).toBe(50);
  const windows = [];
  for (let number = 1; number <= 10; number++) windows.push(await atWindow(number));
  const called: string[] = [];
  for (let round = 0; round < 5; round++) {
    later(0.1);
    const numbers = await Promise.all(windows.map((clerk) => does(clerk, { act: "call" })));
    called.push(...numbers.map((ticket) => ticket?.number ?? "nobody"));
  }
  expect(called.filter((number) => number !== "nobody").length).toBe(new Set(called.filter((number) => number !== "nobody")).size);
  expect(new Set(called).size).toBe(50);
});

test("one window in two browsers calls one person at a time", async () => {
  await takes();
  await takes();
  const clerk = await atWindow(1);
  await Promise.all([serveQueue(house, clerk, { act: "call" }), serveQueue(house, clerk, { act: "call" })]);
  const board = await queueBoard(house, HALL);
  expect(board?.called).toHaveLength(1);
});

test("a double click on calling calls one person; the next is called when that one had time to come", async () => {
  await takes();
  await takes();
  const clerk = await atWindow(1);
  expect((await calls(clerk))?.number).toBe("A001");
  expect(await serveQueue(house, clerk, { act: "call" })).toEqual({ ok: false, code: "queue/just-called" });
  expect((await queueDesk(house, clerk))?.own?.serving?.number).toBe("A001");
  expect((await calls(clerk))?.number).toBe("A002");
});

test("a window calls only its lines, the longest waiting first, those with priority before all", async () => {
  const [, business, , last] = [await takes("A"), await takes("B"), await takes("A"), await takes("A")];
  const clerk = await atWindow(1);
  const other = await atWindow(2, ["B"]);
  await does(other, { act: "prioritise", ticket: last.ticket.id });
  expect((await calls(clerk))?.number).toBe("A003");
  expect((await calls(clerk))?.number).toBe("A001");
  expect((await calls(other))?.number).toBe(business.ticket.number);
  expect(await calls(other)).toBeNull();
});

test("who missed the call comes back behind the next three, once; then a new ticket is needed", async () => {
  const first = await takes();
  for (let others = 0; others < 5; others++) await takes();
  const clerk = await atWindow(1);
  const called = await calls(clerk);
  await does(clerk, { act: "recall", ticket: called?.id ?? "" });
  await does(clerk, { act: "pass", ticket: called?.id ?? "" });
  expect((await ownTicket(house, first.token))?.mayReturn).toBe(true);
  expect(await moveOwnTicket(house, first.token, "return")).toEqual({ ok: true });
  expect(await ownTicket(house, first.token)).toMatchObject({ number: "A001", ahead: 3, state: "waiting" });
  const order = [];
  for (let round = 0; round < 4; round++) order.push((await calls(clerk))?.number);
  expect(order).toEqual(["A002", "A003", "A004", "A001"]);
  await does(clerk, { act: "pass", ticket: first.ticket.id });
  expect(await moveOwnTicket(house, first.token, "return")).toEqual({ ok: false, code: "queue/missed-too-often" });
});

test("a ticket handed to another line keeps its number and is first there", async () => {
  await takes("A");
  await takes("C");
  const clerk = await atWindow(1);
  const other = await atWindow(2, ["C"]);
  const called = await calls(clerk);
  await does(clerk, { act: "start", ticket: called?.id ?? "" });
  await does(clerk, { act: "transfer", ticket: called?.id ?? "", line: "C" });
  expect((await calls(other))?.number).toBe("A001");
});

test("the phone shows who is before one and how long it takes, by the windows that are open", async () => {
  for (let others = 0; others < 4; others++) await takes();
  const mine = await takes();
  expect(await ownTicket(house, mine.token)).toMatchObject({ ahead: 4, minutes: null });
  const clerk = await atWindow(1);
  await atWindow(2);
  expect(await ownTicket(house, mine.token)).toMatchObject({ ahead: 4, minutes: 16 });
  await does(clerk, { act: "pause" });
  expect(await ownTicket(house, mine.token)).toMatchObject({ minutes: 32 });
  expect(await serveQueue(house, clerk, { act: "call" })).toEqual({ ok: false, code: "queue/paused" });
  expect(await moveOwnTicket(house, mine.token, "leave")).toEqual({ ok: true });
  expect(await ownTicket(house, mine.token)).toMatchObject({ state: "left", ahead: null });
});

test("nobody serves at a window that isn't theirs, nor a ticket of another window", async () => {
  await takes();
  const clerk = await atWindow(1);
  const called = await calls(clerk);
  const other = await atWindow(2);
  expect(await serveQueue(house, other, { act: "finish", ticket: called?.id ?? "" })).toEqual({ ok: false, code: "queue/not-allowed" });
  const stranger = await actorFor(house, { org: "610999101", post: "window-clerk" });
  expect(await serveQueue(house, stranger, { act: "open", org: HALL, number: 3, lines: ["A"] })).toEqual({
    ok: false,
    code: "queue/not-allowed",
  });
  expect(await serveQueue(house, stranger, { act: "call" })).toEqual({ ok: false, code: "queue/not-at-a-counter" });
  const third = await actorFor(house, { org: HALL, post: "window-clerk" });
  expect(await serveQueue(house, third, { act: "open", org: HALL, number: 1, lines: ["A"] })).toEqual({
    ok: false,
    code: "queue/counter-taken",
  });
});

test("one address can't empty the machine, and there is no queue where nobody waits", async () => {
  const proof = await there();
  const asks = async (org: string, line: string, ip: string) => {
    const taken = await takeTicket(house, { org, line, ip, proof });
    return taken.ok ? taken.ticket.number : taken.code;
  };
  for (let tickets = 0; tickets < 60; tickets++) await asks(HALL, "L", "10.9.9.9");
  expect(await asks(HALL, "L", "10.9.9.9")).toBe("queue/too-many");
  expect(await asks("610999", "A", "10.0.0.1")).toBe("queue/no-queue-here");
  expect(await asks(HALL, "Q", "10.0.0.1")).toBe("queue/no-such-line");
});

test("windows left open overnight are closed in the morning, yesterday's tickets are nobody's any more", async () => {
  const mine = await takes();
  const clerk = await atWindow(1);
  await calls(clerk);
  clock.set("2026-03-04T08:50:00+08:00");
  expect(await ownTicket(house, mine.token)).toBeNull();
  const other = await actorFor(house, { org: HALL, post: "window-clerk" });
  await does(other, { act: "open", org: HALL, number: 1, lines: ["A"] });
  expect(await queueDesk(house, other)).toMatchObject({ own: { number: 1, serving: null }, waiting: [] });
});

test("a window left open overnight, with somebody called to it, is closed by the first thing its clerk does in the morning", async () => {
  await takes();
  const clerk = await atWindow(1);
  await calls(clerk);
  clock.set("2026-03-04T08:50:00+08:00");
  await takes();
  expect(await queueDesk(house, clerk)).toMatchObject({ own: null, waitingCount: 1 });
  expect((await queueBoard(house, HALL))?.counters).toEqual([]);
  expect(await serveQueue(house, clerk, { act: "call" })).toEqual({ ok: false, code: "queue/not-at-a-counter" });
  await does(clerk, { act: "open", org: HALL, number: 1, lines: ["A"] });
  expect((await calls(clerk))?.number).toBe("A001");
});

test("a ticket is for who is there: by the machine's key, or by what the screen showed in the last minutes", async () => {
  const key = await placeKey(house, HALL);
  const pass = (await passOf(house, HALL)) ?? "";
  const asks = async (proof: { key?: string; pass?: string }) =>
    (await takeTicket(house, { org: HALL, line: "A", ip: "10.0.0.1", proof })).ok;
  expect([await asks({}), await asks({ key: "guessed" }), await asks({ key: await placeKey(house, "610999101") })]).toEqual([
    false,
    false,
    false,
  ]);
  expect([await asks({ key }), await asks({ pass })]).toEqual([true, true]);
  later(5);
  expect(await asks({ pass })).toBe(true);
  later(5.1);
  expect(await asks({ pass })).toBe(false);
});

test("a clerk of the place gives its machines a new key, and what the old one opened is closed", async () => {
  const key = await placeKey(house, HALL);
  const pass = (await passOf(house, HALL)) ?? "";
  const stranger = await actorFor(house, { org: "610999101", post: "window-clerk" });
  expect(await serveQueue(house, stranger, { act: "renew-key", org: HALL })).toEqual({ ok: false, code: "queue/not-allowed" });
  const clerk = await actorFor(house, { org: HALL, post: "window-clerk" });
  expect((await queueDesk(house, clerk))?.key).toBe(key);
  await does(clerk, { act: "renew-key", org: HALL });
  expect([await mayTake(house, HALL, { key }), await mayTake(house, HALL, { pass })]).toEqual([false, false]);
  expect(await mayTake(house, HALL, { key: (await queueDesk(house, clerk))?.key ?? "" })).toBe(true);
});
