import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { House } from "../../modules/house.ts";
import { actorFor, makePerson, PASSWORD, testHouse } from "../../modules/identity/fixtures.ts";
import { addPerson, auditLog, endHolding } from "../../modules/identity/index.ts";
import { FixedClock } from "../../platform/clock.ts";
import { loadConfig } from "../../platform/config.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { createHttpServer, type HttpServer, keepSessions } from "../../platform/http/index.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { createSessions } from "../../platform/sessions.ts";
import { serveDeskApi } from "./serve-desk-api.ts";

const OURS = { "x-mingtang-desk": "1", "sec-fetch-site": "same-origin" };
const MINUTE = 60_000;
let open: OpenDb & { close(): Promise<void> };
let house: House;
let app: HttpServer;
const clock = new FixedClock("2026-03-02T09:00:00+08:00");

beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock);
  const settings = loadConfig({ DATA_DIR: "/tmp/mingtang-desk-test", LOG_LEVEL: "silent", WRITES_PER_MINUTE: "0" });
  if (!settings.ok) throw new Error(settings.faults.join());
  const { crypto, live, log } = house;
  app = await createHttpServer({ config: settings.config, clock, crypto, live, log, metrics: createMetrics(), checks: {} });
  keepSessions(app, { sessions: createSessions({ db: open.db, clock }), secure: false });
  await serveDeskApi(app, house);
});
beforeEach(() => clock.set("2026-03-02T09:00:00+08:00"));
afterAll(async () => {
  await app.close();
  await open.close();
});

async function signIn(username: string, password = PASSWORD) {
  const answer = await app.inject({ method: "POST", url: "/desk/session", headers: OURS, payload: { username, password } });
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return { told: answer.json(), cookie, set: answer.headers["set-cookie"] };
}

