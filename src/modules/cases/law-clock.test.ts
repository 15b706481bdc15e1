import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { shippedCalendar } from "../../core/calendar/testing.ts";
import { publishItem } from "../catalogue/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { CASE_KIND_NAME, caseMatters } from "./case-kind.ts";
import { publicityRuns } from "./domain/limits.ts";
import { explainClock } from "./explain-clock.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see, VILLAGE } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { drawn, flow, publishedAs, step } from "./process-fixtures.ts";
import type { CaseCommandName } from "./shared.ts";
import { sweepExpired } from "./sweep.ts";

// The law's clock where it isn't a plain limit: 公示, 补正, what is to follow, delivery (annexes §5, §6).
const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
let world: CaseWorld;
let hygiene: Awaited<ReturnType<typeof configured>>;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set("2026-03-06T10:00:00+08:00"));
afterAll(() => world.close());

const attempt = (actor: Actor, command: CaseCommandName, caseId: string, input: unknown) =>
  performCase(world.house, actor, { command, caseId, key: randomUUID(), input });
const look = (caseId: string) => see(world.house, SYSTEM, caseId);
const submit = async (item = hygiene) => (await must(world.house, CITIZEN, "submit", null, anApplication(item))).caseId;
const clockOf = async (caseId: string, kind: string) => (await look(caseId)).clocks.find((clock) => clock.kind === kind);

async function onShow() {
  const allowance = await configured(world.house, "minimum-living-allowance");
  const caseId = await submit(allowance);
  const village = await actorFor(world.house, { org: VILLAGE, post: "window-clerk" });
  await must(world.house, village, "accept", caseId, { checked: requiredOf(allowance.item) });
  await forwardTo(world.house, caseId, "publicise");
  return { caseId, ...(await holderOf(world.house, caseId, "publicise")) };
}

test("a 公示 of seven days is closed after the seventh day, not before, and nobody is late by waiting", async () => {
  const { caseId, actor, visit } = await onShow();
  const agree = () => attempt(actor, "agree", caseId, { visit, opinion: "公示期满，无异议" });
  expect(await agree()).toMatchObject({ ok: false, code: "cases/publicity-runs" });
  expect((await see(world.house, actor, caseId)).acts.find((act) => act.act === "agree")).toMatchObject({
    enabled: false,
    reason: "cases/publicity-runs",
  });
  expect(await clockOf(caseId, "publicity")).toMatchObject({ due: "2026-03-13", level: "none", left: 7 });
  world.clock.set("2026-03-13T10:00:00+08:00");
  expect(await agree()).toMatchObject({ code: "cases/publicity-runs" });
  world.clock.set("2026-03-13T18:30:00+08:00");
  expect(await agree()).toMatchObject({ ok: true });
  expect((await look(caseId)).tasks.map((task) => task.node)).toEqual(["handle"]);
});

test("an objection brought during the 公示 sends the case back at once", async () => {
  const { caseId, actor, visit } = await onShow();
  expect(await attempt(actor, "return", caseId, { visit, target: "examine", opinion: "群众有异议，重新核查" })).toMatchObject({ ok: true });
});

test("the counter's own limit stands while the applicant corrects, and begins anew when it has come", async () => {
  const caseId = await submit();
  expect(await clockOf(caseId, "step")).toMatchObject({ due: "2026-03-09" });
  const [material] = requiredOf(hygiene.item);
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "缺页" }] });
  expect(await clockOf(caseId, "step")).toBeUndefined();
  world.clock.set("2026-03-16T10:00:00+08:00");
  await must(world.house, { kind: "citizen", id: caseId, name: "" }, "supply", caseId, { papers: [material] });
  expect([(await clockOf(caseId, "step"))?.due, (await look(caseId)).tasks[0]?.due]).toEqual(["2026-03-17", "2026-03-17"]);
});

test("a 补正 that never comes is put before the officer once, and nothing is refused by itself", async () => {
  const caseId = await submit();
  await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material: requiredOf(hygiene.item)[0], lack: "缺页" }] });
  const due = (await clockOf(caseId, "supplement"))?.due;
  world.clock.set(`${due}T10:00:00+08:00`);
  expect(await sweepExpired(world.house)).toBe(0);
  world.clock.set("2026-05-20T10:00:00+08:00");
  expect([await sweepExpired(world.house), await sweepExpired(world.house)]).toEqual([1, 0]);
  const view = await look(caseId);
  expect([view.state, view.timeline.at(-1)?.type, view.tasks[0]?.due]).toEqual(["awaiting-supplement", "case/term-expired", due]);
  await must(world.house, { kind: "citizen", id: caseId, name: "" }, "supply", caseId, { papers: [requiredOf(hygiene.item)[0]] });
});

