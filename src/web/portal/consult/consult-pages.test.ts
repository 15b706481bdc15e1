import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asked, type Cast, CIVIL, castOf, consultationHouse, must } from "../../../modules/consultation/fixtures.ts";
import type { House } from "../../../modules/house.ts";
import { FixedClock } from "../../../platform/clock.ts";
import { loadConfig } from "../../../platform/config.ts";
import { softwareCrypto } from "../../../platform/crypto.ts";
import type { OpenDb } from "../../../platform/db/index.ts";
import { testDatabase } from "../../../platform/db/testing.ts";
import { createHttpServer } from "../../../platform/http/index.ts";
import { createMetrics } from "../../../platform/metrics.ts";
import { registerPortal } from "../index.ts";

const dataDir = mkdtempSync(join(tmpdir(), "consult-"));
let open: OpenDb;
let house: House;
let cast: Cast;
let app: FastifyInstance;

beforeAll(async () => {
  open = await testDatabase();
  house = await consultationHouse(open.db, new FixedClock("2026-03-16T09:30:00+08:00"));
  cast = await castOf(house);
  const config = loadConfig({ DATA_DIR: dataDir, WRITES_PER_MINUTE: "1000" });
  if (!config.ok) throw new Error(config.faults.join());
  const { clock, log } = house;
  const crypto = softwareCrypto(randomBytes(32));
  app = (await createHttpServer({
    config: config.config,
    clock,
    crypto,
    log,
    metrics: createMetrics(),
    checks: {},
  })) as unknown as FastifyInstance;
  registerPortal(app, house);
});
afterAll(async () => {
  await app.close();
  await open.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Opens a form without script, fills it in and sends it. */
async function send(url: string, answers: Record<string, string>, form?: { body: string; cookie: string }) {
  const { body, cookie } = form ?? (await openForm(url));
  const hidden = Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const payload = new URLSearchParams({ ...(hidden as Record<string, string>), ...answers }).toString();
  return app.inject({
    method: "POST",
    url: url.split("?")[0] ?? url,
    payload,
    headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
  });
}

async function openForm(url: string) {
  const answer = await app.inject({ url });
  return { body: answer.body, cookie: answer.cookies.map((cookie) => `${cookie.name}=${cookie.value}`).join("; ") };
}

const ASK = "/services/consult/ask";
const QUESTION = {
  department: CIVIL,
  title: "低保要几天",
  content: "想知道低保多少天能批下来。",
  name: "某小明",
  phone: "13212345917",
  consent: "yes",
};
const numberIn = (body: string) => /ZX\d{18}/.exec(body)?.[0] ?? "";
const codeIn = (body: string) => /<strong class="number">([2-9A-Z]{8})<\/strong>/.exec(body)?.[1] ?? "";

describe("asking without script", () => {
  it("gives number and query code, which then show the question and its answer", async () => {
    const receipt = await send(ASK, QUESTION);
    expect(receipt.statusCode).toBe(200);
    expect(receipt.headers["cache-control"]).toBe("no-store");
    const [number, code] = [numberIn(receipt.body), codeIn(receipt.body)];
    const mine = await send("/services/consult/track", { number, code });
    expect(mine.statusCode).toBe(200);
    expect(mine.body).toContain("低保要几天");
    expect(mine.body).toContain("等待答复");
    expect(mine.body).not.toContain("13212345917");
  });

  it("sent twice is one question; changed and sent again it asks first", async () => {
    const form = await openForm(ASK);
    const first = await send(ASK, QUESTION, form);
    const second = await send(ASK, QUESTION, form);
    expect([numberIn(second.body), codeIn(second.body)]).toEqual([numberIn(first.body), codeIn(first.body)]);
    const changed = await send(ASK, { ...QUESTION, title: "另一个问题" }, form);
    expect(changed.statusCode).toBe(422);
    expect(changed.body).toContain("另一个问题");
  });

  it("tells what is missing beside the fields and keeps what was written", async () => {
    const answer = await send(ASK, { ...QUESTION, phone: "12", title: "" });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('href="#title"');
    expect(answer.body).toContain('href="#phone"');
    expect(answer.body).toContain("想知道低保多少天能批下来。");
  });
});

it("a wrong code and a wrong number are answered with the same page", async () => {
  const { number, code } = await asked(house);
  const page = async (answers: Record<string, string>) => {
    const answer = await send("/services/consult/track", answers);
    return [answer.statusCode, /<div class="errors"[\s\S]*?<\/div>/.exec(answer.body)?.[0]];
  };
  const wrongCode = await page({ number, code: "22222222" });
  expect(wrongCode).toEqual(await page({ number: "ZX610999202603169999", code }));
  expect(wrongCode[0]).toBe(404);
});

it("published questions are listed and found, texts escaped; a publication taken back is gone at once", async () => {
  const { questionId } = await asked(house, { department: CIVIL, consent: true });
  await must(house, cast.civil, questionId, "answer", { answer: "十五个工作日内办结。" });
  await must(house, cast.civil, questionId, "publish", {
    title: "<b>公开</b>的题",
    content: "几天能办好？",
    answer: "十五个工作日内办结。",
  });
  const found = await app.inject("/services/consult?q=%E5%B7%A5%E4%BD%9C%E6%97%A5");
  expect(found.body).toContain("&lt;b&gt;公开&lt;/b&gt;的题");
  expect((await app.inject("/services/consult?q=%E6%B2%A1%E6%9C%89%E7%9A%84")).body).not.toContain("的题");
  await must(house, cast.leader, questionId, "keep-private", { reason: "撤回" });
  expect((await app.inject("/services/consult")).body).not.toContain("的题");
});
