import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseWorld, caseWorld } from "../../modules/cases/fixtures.ts";
import { makePerson, PASSWORD } from "../../modules/identity/fixtures.ts";
import { POSTS, type Post } from "../../modules/identity/shared.ts";
import { loadConfig } from "../../platform/config.ts";
import { createHttpServer, type HttpServer, keepSessions } from "../../platform/http/index.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { createSessions } from "../../platform/sessions.ts";
import { RIGHTS } from "./rights.ts";
import { serveDeskApi } from "./serve-desk-api.ts";

const OURS = { "x-mingtang-desk": "1", "sec-fetch-site": "same-origin" };
const SOME_ID = "0199fee2-5266-7000-8000-000000000000";
const HASH = "ab".repeat(32);
let world: CaseWorld;
let app: HttpServer;
const usernames = new Map<string, string>();

beforeAll(async () => {
  world = await caseWorld("2026-03-02T09:00:00+08:00");
  const { house, clock } = world;
  const settings = loadConfig({ DATA_DIR: "/tmp/mingtang-desk-test", LOG_LEVEL: "silent", WRITES_PER_MINUTE: "0" });
  if (!settings.ok) throw new Error(settings.faults.join());
  const { crypto, live, log } = house;
  app = await createHttpServer({ config: settings.config, clock, crypto, live, log, metrics: createMetrics(), checks: {} });
  keepSessions(app, { sessions: createSessions({ db: house.db, clock }), secure: false });
  await serveDeskApi(app, house);
  // Some posts don't go together in one person: whoever may call a procedure is among them.
  for (const post of POSTS) usernames.set(post, (await makePerson(house, { holdings: [{ org: "610999ZW", post }] })).username);
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function signIn(post: Post): Promise<string> {
  const payload = { username: usernames.get(post), password: PASSWORD };
  const answer = await app.inject({ method: "POST", url: "/desk/session", headers: OURS, payload });
  expect(answer.json().ok).toBe(true);
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

/** Bodies that are nobody's, each with the type it says it is. */
const BODIES: readonly (readonly [what: string, type: string | undefined, body: string | Buffer])[] = [
  ["nothing", undefined, ""],
  ["empty JSON", "application/json", ""],
  ["broken JSON", "application/json", '{"a":'],
  ["null", "application/json", "null"],
  ["a text", "application/json", '"text"'],
  ["a number", "application/json", "1e999"],
  ["a list", "application/json", "[]"],
  ["an empty object", "application/json", "{}"],
  ["other fields", "application/json", '{"caseId":1,"id":[],"org":{},"key":null,"query":"%","username":{"a":1}}'],
  ["fields twice", "application/json", `{"id":"${SOME_ID}","id":5,"username":"a","username":[]}`],
  ["a prototype", "application/json", '{"__proto__":{"admin":true},"constructor":{"prototype":{}}}'],
  ["deeply nested", "application/json", deep(5000)],
  ["a NUL", "application/json", '{"id":"\\u0000","username":"\\u0000","password":"x"}'],
  ["half a character", "application/json", '{"id":"\\ud800","username":"\\ud800","password":"x"}'],
  ["bytes that are no UTF-8", "application/json", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ["very long", "application/json", `{"id":"${"长".repeat(400_000)}"}`],
  ["too long", "application/json", `"${"a".repeat(3 * 2 ** 20)}"`],
  ["a form", "application/x-www-form-urlencoded", "username=a&username=b&password[]=c&%ff=%00"],
  ["several parts without any", "multipart/form-data; boundary=x", "--x--"],
  ["several parts without a border", "multipart/form-data", "nothing"],
  ["XML", "application/xml", "<a>&b;</a>"],
  ["plain text", "text/plain", "text"],
  ["bytes", "application/octet-stream", Buffer.from([0, 1, 2, 255])],
  ["a type that is none", "\u00e9/;;=", "x"],
];

const ROUTES = [
  "POST /desk/session",
  "POST /desk/session/end",
  "POST /desk/session/password",
  "GET /desk/session/demo-accounts",
  "POST /desk/uploads",
  `POST /desk/uploads/${SOME_ID}/hand-in`,
  "POST /desk/uploads/%ff/hand-in",
  `GET /desk/uploads/${SOME_ID}`,
  `GET /desk/cases/${SOME_ID}/files/${HASH}`,
  `GET /desk/cases/nobody/files/${HASH}`,
  `GET /desk/cases/${SOME_ID}/files/${HASH}/pages`,
  `GET /desk/cases/${SOME_ID}/bundle`,
  "GET /desk/cases/%ff/bundle",
  `GET /desk/cases/${SOME_ID}/record.pdf`,
  `GET /desk/cases/${SOME_ID}/documents/${SOME_ID}/pdf`,
  `GET /desk/cases/${SOME_ID}/documents/${SOME_ID}/exe`,
  `POST /desk/cases/${SOME_ID}/document-preview/${"a".repeat(190)}`,
  `POST /desk/cases/${SOME_ID}/document-preview/site-record`,
];

async function ask(method: "GET" | "POST", url: string, cookie: string, type?: string, body?: string | Buffer) {
  const headers = { ...OURS, cookie, ...(type ? { "content-type": type } : {}) };
  return app.inject({ method, url, headers, ...(body !== undefined && method === "POST" ? { payload: body } : {}) });
}

test.each(ROUTES)("%s answers whatever is sent with a refusal that has a code, never with a fault", async (route) => {
  const [method, url] = route.split(" ") as ["GET" | "POST", string];
  const faults: string[] = [];
  const cookie = await signIn("window-clerk");
  for (const [what, type, body] of BODIES) {
    const answer = await ask(method, url, cookie, type, body);
    const code = /json/.test(String(answer.headers["content-type"])) ? (answer.json() as { code?: unknown; ok?: unknown }) : {};
    const isTold = answer.statusCode < 400 || typeof code.code === "string";
    if (answer.statusCode >= 500 || !isTold) faults.push(`${what}: ${answer.statusCode} ${answer.body.slice(0, 120)}`);
  }
  expect(faults).toEqual([]);
});

// What streams is no call, and answers until the listener goes.
test.each(Object.keys(RIGHTS).filter((procedure) => !procedure.endsWith(".changes")))(
  "%s answers whatever is sent without a fault",
  async (procedure) => {
    const faults: string[] = [];
    for (const post of POSTS) {
      const cookie = await signIn(post);
      if ((await ask("POST", `/trpc/${procedure}`, cookie, "application/json", "{}")).statusCode === 403) continue;
      for (const [what, type, body] of BODIES) {
        const posted = await ask("POST", `/trpc/${procedure}`, cookie, type, body);
        if (posted.statusCode >= 500) faults.push(`posted ${what}: ${posted.statusCode} ${posted.body.slice(0, 160)}`);
        if (typeof body !== "string" || body.length > 5000) continue;
        const got = await ask("GET", `/trpc/${procedure}?input=${encodeURIComponent(body)}`, cookie);
        if (got.statusCode >= 500) faults.push(`asked ${what}: ${got.statusCode} ${got.body.slice(0, 160)}`);
      }
      break;
    }
    expect(faults).toEqual([]);
  },
);

test("what is wrong is named by its field, without what was sent", async () => {
  const signing = await ask("POST", "/desk/session", "", "application/json", '{"username":"somebody","password":["secret"]}');
  expect(signing.json()).toEqual({ ok: false, code: "desk/bad-request", fields: ["password"] });
  const calling = await ask(
    "POST",
    "/trpc/queue.serve",
    await signIn("window-clerk"),
    "application/json",
    '{"act":"open","org":"610999ZW","number":"secret","lines":["A"]}',
  );
  expect(calling.json().error.data).toMatchObject({ code: "desk/bad-request", fields: ["number"] });
  expect(calling.body + signing.body).not.toContain("secret");
});
