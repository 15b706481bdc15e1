import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "./clock.ts";
import type { OpenDb } from "./db/index.ts";
import { testDatabase } from "./db/testing.ts";
import { createSessions, type Sessions } from "./sessions.ts";

const clock = new FixedClock("2026-03-02T09:00:00+08:00");
const MINUTE = 60_000;
let open: OpenDb;
let sessions: Sessions;
beforeAll(async () => {
  open = await testDatabase();
  sessions = createSessions({ db: open.db, clock });
});
afterAll(() => open.close());

const start = (subject: string, more = {}) => sessions.start({ subject, kind: "staff", ...more });

test("a secret finds its session, for its own kind only", async () => {
  const { secret, session } = await start("zhao", { data: { post: 1 } });
  expect(await sessions.find(secret, "staff")).toEqual(session);
  expect(session).toMatchObject({ subject: "zhao", data: { post: 1 } });
  expect(await sessions.find(secret, "public")).toBeUndefined();
  expect(await sessions.find("guess", "staff")).toBeUndefined();
});

test("the secret is not in the database", async () => {
  const { secret } = await start("secret");
  const { rows } = await open.pool.query("select * from platform.session where subject = 'secret'");
  expect(JSON.stringify(rows)).not.toContain(secret);
});

test("half an hour without a request ends a session; requests in between keep it", async () => {
  const { secret } = await start("qian");
  for (let i = 0; i < 3; i++) {
    clock.advance(29 * MINUTE);
    expect(await sessions.find(secret, "staff")).toBeDefined();
  }
  clock.advance(30 * MINUTE);
  expect(await sessions.find(secret, "staff")).toBeUndefined();
});

test("a page that refreshes by itself doesn't keep a session alive", async () => {
  const { secret } = await start("background");
  clock.advance(29 * MINUTE);
  expect(await sessions.find(secret, "staff", { keepAlive: false })).toBeDefined();
  clock.advance(MINUTE);
  expect(await sessions.find(secret, "staff", { keepAlive: false })).toBeUndefined();
});

test("twelve hours end a session however busy it is", async () => {
  const { secret } = await start("sun");
  for (let i = 0; i < 35; i++) {
    clock.advance(20 * MINUTE);
    expect(await sessions.find(secret, "staff")).toBeDefined();
  }
  clock.advance(20 * MINUTE);
  expect(await sessions.find(secret, "staff")).toBeUndefined();
});

test("the sliding expiry is written at most once a minute", async () => {
  const { secret } = await start("li");
  const seen = async () => (await open.pool.query("select seen_at from platform.session where subject = 'li'")).rows[0].seen_at;
  const before = await seen();
  clock.advance(59_000);
  await sessions.find(secret, "staff");
  expect(await seen()).toEqual(before);
  clock.advance(1000);
  await sessions.find(secret, "staff");
  expect(await seen()).toEqual(clock.now());
});

test("a new sign-in replaces the session it came from", async () => {
  const first = await start("zhou");
  await start("zhou", { replaces: first.secret });
  expect(await sessions.find(first.secret, "staff")).toBeUndefined();
  expect(await sessions.list("zhou")).toHaveLength(1);
});

test("over the limit the oldest session gives way, also when many sign in at once", async () => {
  await Promise.all(Array.from({ length: 8 }, () => start("wu", { atOnce: 3 })));
  expect(await sessions.list("wu")).toHaveLength(3);
});

test("a person's sessions end at once, all but the one that asks", async () => {
  const [here, there] = [await start("zheng"), await start("zheng")];
  expect(await sessions.revokeAll("zheng", "password changed", { except: here.session.id })).toBe(1);
  expect(await sessions.find(there.secret, "staff")).toBeUndefined();
  await sessions.revoke(here.session.id, "signed out");
  expect(await sessions.list("zheng")).toEqual([]);
});

test("what a session carries can be changed, and old sessions are swept", async () => {
  const { session, secret } = await start("wang");
  await sessions.setData(session.id, { post: 2 });
  expect((await sessions.find(secret, "staff"))?.data).toEqual({ post: 2 });
  clock.advance(100 * 24 * 60 * MINUTE);
  await sessions.sweep();
  expect((await open.pool.query("select 1 from platform.session")).rowCount).toBe(0);
});
