import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { FixedClock } from "../clock.ts";
import { loadConfig } from "../config.ts";
import { softwareCrypto } from "../crypto.ts";
import type { Live } from "../live.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { createHttpServer, type HttpServer, invalidatePages } from "./index.ts";

const dataDir = mkdtempSync(join(tmpdir(), "pages-"));
const clock = new FixedClock("2026-03-02T09:00:00+08:00");
const metrics = createMetrics();
let rendered = 0;
let whileRendering = async () => {};
let app: HttpServer;

/** News that reach this process at once. */
function liveHere(): Live {
  const subscribers: ((payload: unknown) => void)[] = [];
  return {
    publish: async (_tx, _channel, payload) => {
      for (const tell of subscribers) tell(payload);
    },
    subscribe: (_channel, onNews) => {
      subscribers.push(onNews);
      return () => {};
    },
    start: async () => {},
    stop: async () => {},
  };
}
const live = liveHere();

beforeAll(async () => {
  const outcome = loadConfig({ DATA_DIR: dataDir });
  if (!outcome.ok) throw new Error(outcome.faults.join());
  app = await createHttpServer({
    config: outcome.config,
    clock,
    crypto: softwareCrypto(randomBytes(32)),
    log: createLog("silent"),
    metrics,
    live,
    checks: {},
    variantCookies: ["mode"],
  });
  app.get<{ Params: { code: string } }>(
    "/items/:code",
    { config: { page: { seconds: 60, query: ["page"], tags: (request) => [`item:${(request.params as { code: string }).code}`] } } },
    async (request, reply) => {
      const count = ++rendered;
      await whileRendering();
      return reply
        .type("text/html; charset=utf-8")
        .send(`<p>${request.lang} ${request.cookies.mode ?? ""} ${count}</p>${"办事指南".repeat(500)}`);
    },
  );
  app.get("/with-form", { config: { page: { seconds: 60 } } }, async (request, reply) => {
    rendered++;
    return reply.type("text/html").send(request.csrfToken(reply));
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await app.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  rendered = 0;
  whileRendering = async () => {};
});

/** Through a real connection: pages from memory are answered before the framework, which is all that `inject` would reach. */
async function get(path: string, headers: Record<string, string> = {}) {
  const { port } = app.server.address() as AddressInfo;
  const [response] = (await once(request({ port, path, headers }).end(), "response")) as [IncomingMessage];
  const rawPayload = await buffer(response);
  return { statusCode: response.statusCode, headers: response.headers, rawPayload, body: rawPayload.toString() };
}

/** Asks until the page comes from memory. */
async function untilKept(url: string, headers: Record<string, string> = {}) {
  const misses = async () => (await metrics.pageCache.get()).values.find(({ labels }) => labels.outcome === "hit")?.value ?? 0;
  const before = await misses();
  await expect
    .poll(async () => {
      await get(url, headers);
      return misses();
    })
    .toBeGreaterThan(before);
  rendered = 0;
}

test("a kept page is rendered once, and comes in the encoding the reader takes", async () => {
  await untilKept("/items/a");
  const [plain, br, gz] = await Promise.all([
    get("/items/a"),
    get("/items/a", { "accept-encoding": "gzip, deflate, br" }),
    get("/items/a", { "accept-encoding": "gzip;q=1.0, br;q=0" }),
  ]);
  expect([br.headers["content-encoding"], gz.headers["content-encoding"]]).toEqual(["br", "gzip"]);
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
  expect(gunzipSync(gz.rawPayload).toString()).toBe(plain.body);
  expect(plain.headers).toMatchObject({ vary: expect.stringContaining("cookie"), "content-language": "zh-CN" });
  expect(plain.headers["content-security-policy"]).toContain("script-src 'self'");
  expect(rendered).toBe(0);
});

test("a reader who has the page gets no body, from memory and from the framework alike", async () => {
  const first = await get("/items/etag");
  const etag = String(first.headers.etag);
  expect((await get("/items/etag", { "if-none-match": etag, cookie: "mode=elder" })).statusCode).toBe(200);
  await untilKept("/items/etag-kept");
  const kept = String((await get("/items/etag-kept")).headers.etag);
  const again = await get("/items/etag-kept", { "if-none-match": kept });
  expect([again.statusCode, again.body]).toEqual([304, ""]);
});

test("language and mode have pages of their own", async () => {
  await untilKept("/items/b");
  expect((await get("/items/b", { "accept-language": "en" })).body).toContain("<p>en ");
  expect((await get("/items/b", { cookie: "mode=elder" })).body).toContain("zh-CN elder");
  expect((await get("/items/b", { cookie: "lang=en; mode=elder" })).body).toContain("en elder");
});

test("the signed in never get a kept page, and theirs is never kept", async () => {
  const cookie = "public-session=abc";
  const own = await get("/items/c", { cookie });
  expect(own.headers["cache-control"]).toBe("private, no-cache");
  await untilKept("/items/c");
  await get("/items/c", { cookie });
  expect(rendered).toBe(1);
});

test("a page with someone's form token is never kept, nor one that sets a cookie", async () => {
  const cookie = `csrf=${"A".repeat(32)}`;
  const [first, second] = [await get("/with-form", { cookie }), await get("/with-form", { cookie })];
  expect(first.body).not.toBe(second.body);
  expect(first.headers["cache-control"]).toBe("private, no-cache");
  expect((await get("/items/d?lang=en")).headers["cache-control"]).toBe("private, no-cache");
});

test("nonsense in the address can't push real pages out", async () => {
  await untilKept("/items/e?page=2");
  for (let i = 0; i < 3; i++) await get("/items/e?x=1");
  expect(rendered).toBe(3);
});

test("a changed item's pages are dropped, others stay", async () => {
  await untilKept("/items/f");
  await untilKept("/items/g");
  await invalidatePages(live, {} as never, ["item:f"]);
  await get("/items/g");
  expect(rendered).toBe(0);
  await get("/items/f");
  expect(rendered).toBe(1);
});

test("a page rendered while its item changed is not kept", async () => {
  whileRendering = async () => {
    await invalidatePages(live, {} as never, ["item:h"]);
  };
  await get("/items/h");
  await get("/items/h");
  await get("/items/h");
  expect(rendered).toBe(3);
});

test("when a page is too old one reader waits for the new one, and nobody gets one older than its grace", async () => {
  await untilKept("/items/i");
  clock.advance(60_000);
  let finish = () => {};
  whileRendering = () =>
    new Promise((done) => {
      finish = done;
    });
  const waiting = get("/items/i");
  await expect.poll(() => rendered).toBe(1);
  expect((await get("/items/i")).statusCode).toBe(200);
  expect(rendered).toBe(1);
  finish();
  await waiting;
  whileRendering = async () => {};
  clock.advance(200_000);
  const before = rendered;
  await get("/items/i");
  expect(rendered).toBe(before + 1);
});
