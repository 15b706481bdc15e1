import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorFor, makePerson, PASSWORD, testHouse } from "./fixtures.ts";
import {
  addOrg,
  addPerson,
  auditLog,
  closeOrg,
  endHolding,
  giveHolding,
  identityMessages,
  listPeople,
  orgs,
  personDetail,
  renameOrg,
  resetPassword,
  setPersonActive,
  signIn,
  unlockPerson,
  verifyAuditLog,
} from "./index.ts";
import { type Actor, POSTS, type Post } from "./shared.ts";

const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let house: House;
const actors = new Map<Post, Actor>();
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock);
  for (const post of POSTS) actors.set(post, await actorFor(house, { org: "610999", post }));
});
afterAll(() => open.close());

const as = (post: Post) => actors.get(post) as Actor;
const NOBODY = "018f0000-0000-7000-8000-000000000001";

/** Every write of the module, with who alone may do it. */
const WRITES = {
  addPerson: [addPerson, "security-administrator", { staffNumber: "610999B1", username: "b1", name: "甲" }],
  setPersonActive: [setPersonActive, "security-administrator", { id: NOBODY, active: false }],
  resetPassword: [resetPassword, "security-administrator", { id: NOBODY }],
  unlockPerson: [unlockPerson, "security-administrator", { id: NOBODY }],
  giveHolding: [giveHolding, "security-administrator", { id: NOBODY, org: "610999", post: "handler" }],
  endHolding: [endHolding, "security-administrator", { id: NOBODY, org: "610999", post: "handler" }],
  addOrg: [addOrg, "system-administrator", { code: "610999ZZ", kind: "department", name: "ZZ", shortName: "ZZ", parent: "610999" }],
  renameOrg: [renameOrg, "system-administrator", { code: "610999YY", name: "YY", shortName: "YY" }],
  closeOrg: [closeOrg, "system-administrator", { code: "610999YY" }],
} as const;

const rows = Object.entries(WRITES).flatMap(([name, [, allowed]]) =>
  POSTS.map((post) => [name as keyof typeof WRITES, post, post === allowed] as const),
);

test.each(rows)("%s by a %s is let through: %s", async (name, post, allowed) => {
  const [perform, , input] = WRITES[name];
  const outcome = await perform(house, as(post), input);
  expect(!outcome.ok && outcome.code === "identity/forbidden").toBe(!allowed);
});

test("citizens may do none of it", async () => {
  for (const [perform, , input] of Object.values(WRITES))
    expect(await perform(house, { kind: "citizen", id: null, name: "" }, input)).toMatchObject({ code: "identity/forbidden" });
});

test.each(POSTS)("a %s sees the people and the log only by right", async (post) => {
  const administers = post === "system-administrator" || post === "security-administrator";
  expect((await listPeople(house, as(post), {})).total > 0).toBe(administers);
  const other = await makePerson(house);
  expect((await personDetail(house, as(post), other.id)) !== null).toBe(administers);
  expect((await personDetail(house, as(post), String(as(post).id)))?.holdings).toMatchObject([{ post }]);
  expect((await auditLog(house, as(post), {})).total > 0).toBe(post === "audit-administrator");
  expect((await verifyAuditLog(house, as(post))) !== null).toBe(post === "audit-administrator");
});

test("a username or staff number is given once", async () => {
  const person = { staffNumber: "610999C1", username: "c1", name: "乙" };
  expect(await addPerson(house, as("security-administrator"), person)).toMatchObject({ ok: true });
  expect(await addPerson(house, as("security-administrator"), { ...person, staffNumber: "610999C2" })).toMatchObject({
    fields: [{ path: "username", code: "identity/username-taken" }],
  });
  expect(await addPerson(house, as("security-administrator"), { ...person, username: "c2" })).toMatchObject({
    code: "identity/staff-number-taken",
  });
});

test("a person may be added with a first post, or not at all", async () => {
  const security = as("security-administrator");
  const person = { staffNumber: "610999D1", username: "d1", name: "丙" };
  const place = { org: "610999", post: "leader", section: " " };
  expect(await addPerson(house, security, { ...person, holding: { ...place, org: "610999QQ" } })).toMatchObject({
    fields: [{ path: "holding.org", code: "identity/org-not-found" }],
  });
  const added = await addPerson(house, security, { ...person, holding: place });
  if (!added.ok) throw new Error(added.code);
  expect(await personDetail(house, security, added.id)).toMatchObject({
    holdings: [{ org: "610999", post: "leader", section: null }],
    pastHoldings: [],
  });
});

