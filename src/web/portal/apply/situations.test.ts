import { afterAll, beforeAll, expect, test } from "vitest";
import { toFormBody } from "../../../core/forms/index.ts";
import { type CaseWorld, caseWorld, configured, see } from "../../../modules/cases/fixtures.ts";
import { track } from "../../../modules/cases/index.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import { SITUATION_PAGE } from "../situation-form.ts";
import { type Page, portalApp, Visitor, wordsOf } from "../testing.ts";
import { urls } from "../urls.ts";

// 公共场所卫生许可证 asks one question: with central cooling a report is needed, without it none.
const REPORT = "集中空调通风系统卫生检测报告";
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
let world: CaseWorld;
let app: HttpServer;
let hygiene: Awaited<ReturnType<typeof configured>>;
let code: string;

beforeAll(async () => {
  world = await caseWorld("2026-03-10T09:00:00+08:00");
  app = await portalApp(world);
  hygiene = await configured(world.house, "public-place-hygiene");
  code = hygiene.item.code;
}, 120_000);
afterAll(async () => {
  await app.close();
  await world.close();
});

test("the guide shows every paper with its situation; answered by a plain address, just the reader's own, and the way on keeps the answers", async () => {
  const visitor = new Visitor(app);
  const whole = await visitor.get(urls.guide(code));
  expect(wordsOf(whole.html)).toContain("最多 8 种材料，看您的情形");
  expect(wordsOf(whole.html)).toMatch(new RegExp(`${REPORT}.{0,20}什么情形要交：场所里用不用集中空调？用`));
  expect(whole.html).toMatch(/<form method="get" action="[^"]*#materials"/);

  const without = await visitor.get(urls.guide(code, { cooling: "no" }));
  expect(wordsOf(without.html)).toContain("您要交 7 种材料");
  expect(wordsOf(without.html)).not.toContain(REPORT);
  const onward = urls.apply(code, { cooling: "no" });
  expect(without.html).toContain(`href="${onward}"`);
  const start = await visitor.get(onward);
  expect(wordsOf(start.html)).not.toContain(REPORT);
  const first = urls.applyPage(code, SITUATION_PAGE, { cooling: "no" });
  expect(start.html).toContain(`href="${first}"`);
  expect((await visitor.get(first)).html).toMatch(/id="f-s-cooling-no"[^>]* checked/);

  expect(wordsOf((await visitor.get(urls.guide(code))).html), "what one reader answered is nobody else's").toContain(REPORT);
});

test("a paper that only some hand in isn't called required before the question is answered; an answer left out is told", async () => {
  const tagOf = (html: string) => new RegExp(`${REPORT}</strong></label> <span class="tag[^>]*>([^<]+)<`).exec(html)?.[1];
  const visitor = new Visitor(app);
  expect(tagOf((await visitor.get(urls.guide(code))).html)).toBe("看情形");
  expect(tagOf((await visitor.get(urls.guide(code, { cooling: "yes" }))).html)).toBe("必须提交");
  expect(wordsOf((await visitor.get(urls.apply(code))).html)).toMatch(new RegExp(`${REPORT} 看情形`));
  const allowance = await configured(world.house, "minimum-living-allowance");
  const [first] = allowance.item.package.situations ?? [];
  const part = await visitor.get(urls.guide(allowance.item.code, { [first?.id ?? ""]: first?.choices[0]?.id ?? "" }));
  expect(wordsOf(part.html)).toContain("还有 2 个问题没有答");
});

test("what an address brings along that isn't asked or offered is left out", async () => {
  for (const query of ["?s_cooling=perhaps", "?s_other=yes", "?s_cooling=yes&s_cooling=no", "?s___proto__=x"]) {
    const page = await new Visitor(app).get(urls.guide(code) + query);
    expect(page.status, query).toBe(200);
    expect(wordsOf(page.html), query).toContain("最多 8 种材料");
  }
});

const applicant = () => {
  const { kind, name, number, phone, address } = hygiene.sample.applicant;
  return { kind, name, creditCode: number, phone, address, hasAgent: "no" };
};

/** From the answer about the situation to the materials. */
async function toMaterials(visitor: Visitor, cooling: string): Promise<Page> {
  let page = await visitor.send(await visitor.get(urls.applyPage(code, SITUATION_PAGE)), { s_cooling: cooling, _act: "next" });
  for (let steps = 0; steps < 20 && !page.path.includes("/materials"); steps++) {
    const typed = page.path.includes("/applicant") ? applicant() : toFormBody(hygiene.item.package.form, hygiene.sample.form);
    page = await visitor.send(page, { ...typed, _act: "next" });
  }
  return page;
}

const onPaper = (except: string) => hygiene.item.package.materials.map((each) => each.code).filter((each) => each !== except);

test("the question comes first and must be answered; a changed answer changes the papers, and what was uploaded is kept, told and not sent", async () => {
  const visitor = new Visitor(app);
  const blank = await visitor.send(await visitor.get(urls.applyPage(code, SITUATION_PAGE)), { _act: "next" });
  expect(blank.status).toBe(422);
  const asked = await toMaterials(visitor, "yes");
  expect(wordsOf(asked.html)).toContain(REPORT);
  const report = { field: "material.cooling", name: "检测报告.pdf", bytes: PDF };
  const uploaded = await visitor.send(asked, { _act: "upload" }, [report]);
  expect(wordsOf(uploaded.html)).toContain("检测报告.pdf");
  expect(wordsOf(uploaded.html)).not.toContain("有文件不会提交");

  const fewer = await toMaterials(visitor, "no");
  expect(wordsOf(fewer.html)).toContain("有文件不会提交");
  expect(wordsOf(fewer.html)).toContain(`${REPORT}：检测报告.pdf`);
  expect(fewer.html).not.toContain('name="material.cooling"');
  const check = await visitor.send(fewer, { _paper: onPaper("cooling"), _act: "next" });
  expect(check.path).toContain("/check");
  expect(wordsOf(check.html)).toContain("有文件不会提交");
  expect(wordsOf(check.html)).toMatch(/用不用集中空调？.{0,5}不用/);

  expect(wordsOf((await toMaterials(visitor, "yes")).html), "changed back, the file is there again").not.toContain("有文件不会提交");
  await toMaterials(visitor, "no");
  const receipt = await visitor.send(await visitor.get(urls.applyPage(code, "check")), { declaration: "yes", _act: "next" });
  expect(receipt.path).toContain("/receipt");
  const number = /SQ\d+\w+/.exec(wordsOf(receipt.html))?.[0] ?? "";
  const found = await track(world.house, { number, identity: hygiene.sample.applicant.number, ip: "203.0.113.8" });
  if (!found.ok) throw new Error(found.code);
  const view = await see(world.house, { kind: "system", id: "system", name: "" }, found.view.id);
  expect(view.situations).toMatchObject([{ id: "cooling", answer: "no" }]);
  expect(JSON.stringify([view.materials, view.otherMaterials])).not.toContain("检测报告.pdf");
});
