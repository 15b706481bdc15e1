import { afterAll, beforeAll, expect, test } from "vitest";
import {
  anApplication,
  type CaseWorld,
  caseWorld,
  configured,
  forwardTo,
  holderOf,
  must,
  requiredOf,
} from "../../../modules/cases/fixtures.ts";
import { actorFor } from "../../../modules/identity/fixtures.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import { portalApp, Visitor } from "../testing.ts";

let world: CaseWorld;
let app: HttpServer;
let applicationNumber: string;
let identity: string;
let paper: { number: string; check_code: string };

beforeAll(async () => {
  world = await caseWorld("2026-11-23T02:00:00Z");
  app = await portalApp(world);
  const { house, open } = world;
  const given = await configured(house, "public-place-hygiene");
  const clerk = await actorFor(house, { org: "610999ZW", post: "window-clerk" });
  const handed = { ...anApplication(given), channel: "window", window: "610999ZW" };
  const submitted = await must(house, clerk, "submit", null, handed);
  const { caseId } = submitted;
  applicationNumber = submitted.applicationNumber;
  identity = given.sample.applicant.number;
  await must(house, clerk, "accept", caseId, { checked: requiredOf(given.item) });
  await forwardTo(house, caseId, "decide");
  const { actor, visit } = await holderOf(house, caseId);
  await must(house, actor, "decide", caseId, { visit, outcome: "grant", opinion: "符合条件", documents: ["grant"] });
  const { rows } = await open.pool.query<typeof paper>("select number, check_code from cases.document where code = 'grant'");
  paper = rows[0] ?? { number: "", check_code: "" };
});
afterAll(async () => {
  await app.close();
  await world.close();
});

test("the code read off a document tells anybody what it is, and names nobody in full", async () => {
  const page = await new Visitor(app).get(`/verify/${paper.check_code}`);
  expect(page.status).toBe(200);
  expect(page.html).toContain("文书真实有效");
  expect(page.html).toContain(paper.number);
  expect(page.html).not.toContain(identity);
});

test("a typed code counts only with the number beside it", async () => {
  const ask = (number: string) => new Visitor(app).get(`/verify?number=${encodeURIComponent(number)}&check=${paper.check_code}`);
  expect((await ask(paper.number)).html).toContain("文书真实有效");
  expect((await ask("示卫生准〔2026〕999号")).status).toBe(404);
  expect((await ask("")).html).toContain("请填写文号");
});

test("the applicant takes the document from the tracking page after proving the case; nobody else does", async () => {
  const applicant = new Visitor(app);
  const progress = await applicant.send(await applicant.get("/services/track"), { number: applicationNumber, identity });
  const address = /\/services\/track\/documents\/[0-9a-f-]{36}/.exec(progress.html)?.[0] ?? "";
  const file = await applicant.get(address);
  expect(file.headers["content-type"]).toBe("application/pdf");
  expect((await new Visitor(app).get(address)).path).toContain("/services/track?expired");
});
