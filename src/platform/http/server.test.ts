import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FastifyRequest } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../clock.ts";
import { loadConfig } from "../config.ts";
import { softwareCrypto } from "../crypto.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { createHttpServer, type HttpServer } from "./index.ts";

const dataDir = mkdtempSync(join(tmpdir(), "http-"));
let isDatabaseUp = true;
let whenAnswered = (_request: FastifyRequest) => {};
let app: HttpServer;

beforeAll(async () => {
  const outcome = loadConfig({ DATA_DIR: dataDir, WRITES_PER_MINUTE: "5" });
  if (!outcome.ok) throw new Error(outcome.faults.join());
  app = await createHttpServer({
    config: outcome.config,
    clock: systemClock,
    crypto: softwareCrypto(randomBytes(32)),
    log: createLog("silent"),
    metrics: createMetrics(),
    checks: {
      database: async () => {
        if (!isDatabaseUp) throw new Error("down");
      },
    },
    problems: [{ "cases/already-accepted": { status: 409, title: { "zh-CN": "已受理", en: "Already accepted" } } }],
    api: { title: "Test", version: "1" },
  });
  app.addHook("onResponse", async (request) => whenAnswered(request));
  app.get("/form", async (request, reply) => {
    const token = request.csrfToken(reply);
    return reply.type("text/html").send(token);
  });
  app.post("/form", async (request) => ({ body: request.body }));
  app.post("/upload", { config: { uploads: { maxFiles: 1, maxBytes: 100 } } }, async (request) => ({
    body: request.body,
    files: await Promise.all(request.uploads.map(async ({ open, ...rest }) => ({ ...rest, content: (await buffer(open())).toString() }))),
  }));
  app.post("/machine", { config: { csrf: "off" } }, async () => ({ ok: true }));
  app.get("/fails", async () => {
    throw new Error("secret detail");
  });
  app.get("/refused", async (_request, reply) => reply.fail({ ok: false, code: "cases/already-accepted" }));
  app.get(
    "/typed",
    { schema: { tags: ["sample"], querystring: z.object({ page: z.coerce.number().min(1) }) } },
    async (request) => request.query.page,
  );
  app.get("/slow", async () => "never cached");
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const FORM = { "content-type": "application/x-www-form-urlencoded" };

async function openForm(): Promise<{ token: string; cookie: string }> {
  const answer = await app.inject({ url: "/form" });
  const cookie = answer.cookies[0];
  return { token: answer.body, cookie: `${cookie?.name}=${cookie?.value}` };
}

test("every answer forbids foreign scripts and frames, and names the request", async () => {
  const { headers } = await app.inject("/form");
  expect(headers["content-security-policy"]).toContain("script-src 'self';");
  expect(headers["content-security-policy"]).not.toContain("unsafe");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-request-id"]).toMatch(/^[0-9a-f]{8}-/);
});

test.each(["/form?q=%00", "/%00", "/%zz", "/%ED%A0%80", "/typed?page=%00"])(
  "%s can't be text and is refused with our own headers",
  async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().code).toBe("http/invalid");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  },
);

test.each(['{"a":{"b":["\\u0000"]}}', '{"a\\u0000":1}', '{"a":"\\ud800"}'])(
  "JSON with %s in it is refused, however deep",
  async (payload) => {
    const answer = await app.inject({ method: "POST", url: "/machine", headers: { "content-type": "application/json" }, payload });
    expect(answer.statusCode).toBe(400);
  },
);

test("whole pairs of surrogates and very deep JSON are nothing to refuse", async () => {
  const send = (payload: string) =>
    app.inject({ method: "POST", url: "/machine", headers: { "content-type": "application/json" }, payload });
  expect((await send('{"a":"𠮷"}')).statusCode).toBe(200);
  expect((await send("[".repeat(100_000) + "]".repeat(100_000))).statusCode).toBe(200);
});

test("a form that carries its token goes through, and the handler doesn't see the token", async () => {
  const { token, cookie } = await openForm();
  const answer = await app.inject({ method: "POST", url: "/form", headers: { ...FORM, cookie }, payload: `_csrf=${token}&a=1` });
  expect(answer.json()).toEqual({ body: { a: "1" } });
});

