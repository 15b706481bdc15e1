import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must } from "../../../modules/cases/fixtures.ts";
import { storeMaterial } from "../../../modules/cases/index.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import { formOf, portalApp, Visitor, wordsOf } from "../testing.ts";
import { urls } from "../urls.ts";

let world: CaseWorld;
let app: HttpServer;
let addresses = 0;

beforeAll(async () => {
  world = await caseWorld("2026-03-10T09:00:00+08:00");
  app = await portalApp(world);
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.close();
});

/** A new application for the nurse's licence, and a visitor at an address of their own who may look it up. */
async function applied() {
  const sample = await configured(world.house, "nurse-licence");
  const citizen = { kind: "citizen", id: null, name: "" } as const;
  const outcome = await must(world.house, citizen, "submit", null, anApplication(sample));
  const visitor = new Visitor(app, `203.0.113.${++addresses}`);
  const find = async (identity = sample.sample.applicant.number, number = outcome.applicationNumber) =>
    visitor.send(await visitor.get(urls.track), { number, identity });
  return { sample, caseId: outcome.caseId, number: outcome.applicationNumber, visitor, find };
}

async function askForMore(caseId: string, material: string) {
  const { actor } = await holderOf(world.house, caseId);
  await must(world.house, actor, "ask-supplement", caseId, { lacks: [{ material, lack: "照片太模糊，请重拍" }] });
}

test("number and identity together show where the case stands, in plain words, with the next date and whom to call", async () => {
  const { find, number } = await applied();
  const page = await find();
  const words = wordsOf(page.html);
  expect(page.path).toBe(urls.trackView);
  expect(words).toContain("5 个工作日内告诉您是否受理");
  expect(words).toContain("最晚 2026年3月17日 告诉您是否受理");
  expect(words).toContain(number);
  expect(page.html).toMatch(/href="tel:\d+"/);
  expect(page.headers["cache-control"]).toBe("no-store");
});

test("what was said to be brought on paper is told by name with the window, before acceptance", async () => {
  const sample = await configured(world.house, "nurse-licence");
  const [material] = sample.item.package.materials.filter(({ necessity }) => necessity === "required");
  const application = { ...anApplication(sample), papers: [], promised: [material?.code] };
  const citizen = { kind: "citizen", id: null, name: "" } as const;
  const { applicationNumber } = await must(world.house, citizen, "submit", null, application);
  const visitor = new Visitor(app, `203.0.113.${++addresses}`);
  const asked = { number: applicationNumber, identity: sample.sample.applicant.number };
  const page = await visitor.send(await visitor.get(urls.track), asked);
  expect(wordsOf(page.html)).toMatch(new RegExp(`原件交到.+的窗口：${material?.name}`));
});

test("the number is found however it is typed: small letters, blanks between, full width", async () => {
  const { find, number, sample } = await applied();
  const wide = [...number].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join("");
  for (const typed of [` ${number.toLowerCase()} `, `${number.slice(0, 8)} ${number.slice(8)}`, wide])
    expect((await find(sample.sample.applicant.number.replace(/^(.{6})/, "$1 "), typed)).path, typed).toBe(urls.trackView);
});

test("a wrong number and a wrong identity are answered alike", async () => {
  const { find, number } = await applied();
  const wrongIdentity = await find("110101199003074258");
  const wrongNumber = await find(undefined, number.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)).replace("SQ", "SX"));
  const alike = (html: string) => wordsOf(html.slice(0, html.indexOf("<form method")));
  expect([wrongIdentity.status, wrongNumber.status]).toEqual([404, 404]);
  expect(alike(wrongIdentity.html)).toBe(alike(wrongNumber.html));
  expect(wordsOf(wrongIdentity.html)).toContain("没有查到");
});

test("guessing is slowed, in words, and what was typed stays", async () => {
  const { find, number } = await applied();
  let page = await find("110101199003074258");
  for (let tries = 0; tries < 15 && page.status !== 429; tries++) page = await find("110101199003074258");
  expect(page.status).toBe(429);
  expect(page.headers["retry-after"]).toMatch(/^\d+$/);
  expect(wordsOf(page.html)).toContain("请过几分钟再查");
  expect(page.html).toContain(`value="${number}"`);
});

test("both fields left blank are named, each at its place", async () => {
  const { visitor } = await applied();
  const page = await visitor.send(await visitor.get(urls.track), {});
  expect(page.status).toBe(422);
  expect(page.html).toContain('href="#number"');
  expect(page.html).toContain('href="#identity"');
});