const query = (path: string, cookie: string, input?: unknown) =>
  app.inject({
    url: `/trpc/${path}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
    headers: { cookie },
  });
const aClerk = () => makePerson(house, { name: "高窗口", holdings: [{ org: "610999ZW", post: "window-clerk" }] });

test("signing in sets a cookie that scripts can't read, and leads to one's own name and rights", async () => {
  const person = await aClerk();
  const { told, cookie, set } = await signIn(person.username);
  expect(told).toEqual({ ok: true, personId: person.id, mustChangePassword: false });
  expect(String(set)).toMatch(/HttpOnly/);
  const { data } = (await query("session.me", cookie)).json().result;
  expect(data).toMatchObject({ name: "高窗口", holdings: [{ org: "610999ZW", post: "window-clerk" }] });
  expect(data.permissions).toContain("case.intake");
});

test("a wrong password says so as a value, and five lock the account", async () => {
  const person = await aClerk();
  const codes = [];
  for (let attempt = 0; attempt < 6; attempt++) codes.push((await signIn(person.username, "wrong")).told.code);
  expect(codes[0]).toBe("identity/wrong-credentials");
  expect(codes.at(-1)).toBe("identity/locked");
});

test("a write without the desk's own header, or from another site, is refused", async () => {
  const payload = { username: "someone", password: "x" };
  const bare = await app.inject({ method: "POST", url: "/desk/session", payload });
  const foreign = await app.inject({ method: "POST", url: "/desk/session", headers: { ...OURS, "sec-fetch-site": "cross-site" }, payload });
  expect([bare.statusCode, foreign.statusCode]).toEqual([403, 403]);
});

test("a procedure unsigned answers 401 with a code, and a fault never tells more than a code and the field it is about", async () => {
  const unsigned = await query("session.me", "");
  expect([unsigned.statusCode, unsigned.json().error.data.code]).toEqual([401, "desk/not-signed-in"]);
  const { cookie } = await signIn((await aClerk()).username);
  const bad = await query("cases.view", cookie, { id: "no id" });
  expect(bad.json().error).toEqual({
    code: -32600,
    message: "desk/bad-request",
    data: { code: "desk/bad-request", httpStatus: 400, fields: ["id"] },
  });
});

test("a post taken away counts at once, in a session that is open", async () => {
  const clerk = await aClerk();
  const { cookie } = await signIn(clerk.username);
  expect((await query("intake.items", cookie, { text: "" })).statusCode).toBe(200);
  const security = await actorFor(house, { org: "610999", post: "security-administrator" });
  expect(await endHolding(house, security, { id: clerk.id, org: "610999ZW", post: "window-clerk" })).toEqual({ ok: true });
  expect((await query("intake.items", cookie, { text: "" })).json().error.data.code).toBe("desk/forbidden");
});

test("thirty minutes without a request end the session; signing out ends it at once", async () => {
  const clerk = await aClerk();
  const idle = await signIn(clerk.username);
  clock.advance(31 * MINUTE);
  expect((await query("session.me", idle.cookie)).statusCode).toBe(401);
  const { cookie } = await signIn(clerk.username);
  await app.inject({ method: "POST", url: "/desk/session/end", headers: { ...OURS, cookie }, payload: {} });
  expect((await query("session.me", cookie)).statusCode).toBe(401);
});

test("a first password opens nothing until it is changed, and then everything without signing in again", async () => {
  const security = await actorFor(house, { org: "610999", post: "security-administrator" });
  const holding = { org: "610999ZW", post: "window-clerk" };
  const added = await addPerson(house, security, { staffNumber: "D0001", username: "newcomer", name: "新来的", holding });
  if (!added.ok) throw new Error(added.code);
  const { told, cookie } = await signIn("newcomer", added.password);
  expect(told.mustChangePassword).toBe(true);
  expect((await query("cases.worklist", cookie, { box: "todo" })).json().error.data.code).toBe("desk/password-change-needed");
  const next = "Another-2026!";
  const changed = await app.inject({
    method: "POST",
    url: "/desk/session/password",
    headers: { ...OURS, cookie },
    payload: { current: added.password, next },
  });
  expect(changed.json()).toEqual({ ok: true });
  const fresh = changed.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await query("cases.worklist", fresh, { box: "todo" })).statusCode).toBe(200);
});

test("files are given to nobody unsigned, and of a case nobody sees to nobody", async () => {
  const address = `/desk/cases/0195a2f0-0000-7000-8000-000000000000/files/${"0".repeat(64)}`;
  expect((await app.inject({ url: address })).statusCode).toBe(401);
  const handler = await makePerson(house, { holdings: [{ org: "610999MZ", post: "handler" }] });
  const { cookie } = await signIn(handler.username);
  expect((await app.inject({ url: address, headers: { cookie } })).statusCode).toBe(404);
});

test("text that no database keeps is a bad request, not a fault of the server", async () => {
  const { username } = await aClerk();
  const { cookie } = await signIn(username);
  for (const text of ["\0", "\ud800"]) {
    const answer = await query("search.everything", cookie, { text });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toBe("desk/bad-request");
    expect(
      (await app.inject({ method: "POST", url: "/desk/session", headers: OURS, payload: { username: text, password: "x" } })).statusCode,
    ).toBe(400);
  }
});

test("long words and forged cursors are answered, not faults of the server", async () => {
  const { username } = await makePerson(house, { holdings: [{ org: "610999", post: "audit-administrator" }] });
  const auditor = (await signIn(username)).cookie;
  for (const cursor of ["x", "1e999", "-1", "9".repeat(20)])
    expect((await query("audit.entries", auditor, { cursor })).statusCode).toBe(400);
  const security = await makePerson(house, { holdings: [{ org: "610999", post: "security-administrator" }] });
  const { cookie } = await signIn(security.username);
  expect((await query("search.everything", cookie, { text: "很长".repeat(40) })).statusCode).toBe(200);
});

test("no answer of the desk is kept by a browser or proxy", async () => {
  const { cookie } = await signIn((await aClerk()).username);
  const answers = [
    await query("session.me", cookie),
    await query("session.me", ""),
    await app.inject({ method: "POST", url: "/desk/session", headers: OURS, payload: {} }),
    await app.inject("/desk/session/demo-accounts"),
  ];
  for (const { headers } of answers) expect(headers["cache-control"]).toBe("private, no-store");
});

test("one address can't try one password on many names: after thirty wrong tries in a row it waits, others don't", async () => {
  const person = await aClerk();
  const tryAs = (username: string, password: string, remoteAddress: string) =>
    app.inject({ method: "POST", url: "/desk/session", headers: OURS, payload: { username, password }, remoteAddress });
  for (let guess = 0; guess < 29; guess++) await tryAs(`nobody.${guess}`, "Falsch-2026!", "10.1.1.1");
  expect((await tryAs(person.username, PASSWORD, "10.1.1.1")).json()).toMatchObject({ ok: true });
  for (let guess = 0; guess < 30; guess++) await tryAs(`nobody.${guess}`, "Falsch-2026!", "10.1.1.1");
  const refused = await tryAs(person.username, PASSWORD, "10.1.1.1");
  expect([refused.statusCode, refused.json().code]).toEqual([429, "desk/too-many-sign-ins"]);
  expect((await tryAs(person.username, PASSWORD, "10.1.1.2")).json()).toMatchObject({ ok: true });
  clock.advance(31 * MINUTE);
  expect((await tryAs(person.username, PASSWORD, "10.1.1.1")).json()).toMatchObject({ ok: true });
});

test("the log says from where and in which post an administrator gave somebody a post", async () => {
  const security = await makePerson(house, { name: "安全员", holdings: [{ org: "610999", post: "security-administrator" }] });
  const person = await aClerk();
  const { cookie } = await signIn(security.username);
  const payload = { id: person.id, org: "610999MZ", post: "handler", section: null };
  const headers = { ...OURS, cookie };
  await app.inject({ method: "POST", url: "/trpc/identity.giveHolding", headers, payload, remoteAddress: "10.1.2.3" });
  const auditor = await actorFor(house, { org: "610999", post: "audit-administrator" });
  const { rows } = await auditLog(house, auditor, { action: "holding-give", about: person.id });
  expect(rows[0]).toMatchObject({ ip: "10.1.2.3", org: "610999MZ", details: { post: "handler", as: "security-administrator" } });
});