test.each([
  ["without a token", (form: { cookie: string }) => ({ headers: { ...FORM, cookie: form.cookie }, payload: "a=1" })],
  ["without the cookie", (form: { token: string }) => ({ headers: FORM, payload: `_csrf=${form.token}` })],
  [
    "with someone else's cookie",
    (form: { token: string }) => ({ headers: { ...FORM, cookie: `csrf=${"A".repeat(32)}` }, payload: `_csrf=${form.token}` }),
  ],
])("a form %s is refused as expired", async (_how, request) => {
  const answer = await app.inject({ method: "POST", url: "/form", ...request(await openForm()), remoteAddress: "127.0.0.1" });
  expect([answer.statusCode, answer.json().code]).toEqual([403, "http/form-expired"]);
});

test.each([
  ["Sec-Fetch-Site says so", { "sec-fetch-site": "cross-site" }],
  ["its Origin says so", { origin: "https://evil.example" }],
])("a post from another site is refused where %s, even with a good token or as JSON", async (_how, headers) => {
  const { token, cookie } = await openForm();
  const form = await app.inject({ method: "POST", url: "/form", headers: { ...FORM, ...headers, cookie }, payload: `_csrf=${token}` });
  const json = await app.inject({ method: "POST", url: "/form", headers, payload: { a: 1 } });
  expect([form.json().code, json.json().code]).toEqual(["http/cross-site", "http/cross-site"]);
});

test("JSON needs no token, nor does a machine's route", async () => {
  expect((await app.inject({ method: "POST", url: "/form", payload: { a: 1 } })).json()).toEqual({ body: { a: 1 } });
  expect((await app.inject({ method: "POST", url: "/machine", headers: FORM, payload: "a=1" })).statusCode).toBe(200);
});