test("of what may follow later, each day has a clock that names its materials and is put before the officer when it has passed", async () => {
  const deferred = await configured(world.house, "emergency-plan-record");
  const caseId = await submit(deferred);
  const open = deferred.item.package.materials.filter((entry) => entry.necessity === "later");
  const later = open.map(({ code }, index) => ({ material: code, by: `2026-03-${20 + index * 3}` }));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(deferred.item), later });
  const clocks = (await look(caseId)).clocks.filter((clock) => clock.kind === "deferred");
  expect(clocks.map((clock) => clock.about)).toEqual(open.map(({ name }) => name));
  for (const clock of clocks)
    expect(await explainClock(world.house, SYSTEM, { caseId, clock: clock.id })).toMatchObject({ due: clock.due });
  world.clock.set("2026-04-10T10:00:00+08:00");
  expect(await sweepExpired(world.house)).toBe(open.length);
  expect((await look(caseId)).state).toBe("accepted");
});

test("what a term that has passed brings up in the lists stands there by its own limit again once it has come", async () => {
  const deferred = await configured(world.house, "emergency-plan-record");
  const caseId = await submit(deferred);
  const open = deferred.item.package.materials.filter((entry) => entry.necessity === "later").map(({ code }) => code);
  const later = open.map((material) => ({ material, by: "2026-03-09" }));
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(deferred.item), later });
  const due = async () => (await look(caseId)).tasks[0]?.due;
  expect(await due()).toBe("2026-03-10");
  world.clock.set("2026-03-10T10:00:00+08:00");
  await sweepExpired(world.house);
  expect(await due()).toBe("2026-03-09");
  const [last = "", ...others] = open;
  const supply = (papers: string[]) => must(world.house, { kind: "citizen", id: caseId, name: "" }, "supply", caseId, { papers });
  if (others.length > 0) await supply(others);
  expect(await due()).toBe("2026-03-09");
  await supply([last]);
  expect(await due()).toBe("2026-03-10");
});

test("a 公示 that doesn't say for how long is found by the check, and where one runs nobody closes it", async () => {
  const days = '<mt:step role="publicise" org="department" post="handler" ';
  const show = step("show", "publicise").replace(/<mt:step [^>]*?limit="1" /, days);
  expect(show).not.toContain("limit");
  const drawing = drawn(show, flow("receive", "show") + flow("show", "decide") + flow("decide", "deliver"));
  const { code, package: item } = hygiene.item;
  const refused = await publishItem(world.house, SYSTEM, { code, package: { ...item, process: drawing } });
  expect(refused).toMatchObject({ ok: false, faults: [{ code: "process/publicity-without-limit", element: "show" }] });
  const running = { state: { clocks: {} } } as unknown as Parameters<typeof publicityRuns>[0]; // clocks are all it looks at
  const reason = publicityRuns(
    running,
    { role: "publicise", visit: "v1" },
    {
      at: world.clock.now(),
      calendar: shippedCalendar(),
    },
  );
  expect(reason).toBe("cases/publicity-without-days");
});

test("no special procedure takes more days than it may; 恢复办理 says why it can't be done when none runs", async () => {
  const caseId = await submit();
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(hygiene.item) });
  const { actor } = await holderOf(world.house, caseId);
  const [procedure] = hygiene.item.package.specialProcedures;
  const suspend = (days: number) => attempt(actor, "suspend", caseId, { kind: procedure?.kind, days, reason: "检验", noticed: true });
  expect(await suspend((procedure?.maximum ?? 0) + 1)).toMatchObject({ code: "cases/special-too-long" });
  const acts = (await see(world.house, actor, caseId)).acts;
  expect(acts.find((act) => act.act === "resume")).toMatchObject({ enabled: false, reason: "cases/not-suspended" });
  expect(await suspend(procedure?.maximum ?? 0)).toMatchObject({ ok: true });
});

test("two steps of one name that wait at once have clocks of different names", async () => {
  const twins = await publishedAs(
    world.house,
    drawn(
      '<bpmn:parallelGateway id="split" name="split" /><bpmn:parallelGateway id="join" name="join" />',
      step("one", "opinion", "handler", "unit:WS").replace('name="one"', 'name="征求意见"'),
      step("other", "opinion", "handler", "unit:GT").replace('name="other"', 'name="征求意见"'),
      flow("receive", "split") + flow("split", "one") + flow("split", "other") + flow("one", "join") + flow("other", "join"),
      flow("join", "decide") + flow("decide", "deliver"),
    ),
  );
  const caseId = await submit(twins);
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(twins.item) });
  const steps = (await look(caseId)).clocks.filter((clock) => clock.kind === "step");
  expect(new Set(steps.map((clock) => `${clock.stepName} ${clock.about}`)).size).toBe(2);
});

test("after all of this the journal is whole and every table equals its fold", async () => {
  expect((await verify(world.house, new Map([[CASE_KIND_NAME, caseMatters]]))).faults).toEqual([]);
});
