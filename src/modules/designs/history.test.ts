import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { seedDemoCatalogue } from "../catalogue/fixtures.ts";
import type { House } from "../house.ts";
import { actorFor, testHouse } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { HALF_DRAWN, newDesign } from "./fixtures.ts";
import { compareStates, createDesign, designView, history, publishDesign, restoreState, saveDesign, versions } from "./index.ts";

const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let house: House;
let editor: PersonActor;
let stranger: PersonActor;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock, { demo: true });
  await seedDemoCatalogue(house);
  editor = await actorFor(house, { org: "610999MZ", post: "catalogue-editor", name: "甲" });
  stranger = await actorFor(house, { org: "610999GT", post: "catalogue-editor" });
});
afterAll(() => open.close());

/** An item published once and designed on, with three saved states of the second design. */
async function designedTwice() {
  const { code } = await newDesign(house, editor);
  await publishDesign(house, editor, { code, revision: 1 });
  clock.set(new Date(clock.now().getTime() + 3_600_000).toISOString());
  await createDesign(house, editor, { from: "version", code });
  const item = (await designView(house, editor, code))?.package;
  if (!item) throw new Error(code);
  for (const [revision, summary] of [
    [1, "一"],
    [2, "二"],
  ] as const) {
    clock.set(new Date(clock.now().getTime() + 3_600_000).toISOString());
    await saveDesign(house, editor, { code, revision, package: { ...item, summary } });
  }
  return { code, item };
}

test("the history has every saved state of every design of the item, the newest first, page by page", async () => {
  const { code } = await designedTwice();
  const whole = await history(house, editor, { code, limit: 50 });
  expect(whole?.rows.map(({ number, act, changed, design }) => [number, act, changed, design])).toEqual([
    [3, "saved", ["summary"], "open"],
    [2, "saved", ["summary"], "open"],
    [1, "created", [], "open"],
    [1, "created", [], "published"],
  ]);
  const first = await history(house, editor, { code, limit: 3 });
  const second = await history(house, editor, { code, limit: 3, after: first?.next ?? "" });
  expect([...(first?.rows ?? []), ...(second?.rows ?? [])]).toEqual(whole?.rows);
  expect(await history(house, editor, { code, limit: 3, after: `${first?.next}x` })).toEqual(first);
});

test("versions are listed with who published them, the newest first", async () => {
  const { code } = await designedTwice();
  await publishDesign(house, editor, { code, revision: 3 });
  const listed = await versions(house, editor, { code, limit: 10 });
  expect(listed?.rows.map(({ version, by, inForceTo }) => [version, by, inForceTo === null])).toEqual([
    [2, "甲", true],
    [1, "甲", false],
  ]);
  expect((await versions(house, editor, { code, limit: 10, after: "2" }))?.rows.map((row) => row.version)).toEqual([1]);
});

test("any two states are compared: a version with a revision, a revision with a revision", async () => {
  const { code, item } = await designedTwice();
  const rows = (await history(house, editor, { code, limit: 10 }))?.rows ?? [];
  const [newest, older] = rows.map((row) => row.state);
  const compared = await compareStates(house, editor, { code, before: older ?? "", after: newest ?? "" });
  expect(compared).toMatchObject({ guide: [{ path: ["summary"], before: "一", after: "二" }], form: [], process: [], isProcessSame: true });
  const withVersion = await compareStates(house, editor, { code, before: "v1", after: newest ?? "" });
  expect(withVersion?.guide).toEqual([{ path: ["summary"], before: item.summary, after: "二" }]);
});

test("a drawing that isn't whole is said to differ, no more", async () => {
  const { code, item } = await designedTwice();
  await saveDesign(house, editor, { code, revision: 3, package: { ...item, process: HALF_DRAWN } });
  const newest = (await history(house, editor, { code, limit: 1 }))?.rows[0]?.state ?? "";
  expect(await compareStates(house, editor, { code, before: "v1", after: newest })).toMatchObject({
    process: null,
    isProcessSame: false,
    drawings: { after: null },
  });
});

test("an earlier state is put back as a further revision", async () => {
  const { code, item } = await designedTwice();
  expect(await restoreState(house, editor, { code, revision: 3, state: "v1" })).toMatchObject({ ok: true, revision: 4 });
  expect((await designView(house, editor, code))?.package).toEqual(item);
  expect((await history(house, editor, { code, limit: 1 }))?.rows[0]).toMatchObject({ act: "restored", changed: ["summary"] });
});

test("another department's designer compares versions that were in force, and sees nothing of designs", async () => {
  const { code } = await designedTwice();
  const other = await designedTwice();
  const [revision] = (await history(house, editor, { code, limit: 1 }))?.rows ?? [];
  expect(await history(house, stranger, { code, limit: 10 })).toBeNull();
  expect(await compareStates(house, stranger, { code, before: "v1", after: revision?.state ?? "" })).toBeNull();
  expect(await compareStates(house, stranger, { code, before: "v1", after: "v1" })).toMatchObject({ guide: [] });
  // A state of one item is none of another's.
  expect(await compareStates(house, editor, { code: other.code, before: "v1", after: revision?.state ?? "" })).toBeNull();
});