function multipart(parts: { name: string; value: string; file?: string }[]) {
  const lines = parts.map(
    ({ name, value, file }) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? "" : `; filename="${file}"\r\ncontent-type: application/octet-stream`}\r\n\r\n${value}\r\n`,
  );
  return { headers: { "content-type": "multipart/form-data; boundary=b" }, payload: `${lines.join("")}--b--\r\n` };
}

async function upload(parts: { name: string; value: string; file?: string }[], url = "/upload") {
  const { token, cookie } = await openForm();
  const body = multipart([{ name: "_csrf", value: token }, ...parts]);
  return app.inject({ method: "POST", url, headers: { ...body.headers, cookie }, payload: body.payload });
}

test("files come with their form, blank file fields don't, and nothing of them stays afterwards", async () => {
  const answer = await upload([
    { name: "a", value: "1" },
    { name: "a", value: "2" },
    { name: "photo", value: "PNG…", file: "照片.png" },
    { name: "more", value: "", file: "" },
  ]);
  expect(answer.json()).toEqual({
    body: { a: ["1", "2"] },
    files: [{ field: "photo", name: "照片.png", size: 6, fault: null, content: "PNG…" }],
  });
  await expect.poll(() => readdirSync(join(dataDir, "uploads"))).toEqual([]);
});

test("a file over the limit is cut and marked, and the rest of the form stays", async () => {
  const answer = await upload([
    { name: "photo", value: "x".repeat(101), file: "a.png" },
    { name: "a", value: "1" },
  ]);
  expect(answer.json()).toMatchObject({ body: { a: "1" }, files: [{ fault: "file/too-large", size: 100 }] });
});

test("the fields of a form with files hold no more together than a form without files may", async () => {
  const fields = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `f${index}`, value: "x".repeat(300_000) }));
  expect((await upload(fields(3))).statusCode).toBe(200);
  expect((await upload(fields(4))).json().code).toBe("http/too-large");
  expect((await upload([{ name: "a", value: "x".repeat(1_100_000) }])).json().code).toBe("http/too-large");
});

test("what follows a refused part is no longer read as a form", async () => {
  const { headers, payload } = multipart(Array.from({ length: 8 }, () => ({ name: "a", value: "x".repeat(400_000) })));
  const readers = new Promise<number>((told) => {
    whenAnswered = (request) => told(request.raw.listenerCount("data"));
  });
  async function* slowly() {
    yield payload.slice(0, 2_000_000);
    await readers; // the rest is still to come when the answer goes out
    yield payload.slice(2_000_000);
  }
  const answer = await app.inject({ method: "POST", url: "/upload", headers, payload: Readable.from(slowly()) });
  expect(answer.statusCode).toBe(413);
  expect(await readers).toBe(0);
});

test("a form's field that calls itself JSON is refused: forms know texts only", async () => {
  const { token, cookie } = await openForm();
  const part = (name: string, value: string, type = "") =>
    `--b\r\ncontent-disposition: form-data; name="${name}"${type}\r\n\r\n${value}\r\n`;
  const answer = await app.inject({
    method: "POST",
    url: "/upload",
    headers: { "content-type": "multipart/form-data; boundary=b", cookie },
    payload: `${part("_csrf", token)}${part("a", '{"length":1}', "\r\ncontent-type: application/json")}--b--\r\n`,
  });
  expect(answer.json().code).toBe("http/invalid");
});

test("too many files, files without token, and files where none are asked for are refused", async () => {
  const file = { name: "f", value: "x", file: "a.png" };
  expect((await upload([file, file])).json().code).toBe("file/too-many");
  expect((await upload([file], "/form")).json().code).toBe("http/unsupported-media-type");
  expect((await app.inject({ method: "POST", url: "/upload", ...multipart([file]) })).json().code).toBe("http/form-expired");
});

test("a field called __proto__ is only a field", async () => {
  const answer = await upload([{ name: "__proto__", value: "1" }]);
  expect([200, 400]).toContain(answer.statusCode);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test("a failure is told with its own status and title, as problem+json or as a page", async () => {
  const machine = await app.inject({ url: "/refused?lang=en" });
  expect(machine.headers["content-type"]).toContain("application/problem+json");
  expect(machine.json()).toMatchObject({ status: 409, code: "cases/already-accepted", title: "Already accepted" });
  const person = await app.inject({ url: "/refused", headers: { accept: "text/html,*/*" } });
  expect(person.headers["content-type"]).toContain("text/html");
  expect(person.body).toContain("已受理");
});

test("an unknown error tells the person its number and nothing else", async () => {
  const answer = await app.inject("/fails");
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toMatchObject({ code: "http/internal", requestId: answer.headers["x-request-id"] });
  expect(answer.body).not.toContain("secret");
});

test("a query that doesn't fit its schema is told field by field", async () => {
  expect((await app.inject("/typed?page=0")).json()).toMatchObject({ code: "http/invalid", errors: [{ path: "page" }] });
});

test("only tagged routes are described", async () => {
  const api = (await app.inject("/openapi.json")).json();
  expect([api.openapi, Object.keys(api.paths)]).toEqual(["3.1.0", ["/typed"]]);
});

test("a language chosen in the address is kept in a cookie", async () => {
  const answer = await app.inject("/slow?lang=en");
  expect(answer.headers["content-language"]).toBe("en");
  expect(answer.cookies[0]).toMatchObject({ name: "lang", value: "en" });
});

test("an address that floods the server with writes is stopped, and reading goes on", async () => {
  const write = () => app.inject({ method: "POST", url: "/machine", remoteAddress: "203.0.113.9" });
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push((await write()).statusCode);
  expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
  expect((await app.inject({ url: "/slow", remoteAddress: "203.0.113.9" })).statusCode).toBe(200);
});

test("ready means that the database answers; alive doesn't", async () => {
  isDatabaseUp = false;
  expect([(await app.inject("/readyz")).statusCode, (await app.inject("/healthz")).statusCode]).toEqual([503, 200]);
  isDatabaseUp = true;
  expect((await app.inject("/readyz")).json()).toEqual({ status: "ok", parts: { database: "ok" } });
});

test("metrics are for this machine alone unless a token is set", async () => {
  expect((await app.inject({ url: "/metrics", remoteAddress: "127.0.0.1" })).body).toContain("mingtang_http_duration_seconds");
  expect((await app.inject({ url: "/metrics", remoteAddress: "203.0.113.9" })).statusCode).toBe(404);
  expect(existsSync(dataDir)).toBe(true);
});

test("on a public server the metrics need the token: a proxy on this machine makes everybody look local", async () => {
  const settings = { DATA_DIR: dataDir, PUBLIC_URL: "https://www.example.gov.cn", MASTER_KEY: randomBytes(32).toString("base64") };
  const loaded = loadConfig({ ...settings, METRICS_TOKEN: "" });
  if (!loaded.ok) throw new Error(loaded.faults.join());
  const { config } = loaded;
  const parts = {
    clock: systemClock,
    crypto: softwareCrypto(randomBytes(32)),
    log: createLog("silent"),
    metrics: createMetrics(),
    checks: {},
  };
  const open = await createHttpServer({ ...parts, config });
  expect((await open.inject("/metrics")).statusCode).toBe(404);
  await open.close();
  const guarded = await createHttpServer({ ...parts, config: { ...config, metricsToken: "a-token-of-ours-1" } });
  const headers = { authorization: "Bearer a-token-of-ours-1" };
  expect((await guarded.inject({ url: "/metrics", headers })).statusCode).toBe(200);
  await guarded.close();
});
