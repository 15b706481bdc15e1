import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { loadConfig } from "../config.ts";
import { softwareCrypto } from "../crypto.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import { createHttpServer, type HttpServer, serveApplication } from "./index.ts";

const root = mkdtempSync(join(tmpdir(), "static-"));
const SCRIPT = "console.log('desk');".repeat(100);
let app: HttpServer;
beforeAll(async () => {
  const folder = join(root, "desk");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(folder, "index.html"), "<title>desk</title>");
  writeFileSync(join(folder, "assets/main-1a2b3c.js"), SCRIPT);
  writeFileSync(join(folder, "assets/main-1a2b3c.js.gz"), gzipSync(SCRIPT));
  writeFileSync(join(root, "secret.txt"), "secret");
  const outcome = loadConfig({ DATA_DIR: root });
  if (!outcome.ok) throw new Error(outcome.faults.join());
  const crypto = softwareCrypto(randomBytes(32));
  app = await createHttpServer({
    config: outcome.config,
    clock: systemClock,
    crypto,
    log: createLog("silent"),
    metrics: createMetrics(),
    checks: {},
  });
  await serveApplication(app, { folder, prefix: "/desk/" });
});
afterAll(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

test("assets are kept for ever and go out as the build compressed them", async () => {
  const answer = await app.inject({ url: "/desk/assets/main-1a2b3c.js", headers: { "accept-encoding": "gzip" } });
  expect(answer.headers).toMatchObject({ "content-encoding": "gzip", "cache-control": "public, max-age=31536000, immutable" });
  expect(gunzipSync(answer.rawPayload).toString()).toBe(SCRIPT);
});

test("every address inside gives the document, fresh each time, with inline styles allowed and scripts not", async () => {
  for (const url of ["/desk/", "/desk/cases/018f?tab=form"]) {
    const { body, headers } = await app.inject(url);
    expect(body).toBe("<title>desk</title>");
    expect(headers["cache-control"]).toBe("no-cache");
    expect(headers["content-security-policy"]).toContain("script-src 'self';");
    expect(headers["content-security-policy"]).toContain("style-src 'self' 'unsafe-inline'");
  }
  expect((await app.inject("/desk")).headers.location).toBe("/desk/");
});

test.each(["/desk/assets/gone-9.js", "/desk/../secret.txt", "/desk/..%2fsecret.txt", "/desk/%2e%2e/secret.txt"])(
  "%s is not found",
  async (url) => {
    const answer = await app.inject(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain("secret");
  },
);
