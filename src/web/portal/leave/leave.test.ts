import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseWorld, caseWorld, configured } from "../../../modules/cases/fixtures.ts";
import { loadDraft, saveDraft } from "../../../modules/cases/index.ts";
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

test("who leaves a shared computer sees what it holds, and after clearing it holds nothing", async () => {
  const { item } = await configured(world.house, "nurse-licence");
  const other = await configured(world.house, "emergency-plan-record");
  const visitor = new Visitor(app);
  for (const { code } of [item, other.item]) {
    const page = await visitor.get(urls.applyPage(code, "applicant"));
    await visitor.send(page, { name: "乔某", _act: "save" });
  }
  const before = await visitor.get(urls.leave);
  expect(wordsOf(before.html)).toContain(`没有提交的申请：${item.package.name}`);
  expect(wordsOf(before.html)).toContain(`没有提交的申请：${other.item.package.name}`);
  expect(wordsOf(before.html)).toContain("找不回来");

  const keys = [...visitor.cookies];
  const after = await visitor.send(before, {});
  expect(wordsOf(after.html)).toContain("已经清除");
  expect([...visitor.cookies.keys()].filter((name) => name.startsWith("draft."))).toEqual([]);
  for (const [name, value] of keys) visitor.cookies.set(name, value); // somebody who kept a copy of the cookies
  expect(wordsOf((await visitor.get(urls.apply(item.code))).html)).not.toContain("您有一份没有提交的申请");
  expect(wordsOf((await visitor.get(urls.leave)).html)).toContain("没有留下您的申请和办件");
});

test("a computer that many people used is cleared of all their drafts, however many", async () => {
  const { item } = await configured(world.house, "nurse-licence");
  const visitor = new Visitor(app);
  const content = { applicant: {}, form: { applicant: { name: "乔某" } }, files: [], window: null, page: "applicant" };
  const tokens: string[] = [];
  for (let number = 0; number < 45; number++) {
    const saved = await saveDraft(world.house, {
      token: null,
      version: 0,
      itemCode: `item-${number}`,
      itemVersion: item.versionId,
      content,
    });
    if (!saved.ok) throw new Error(saved.code);
    visitor.cookies.set(`draft.item-${number}`, saved.token);
    tokens.push(saved.token);
  }
  await visitor.send(await visitor.get(urls.leave), {});
  expect([...visitor.cookies.keys()].filter((name) => name.startsWith("draft."))).toEqual([]);
  expect((await Promise.all(tokens.map((token) => loadDraft(world.house, token)))).filter(Boolean)).toEqual([]);
});

test("pages that show one's own data lead there", async () => {
  const { item } = await configured(world.house, "nurse-licence");
  const visitor = new Visitor(app);
  const first = await visitor.get(urls.applyPage(item.code, "applicant"));
  expect(first.html).not.toContain(`href="${urls.leave}"`);
  await visitor.send(first, { name: "乔某", _act: "save" });
  expect((await visitor.get(urls.applyPage(item.code, "applicant"))).html).toContain(`href="${urls.leave}"`);
});
