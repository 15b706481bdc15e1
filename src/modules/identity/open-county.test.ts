import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorOf } from "./actor-of.ts";
import { addPerson } from "./add-person.ts";
import { verifyAuditLog } from "./audit-log.ts";
import { changePassword } from "./change-password.ts";
import { testHouse } from "./fixtures.ts";
import { openCounty } from "./open-county.ts";
import { orgs } from "./orgs.ts";
import { type Actor, can } from "./shared.ts";
import { signIn } from "./sign-in.ts";

const OPERATOR: Actor = { kind: "system", id: "system", name: "bin/mingtang" };
const PUCHENG = { code: "610527", name: "蒲城县" };
let open: OpenDb;
let house: House;
beforeAll(async () => {
  open = await testDatabase();
  house = { ...testHouse(open.db, new FixedClock("2026-03-02T09:00:00+08:00")), region: PUCHENG.code };
});
afterAll(() => open.close());

test.each([{ code: "617501" }, { code: "610500" }, { code: "61052" }, { name: "" }, { name: "县".repeat(200) }])(
  "a county of %j isn't opened",
  async (wrong) => {
    expect(await openCounty(house, OPERATOR, { ...PUCHENG, ...wrong })).toMatchObject({ ok: false });
    expect((await orgs(house)).size).toBe(0);
  },
);

test("nobody but whoever has the machine opens a county", async () => {
  expect(await openCounty(house, { kind: "citizen", id: null, name: "" }, PUCHENG)).toMatchObject({ code: "identity/forbidden" });
});

test("a county is opened once, also when it is asked for twice at the same time, and its administrators can sign in and go on", async () => {
  const outcomes = await Promise.all([openCounty(house, OPERATOR, PUCHENG), openCounty(house, OPERATOR, PUCHENG)]);
  const opened = outcomes.find((outcome) => outcome.ok);
  if (!opened?.ok) throw new Error(JSON.stringify(outcomes));
  expect(outcomes.filter((outcome) => !outcome.ok)).toMatchObject([{ code: "identity/county-exists" }]);
  expect([...(await orgs(house)).values()].map((org) => `${org.code} ${org.name}`)).toEqual([
    "610527 蒲城县人民政府",
    "610527BG 蒲城县人民政府办公室",
    "610527JC 蒲城县监察局",
    "610527ZW 蒲城县政务服务中心",
  ]);
  expect(opened.administrators.map((person) => person.post)).toEqual([
    "system-administrator",
    "security-administrator",
    "audit-administrator",
  ]);
  for (const { username, password } of opened.administrators)
    expect(await signIn(house, { username, password, ip: "127.0.0.1" })).toMatchObject({ ok: true, mustChangePassword: true });

  const security = opened.administrators[1];
  const signed = await signIn(house, { username: security?.username ?? "", password: security?.password ?? "", ip: "127.0.0.1" });
  if (!signed.ok) throw new Error(signed.code);
  await changePassword(house, { personId: signed.personId, current: security?.password ?? "", next: "Tester-2026!" });
  const actor = await actorOf(house, signed.personId);
  if (!actor) throw new Error("the security administrator acts");
  expect([can(actor, "identity.orgs"), can(actor, "identity.people")]).toEqual([false, true]);
  const supervisor = { username: "liming", name: "黎明", staffNumber: "J0001", holding: { org: "610527JC", post: "supervisor" } };
  expect(await addPerson(house, actor, supervisor)).toMatchObject({ ok: true });
  expect(await verifyAuditLog(house, OPERATOR)).toMatchObject({ ok: true });
});
