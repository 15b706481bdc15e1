import cookie from "@fastify/cookie";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../clock.ts";
import type { OpenDb } from "../db/index.ts";
import { testDatabase } from "../db/testing.ts";
import { createSessions } from "../sessions.ts";
import { keepSessions } from "./session-cookies.ts";

let open: OpenDb;
let app: FastifyInstance;
beforeAll(async () => {
  open = await testDatabase();
  app = Fastify();
  await app.register(cookie);
  keepSessions(app, { sessions: createSessions({ db: open.db, clock: new FixedClock("2026-03-02T09:00:00+08:00") }), secure: true });
  app.post("/in", async (_request, reply) => (await reply.startSession({ subject: "zhao", kind: "staff" })).subject);
  app.post("/out", async (_request, reply) => reply.endSession("staff"));
  app.get("/who", async (request) => ({
    staff: (await request.session("staff"))?.subject,
    public: (await request.session("public"))?.subject,
  }));
});
afterAll(async () => {
  await app.close();
  await open.close();
});

async function signIn(cookies: Record<string, string> = {}): Promise<Record<string, string>> {
  const [set] = (await app.inject({ method: "POST", url: "/in", cookies })).cookies;
  expect(set).toMatchObject({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  return { [set?.name ?? ""]: set?.value ?? "" };
}

const who = async (cookies: Record<string, string>) => (await app.inject({ url: "/who", cookies })).json();

test("who signs in is known by the cookie until signing out", async () => {
  const cookies = await signIn();
  expect(await who(cookies)).toEqual({ staff: "zhao" });
  await app.inject({ method: "POST", url: "/out", cookies });
  expect(await who(cookies)).toEqual({});
});

test("signing in again gives a new secret and ends the old one", async () => {
  const planted = await signIn();
  const own = await signIn(planted);
  expect([await who(planted), await who(own)]).toEqual([{}, { staff: "zhao" }]);
});
