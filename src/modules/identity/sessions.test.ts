import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { createSessions, type Sessions } from "../../platform/sessions.ts";
import type { House } from "../house.ts";
import { changePassword } from "./change-password.ts";
import { makePerson, PASSWORD, testHouse } from "./fixtures.ts";
import { resetPassword } from "./reset-password.ts";
import { setPersonActive } from "./set-person-active.ts";

const SYSTEM = { kind: "system", id: "system", name: "system" } as const;
const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let house: House;
let sessions: Sessions;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock);
  sessions = createSessions({ db: open.db, clock });
});
afterAll(() => open.close());

const enter = (subject: string) => sessions.start({ subject, kind: "staff" });

test("deactivating somebody or resetting their password ends their open sessions, and nobody else's", async () => {
  const [one, other, third] = [await makePerson(house), await makePerson(house), await makePerson(house)];
  for (const { id } of [one, other, third]) await enter(id);
  await setPersonActive(house, SYSTEM, { id: one.id, active: false });
  await resetPassword(house, SYSTEM, { id: other.id });
  const left = await Promise.all([one, other, third].map(({ id }) => sessions.list(id)));
  expect(left.map((list) => list.length)).toEqual([0, 0, 1]);
});

test("a changed password ends all sessions but the one it was changed in; a refused change ends none", async () => {
  const { id } = await makePerson(house);
  const { session } = await enter(id);
  await enter(id);
  const change = { personId: id, current: PASSWORD, session: session.id };
  expect(await changePassword(house, { ...change, next: "plain" })).toMatchObject({ code: "identity/password-too-short" });
  expect(await sessions.list(id)).toHaveLength(2);
  expect(await changePassword(house, { ...change, next: "Bright-Hall-8" })).toEqual({ ok: true });
  expect((await sessions.list(id)).map((each) => each.id)).toEqual([session.id]);
});
