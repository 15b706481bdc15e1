import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorOf } from "./actor-of.ts";
import { endHolding } from "./end-holding.ts";
import { actorFor, makeOrg, makePerson, testHouse } from "./fixtures.ts";
import { giveHolding } from "./give-holding.ts";
import { peopleWith } from "./people-with.ts";
import { personDetail } from "./person-detail.ts";
import { can, type PersonActor, type Post } from "./shared.ts";
import { tables } from "./store.ts";

const MZ = "610999MZ";
const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let house: House;
let security: PersonActor;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock);
  security = await actorFor(house, { org: "610999", post: "security-administrator" });
  await makeOrg(open.db, MZ);
});
afterAll(() => open.close());

const give = (id: string, post: Post, org = MZ) => giveHolding(house, security, { id, org, post });

test("a post given or taken counts at the next request", async () => {
  const { id } = await makePerson(house);
  const mayHandle = async () => can((await actorOf(house, id)) as PersonActor, "case.handle", { org: MZ });
  expect(await mayHandle()).toBe(false);
  expect(await give(id, "handler")).toEqual({ ok: true });
  expect(await mayHandle()).toBe(true);
  expect(await endHolding(house, security, { id, org: MZ, post: "handler" })).toEqual({ ok: true });
  expect(await mayHandle()).toBe(false);
  expect(await endHolding(house, security, { id, org: MZ, post: "handler" })).toMatchObject({ code: "identity/not-found" });
});

test("who holds a post may be found for a transfer, who held it may not, and the record keeps both", async () => {
  const { id, name, staffNumber } = await makePerson(house);
  await give(id, "reviewer");
  expect(await peopleWith(house, { org: MZ, post: "reviewer" })).toEqual([{ id, name, staffNumber }]);
  clock.advance(1000);
  await endHolding(house, security, { id, org: MZ, post: "reviewer" });
  expect(await peopleWith(house, { org: MZ, post: "reviewer" })).toEqual([]);
  expect(await personDetail(house, security, id)).toMatchObject({
    holdings: [],
    pastHoldings: [{ org: MZ, post: "reviewer", until: clock.now() }],
  });
});

test("posts reach the organisations beneath only where the rights table says so", async () => {
  await makeOrg(open.db, "610999101201");
  const leader = await actorFor(house, { org: "610999101", post: "leader" });
  expect([can(leader, "case.view", { org: "610999101201" }), can(leader, "case.handle", { org: "610999101201" })]).toEqual([true, false]);
  expect(can(leader, "case.view", { org: MZ })).toBe(false);
});

test("incompatible posts are refused, and by the database too when two are given at once", async () => {
  const { id } = await makePerson(house);
  const outcomes = await Promise.all([
    give(id, "audit-administrator", "610999"),
    give(id, "handler"),
    give(id, "system-administrator", "610999"),
  ]);
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  for (const outcome of outcomes.filter((each) => !each.ok)) expect(outcome).toMatchObject({ code: "identity/incompatible-posts" });

  const clerk = await makePerson(house, { holdings: [{ org: MZ, post: "handler" }] });
  const row = {
    id: "018f0000-0000-7000-8000-00000000000a",
    person: clerk.id,
    org: "610999",
    section: null,
    from_at: clock.now(),
    until_at: null,
  };
  const inserted = tables(open.db)
    .insertInto("identity.holding")
    .values({ ...row, post: "audit-administrator" })
    .execute();
  await expect(inserted).rejects.toThrow("an administrator holds no other post");
});

test("the same post is not given twice", async () => {
  const { id } = await makePerson(house);
  const outcomes = await Promise.all([give(id, "handler"), give(id, "handler")]);
  expect(outcomes.map((outcome) => (outcome.ok ? "given" : outcome.code)).sort()).toEqual(["given", "identity/holding-exists"]);
});

test("nobody gives or takes posts of their own", async () => {
  expect(await give(security.id, "security-administrator", MZ)).toMatchObject({ code: "identity/own-account" });
  expect(await endHolding(house, security, { id: security.id, org: "610999", post: "security-administrator" })).toMatchObject({
    code: "identity/own-account",
  });
});

test("a holding can't be rewritten, nor deleted", async () => {
  await makePerson(house, { holdings: [{ org: MZ, post: "approver" }] });
  const holdings = () => tables(open.db);
  await expect(holdings().updateTable("identity.holding").set({ post: "leader" }).execute()).rejects.toThrow("only ever ended");
  await expect(holdings().deleteFrom("identity.holding").execute()).rejects.toThrow("only ever ended");
});

test("a wrong input names its fields", async () => {
  expect(await giveHolding(house, security, { id: "me", org: MZ, post: "king" })).toMatchObject({
    code: "identity/invalid",
    fields: [
      { path: "id", code: "identity/invalid-value" },
      { path: "post", code: "identity/invalid-value" },
    ],
  });
  expect(await give("018f0000-0000-7000-8000-000000000001", "handler")).toMatchObject({ code: "identity/not-found" });
});
