import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import type { ClockView } from "./shared.ts";
import { sweepDeemed } from "./sweep.ts";

// The worked examples of the limits (annexes §6.3), each played through the doors that people use.
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
type Configured = Awaited<ReturnType<typeof configured>>;
/** Promise 10, statute 20 working days. */
let hygiene: Configured;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-02-02T09:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
afterAll(() => world.close());

const on = (day: string, time = "10:00") => world.clock.set(`${day}T${time}:00+08:00`);
const submit = async (item = hygiene) => (await must(world.house, CITIZEN, "submit", null, anApplication(item))).caseId;
const accept = (caseId: string, item = hygiene) => must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });

async function acceptedOn(day: string, item = hygiene): Promise<string> {
  on(day);
  const caseId = await submit(item);
  await accept(caseId, item);
  return caseId;
}

async function clockOf(caseId: string, kind: ClockView["kind"]): Promise<ClockView | undefined> {
  return (await see(world.house, SYSTEM, caseId)).clocks.find((clock) => clock.kind === kind);
}

async function dues(caseId: string): Promise<(string | undefined)[]> {
  return [(await clockOf(caseId, "promise"))?.due, (await clockOf(caseId, "statutory"))?.due];
}

async function suspend(caseId: string, day: string, days: number): Promise<PersonActor> {
  on(day);
  const { actor } = await holderOf(world.house, caseId, "handle");
  await must(world.house, actor, "suspend", caseId, { kind: "inspection", days, reason: "现场检验", noticed: true });
  return actor;
}

test.each([
  ["2026-03-06", "2026-03-20", "2026-04-03"],
  ["2026-02-11", "2026-03-03", "2026-03-17"],
  ["2026-09-30", "2026-10-20", "2026-11-03"],
])("accepted on %s: promise of 10 working days on %s, statute of 20 on %s", async (day, promise, statutory) => {
  expect(await dues(await acceptedOn(day))).toEqual([promise, statutory]);
});

test("a special procedure told for 15 working days and ended after 10 moves both limits by 10", async () => {
  const caseId = await acceptedOn("2026-03-06");
  const actor = await suspend(caseId, "2026-03-11", 15);
  expect((await clockOf(caseId, "special"))?.due).toBe("2026-04-01");
  on("2026-03-25");
  await must(world.house, actor, "resume", caseId, {});
  expect(await dues(caseId)).toEqual(["2026-04-03", "2026-04-20"]);
});

test("a special procedure that overruns moves both limits by the days told and no more", async () => {
  const caseId = await acceptedOn("2026-03-06");
  const actor = await suspend(caseId, "2026-03-11", 15);
  on("2026-04-10");
  await must(world.house, actor, "resume", caseId, {});
  expect(await dues(caseId)).toEqual(["2026-04-13", "2026-04-27"]);
});

test("received with no word on 04-27: deemed accepted from that day once 05-07 is over", async () => {
  on("2026-04-27");
  const caseId = await submit();
  expect((await clockOf(caseId, "receipt"))?.due).toBe("2026-05-07");
  on("2026-05-07", "23:59");
  await sweepDeemed(world.house);
  expect((await see(world.house, SYSTEM, caseId)).state).toBe("submitted");
  on("2026-05-08", "00:00");
  await sweepDeemed(world.house);
  const view = await see(world.house, SYSTEM, caseId);
  expect([view.state, view.acceptedOn]).toEqual(["accepted", "2026-04-27"]);
  expect(await dues(caseId)).toEqual(["2026-05-13", "2026-05-27"]);
});

test("the fifth day after 04-30 is 05-11, because Saturday 05-09 is worked", async () => {
  on("2026-04-30");
  expect((await clockOf(await submit(), "receipt"))?.due).toBe("2026-05-11");
});

test("after a 补正 the day on which all of it came is day 0, also when the acceptance is written later", async () => {
  on("2026-03-02");
  const caseId = await submit();
  const material = requiredOf(hygiene.item)[0];
  on("2026-03-09");
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "缺页" }] });
  on("2026-03-16");
  await must(world.house, { kind: "citizen", id: caseId, name: "" }, "supply", caseId, { papers: [material] });
  on("2026-03-18");
  await accept(caseId);
  expect((await see(world.house, SYSTEM, caseId)).acceptedOn).toBe("2026-03-16");
  expect(await dues(caseId)).toEqual(["2026-03-30", "2026-04-14"]);
});

test("an answer that comes after the five days can't set the law's acceptance aside", async () => {
  on("2026-04-27");
  const [late, asked, refused] = [await submit(), await submit(), await submit()];
  on("2026-05-11");
  const request = (command: "ask-supplement" | "refuse", caseId: string, input: unknown) =>
    performCase(world.house, clerk, { command, caseId, key: randomUUID(), input });
  const lacks = [{ material: requiredOf(hygiene.item)[0], lack: "缺页" }];
  expect(await request("ask-supplement", asked, { lacks })).toMatchObject({ code: "cases/deemed-by-now" });
  expect(await request("refuse", refused, { outcome: "not-accepted", reason: "不属于本机关" })).toMatchObject({
    code: "cases/deemed-by-now",
  });
  await accept(late);
  expect((await see(world.house, SYSTEM, late)).acceptedOn).toBe("2026-04-27");
  expect(await dues(late)).toEqual(["2026-05-13", "2026-05-27"]);
});

test("a 联办件 has one joint clock of 45 working days", async () => {
  const joint = await configured(world.house, "investment-approval");
  expect((await clockOf(await acceptedOn("2026-07-01", joint), "statutory"))?.due).toBe("2026-09-02");
});

test("a decision of 06-12 is delivered by 06-29", async () => {
  const caseId = await acceptedOn("2026-06-08");
  on("2026-06-12");
  await forwardTo(world.house, caseId, "decide");
  const { actor, visit } = await holderOf(world.house, caseId, "decide");
  await must(world.house, actor, "decide", caseId, { visit, outcome: "grant", opinion: "同意" });
  expect((await clockOf(caseId, "delivery"))?.due).toBe("2026-06-29");
});

test("the applicant's natural days for a 补正 of 09-01 end on 10-08, the first working day after the holidays", async () => {
  on("2026-09-01");
  const caseId = await submit();
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material: requiredOf(hygiene.item)[0], lack: "缺页" }] });
  expect((await clockOf(caseId, "supplement"))?.due).toBe("2026-10-08");
});

test("a limit that runs into a year without a calendar is provisional", async () => {
  const caseId = await acceptedOn("2026-12-21");
  expect(await clockOf(caseId, "statutory")).toMatchObject({ due: "2027-01-18", provisional: true });
  expect(await clockOf(caseId, "promise")).toMatchObject({ provisional: true });
});
