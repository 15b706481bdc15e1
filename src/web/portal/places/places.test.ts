import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseWorld, caseWorld, configured, VILLAGE } from "../../../modules/cases/fixtures.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import { portalApp, Visitor, wordsOf } from "../testing.ts";
import { urls } from "../urls.ts";

let world: CaseWorld;
let app: HttpServer;

beforeAll(async () => {
  world = await caseWorld("2026-03-10T09:00:00+08:00");
  app = await portalApp(world);
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.close();
});

test("from the home page one comes to one's township and village, and to what its window takes in", async () => {
  const visitor = new Visitor(app);
  expect((await visitor.get("/")).html).toContain(`href="${urls.places}"`);
  const places = await visitor.get(urls.places);
  expect(wordsOf(places.html)).toMatch(/清溪镇 .*清溪村.*云岭镇/);
  const { html } = await visitor.get(urls.place(VILLAGE));
  const { item } = await configured(world.house, "minimum-living-allowance");
  const county = await configured(world.house, "nurse-licence");
  expect(html).toContain(`href="${urls.guide(item.code)}"`);
  expect(html).not.toContain(`href="${urls.guide(county.item.code)}"`);
});

test.each(["610999", "610999MZ", "nothing"])("%s is no township or village", async (code) => {
  expect((await new Visitor(app).get(urls.place(code))).status).toBe(404);
});