test("the progress of a case is shown to nobody who hasn't proved it", async () => {
  const page = await new Visitor(app, "203.0.113.200").get(urls.trackView);
  expect(page.path).toContain(urls.track);
  expect(wordsOf(page.html)).toContain("请再查一次");
});

test("what is missing is supplied on the same page, and the record shows it", async () => {
  const { find, caseId, sample, visitor } = await applied();
  const material = sample.item.package.materials.find((each) => each.necessity === "required" && each.accept.includes("pdf"))?.code ?? "";
  await askForMore(caseId, material);
  const page = await find();
  expect(wordsOf(page.html)).toContain("照片太模糊，请重拍");
  const form = formOf(page.html, urls.trackSupply);
  const pdf = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
  const answer = await visitor.post(form.action, form.hidden, [{ field: `material.${material}`, name: "证明.pdf", bytes: pdf }]);
  expect(wordsOf(answer.html)).toContain("补充的材料已收到");
  expect(wordsOf(answer.html)).not.toContain("照片太模糊，请重拍");
});

test("what is still missing of a supplement is named at its field, and so is a file that was given before", async () => {
  const sample = await configured(world.house, "nurse-licence");
  const citizen = { kind: "citizen", id: null, name: "" } as const;
  const [one, other] = sample.item.package.materials.filter(({ accept }) => accept.includes("pdf"));
  const before = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
  const corrected = Buffer.from("%PDF-1.4\n2 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
  const stream = Readable.from([before]);
  const stored = await storeMaterial(world.house, citizen, {
    stream,
    name: "a.pdf",
    material: one?.code ?? "",
    itemCode: sample.item.code,
  });
  if (!stored.ok) throw new Error(stored.code);
  const application = { ...anApplication(sample), files: [stored.file] };
  const { caseId, applicationNumber } = await must(world.house, citizen, "submit", null, application);
  const { actor } = await holderOf(world.house, caseId);
  const lacks = [one, other].map((each) => ({ material: each?.code, lack: "请重拍" }));
  await must(world.house, actor, "ask-supplement", caseId, { lacks });
  const visitor = new Visitor(app, `203.0.113.${++addresses}`);
  const found = { number: applicationNumber, identity: sample.sample.applicant.number };
  const { html } = await visitor.send(await visitor.get(urls.track), found);
  const supply = async (page: string, ...files: [material: string | undefined, bytes: Buffer][]) => {
    const form = formOf(page, urls.trackSupply);
    const uploads = files.map(([material, bytes]) => ({ field: `material.${material}`, name: "b.pdf", bytes }));
    return visitor.post(form.action, form.hidden, uploads);
  };
  const missing = await supply(html, [one?.code, corrected]);
  expect(missing.status).toBe(422);
  expect(missing.html).toContain(`>还差「${other?.name}」，请在那里选文件，一次补齐</a>`);
  expect(wordsOf(missing.html)).not.toContain(`还差「${one?.name}」`);
  const same = await supply(html, [one?.code, before], [other?.code, corrected]);
  expect(wordsOf(same.html)).toContain(`「${one?.name}」选的文件和以前交的一样`);
  expect((await visitor.get(urls.trackSupply)).path, "gone back to").toBe(urls.trackView);
  expect(wordsOf((await supply(same.html, [one?.code, corrected])).html)).toContain("补充的材料已收到");
});

test("supplying nothing is said at the field", async () => {
  const { find, caseId, sample, visitor } = await applied();
  await askForMore(caseId, sample.item.package.materials[0]?.code ?? "");
  const form = formOf((await find()).html, urls.trackSupply);
  const answer = await visitor.post(form.action, form.hidden);
  expect(answer.status).toBe(422);
  expect(wordsOf(answer.html)).toContain("请至少上传一个文件");
});

test("an application is withdrawn with a reason, once, even when pressed twice", async () => {
  const { find, visitor } = await applied();
  const form = formOf((await find()).html, urls.trackWithdraw);
  const without = await visitor.post(form.action, form.hidden);
  expect(wordsOf(without.html)).toContain("请写一下为什么撤回");
  const answers = await Promise.all([1, 2].map(() => visitor.post(form.action, { ...form.hidden, reason: "想好了再办" })));
  for (const answer of answers) expect(wordsOf(answer.html)).toContain("申请已撤回");
  expect(wordsOf(answers[0]?.html ?? "")).toContain("已撤回");
});

test("the receipt can be opened again after the look-up", async () => {
  const { find, visitor, number } = await applied();
  await find();
  expect(wordsOf((await visitor.get(urls.trackReceipt)).html)).toContain(number);
});