test("a reset password replaces the old one and ends a lock", async () => {
  const person = await makePerson(house);
  const enter = (password: string) => signIn(house, { username: person.username, password, ip: "192.0.2.1" });
  for (let tries = 0; tries < 5; tries++) await enter("Wrong-1!");
  const reset = await resetPassword(house, as("security-administrator"), { id: person.id });
  if (!reset.ok) throw new Error(reset.code);
  expect(await enter(PASSWORD)).toMatchObject({ code: "identity/wrong-credentials" });
  expect(await enter(reset.password)).toMatchObject({ ok: true, mustChangePassword: true });
});

test("a lock can be ended early", async () => {
  const person = await makePerson(house);
  const enter = (password: string) => signIn(house, { username: person.username, password, ip: "192.0.2.1" });
  for (let tries = 0; tries < 5; tries++) await enter("Wrong-1!");
  await unlockPerson(house, as("security-administrator"), { id: person.id });
  expect(await enter(PASSWORD)).toMatchObject({ ok: true });
});

test("people are listed page by page, each once, and found by a part of name, username or staff number", async () => {
  const made = await makePerson(house, { name: "示丁丁", holdings: [{ org: "610999101201", post: "window-clerk" }] });
  const seen: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const page = await listPeople(house, as("system-administrator"), { limit: 7, after });
    seen.push(...page.rows.map((row) => row.id));
    expect(page.rows.length).toBeLessThanOrEqual(7);
    after = page.next;
  }
  expect([new Set(seen).size, seen.includes(made.id)]).toEqual([seen.length, true]);
  for (const filter of [
    { text: "丁丁" },
    { text: made.username.toUpperCase() },
    { text: made.staffNumber.toLowerCase() },
    { org: "610999101" },
  ])
    expect((await listPeople(house, as("system-administrator"), filter)).rows.map((row) => row.id)).toEqual([made.id]);
});

test("organisations are added, renamed and closed, and everybody knows at once", async () => {
  const system = as("system-administrator");
  const org = { code: "610999TS", kind: "department", name: "测试局", shortName: "测试", parent: "610999" };
  await orgs(house);
  expect(await addOrg(house, system, org)).toEqual({ ok: true });
  expect((await orgs(house)).get("610999TS")).toMatchObject({ name: "测试局", active: true });
  expect(await addOrg(house, system, { ...org, name: "测试二局" })).toMatchObject({ code: "identity/org-code-taken" });
  expect(await addOrg(house, system, { ...org, code: "610999TT" })).toMatchObject({ code: "identity/org-name-taken" });
  expect(await addOrg(house, system, { ...org, code: "611000TS", name: "邻县局" })).toMatchObject({ code: "identity/org-parent-misfit" });
  expect(await addOrg(house, system, { ...org, code: "610999109", name: "镇" })).toMatchObject({ code: "identity/invalid" });
  expect(await renameOrg(house, system, { code: "610999TS", name: "试验局", shortName: "试验" })).toEqual({ ok: true });
  expect((await orgs(house)).get("610999TS")?.name).toBe("试验局");
  await makePerson(house, { holdings: [{ org: "610999TS", post: "handler" }] });
  expect(await closeOrg(house, system, { code: "610999TS" })).toMatchObject({ code: "identity/org-has-people" });
  expect(await closeOrg(house, system, { code: "610999101" })).toMatchObject({ ok: false });
  expect(await addOrg(house, system, { ...org, code: "610999TU", name: "短命局" })).toEqual({ ok: true });
  expect(await closeOrg(house, system, { code: "610999TU" })).toEqual({ ok: true });
  expect((await orgs(house)).get("610999TU")?.active).toBe(false);
  const person = await makePerson(house);
  expect(await giveHolding(house, as("security-administrator"), { id: person.id, org: "610999TU", post: "handler" })).toMatchObject({
    code: "identity/org-closed",
  });
});

test("nobody deactivates, unlocks or resets themselves", async () => {
  const security = as("security-administrator");
  for (const outcome of [
    await setPersonActive(house, security, { id: security.id, active: false }),
    await resetPassword(house, security, { id: security.id }),
    await unlockPerson(house, security, { id: security.id }),
  ])
    expect(outcome).toMatchObject({ code: "identity/own-account" });
});

test("both languages have a text for everything", () => {
  const zh = identityMessages("zh-CN");
  const en = identityMessages("en");
  for (const group of Object.keys(zh) as (keyof typeof zh)[]) expect(Object.keys(en[group])).toEqual(Object.keys(zh[group]));
  expect(Object.keys(zh.posts)).toEqual([...POSTS]);
});
