import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_ATTACHMENT_BYTES, toFormBody } from "../../../core/forms/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must } from "../../../modules/cases/fixtures.ts";
import { MAX_FILE_BYTES } from "../../../platform/files/index.ts";
import { zipOf } from "../../../platform/files/zip-fixture.ts";
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

const pdf = (size = 200_000) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(size), Buffer.from("\n%%EOF\n")]);

/** Somebody who stands before the page of materials. */
async function atMaterials() {
  const sample = await configured(world.house, "nurse-licence");
  const { code, package: given } = sample.item;
  const visitor = new Visitor(app, `203.0.113.${++addresses}`);
  const { applicant } = sample.sample;
  const who = {
    name: applicant.name,
    identityNumber: applicant.number,
    phone: applicant.phone,
    address: applicant.address,
    hasAgent: "no",
  };
  let page = await visitor.get(urls.applyPage(code, "applicant"));
  page = await visitor.send(page, { ...who, _act: "next" });
  const answers = toFormBody(given.form, sample.sample.form);
  for (let steps = 0; steps < 20 && !page.path.endsWith("/materials"); steps++)
    page = await visitor.send(page, { ...answers, _act: "next" });
  const material = given.materials.find(({ accept, necessity }) => necessity === "required" && accept.includes("pdf"))?.code ?? "";
  const field = `material.${material}`;
  const door = urls.applyUploads(code);
  const again = () => visitor.get(urls.applyPage(code, "materials"));
  return { visitor, page, field, door, again };
}
const timesIn = (html: string, name: string) => wordsOf(html).split(name).length - 1;

test("forms and store draw the line at the same size", () => {
  expect(MAX_ATTACHMENT_BYTES).toBe(MAX_FILE_BYTES);
});

test("a file that came in parts is handed in with the form that names it, once, however often the form is sent", async () => {
  const { visitor, page, field, door } = await atMaterials();
  const { id, status } = await visitor.sendInParts(door, { field, name: "身份证.pdf", bytes: pdf() });
  expect(status).toBe(204);
  const kept = await visitor.send(page, { _act: "upload", _upload: `${id} ${field}` });
  expect(timesIn(kept.html, "身份证.pdf")).toBe(1);
  expect(kept.html).not.toContain("data-upload-at");
  const repeated = await visitor.send(page, { _act: "upload", _upload: `${id} ${field}` });
  expect([repeated.status, timesIn(repeated.html, "身份证.pdf")]).toEqual([200, 1]);
});

test("a file whose content isn't what its name says is refused for good: the page doesn't say at once that it has come", async () => {
  const { visitor, page, field, door } = await atMaterials();
  const { id } = await visitor.sendInParts(door, { field, name: "照片.pdf", bytes: Buffer.from("MZ not a document at all") });
  const answer = await visitor.send(page, { _act: "upload", _upload: `${id} ${field}` });
  expect(answer.status).toBe(422);
  expect(wordsOf(answer.html)).toContain("文件的内容和后缀名对不上");
  expect(wordsOf(answer.html)).not.toContain("已经传到");
});

test("several keep the order in which they are named", async () => {
  const { visitor, page, field, door } = await atMaterials();
  const ids: string[] = [];
  for (const name of ["第一页.pdf", "第二页.pdf", "第三页.pdf"])
    ids.push((await visitor.sendInParts(door, { field, name, bytes: pdf(50) })).id);
  const kept = await visitor.send(page, { _act: "upload", _upload: ids.map((id) => `${id} ${field}`) });
  expect(wordsOf(kept.html)).toMatch(/第一页\.pdf.*第二页\.pdf.*第三页\.pdf/);
});

test("what broke off is shown at its field with how far it got, goes on there, and can be given up", async () => {
  const { visitor, page, field, door, again } = await atMaterials();
  const bytes = pdf(2_000_000);
  const { id } = await visitor.sendInParts(door, { field, name: "房产证.pdf", bytes }, 1_100_000);
  const shown = await again();
  expect(wordsOf(shown.html)).toContain("房产证.pdf 上次没有传完（已传 1.0 MB，共 1.9 MB）。请再选一次这个文件，会接着传，不用从头来。");
  expect(shown.html).toContain(`data-known="房产证.pdf/${bytes.length}/1"`);
  expect((await visitor.goOn(door, id, 1_100_000, bytes.subarray(1_100_000))).status).toBe(204);
  // Whole, but its browser never said so: the next press saves it.
  const whole = await again();
  expect(whole.html).toContain(`name="_upload" value="${id} ${field}"`);
  const other = await visitor.sendInParts(door, { field, name: "不要的.pdf", bytes: pdf() }, 10);
  const left = await visitor.send(await again(), { _forget: other.id });
  expect([timesIn(left.html, "不要的.pdf"), timesIn(left.html, "房产证.pdf")]).toEqual([0, 1]);
  expect(page.status).toBe(200);
});

test("half a file, a made-up one and somebody else's are refused at their field, and nothing else is lost", async () => {
  const { visitor, page, field, door } = await atMaterials();
  const stranger = await atMaterials();
  const theirs = await stranger.visitor.sendInParts(stranger.door, { field, name: "他人.pdf", bytes: pdf() });
  const half = await visitor.sendInParts(door, { field, name: "一半.pdf", bytes: pdf() }, 100);
  const good = await visitor.sendInParts(door, { field, name: "好的.pdf", bytes: pdf() });
  for (const [id, words] of [
    [half.id, "文件还没有传完，请再选一次这个文件，会接着传"],
    [randomUUID(), "这次上传已经失效，请重新选择文件"],
    [theirs.id, "这次上传已经失效，请重新选择文件"],
  ] as const) {
    const answer = await visitor.send(page, { _act: "next", _upload: [`${id} ${field}`, `${good.id} ${field}`] });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(new RegExp(`<a href="#f-${field.replace(/[^A-Za-z0-9]+/g, "-")}">「[^」]+」：${words}</a>`));
    expect(wordsOf(answer.html)).toContain("好的.pdf");
    expect(wordsOf(answer.html)).not.toContain("他人.pdf");
  }
  expect((await visitor.goOn(door, theirs.id, 0, Buffer.from("x"))).status).toBe(404);
});

const office = [{ name: "[Content_Types].xml", content: Buffer.from("<Types/>") }];

test("whatever comes through this door meets the same checks as a form's files, and leaves no orphan", async () => {
  const { visitor, page, field, door } = await atMaterials();
  const bomb = zipOf([...office, { name: "word/document.xml", content: Buffer.alloc(90 * 2 ** 20) }]);
  const bad = [
    {
      name: "..\\..\\网页.pdf",
      bytes: Buffer.concat([Buffer.from("<script>alert(1)</script>"), pdf(10)]),
      words: "文件的内容和后缀名对不上",
    },
    { name: "程序.pdf", bytes: Buffer.concat([Buffer.from("MZ\x90\x00"), zipOf(office)]), words: "文件的内容和后缀名对不上" },
    { name: "炸弹.docx", bytes: bomb, words: "这个压缩文件解开后太大|这种类型的文件不能接收" },
  ];
  for (const { name, bytes, words } of bad) {
    const { id } = await visitor.sendInParts(door, { field, name, bytes });
    const answer = await visitor.send(page, { _act: "upload", _upload: `${id} ${field}` });
    expect([answer.status, wordsOf(answer.html)]).toEqual([422, expect.stringMatching(words)]);
  }
  const same = pdf();
  for (const name of ["一.pdf", "二.pdf"]) {
    const { id } = await visitor.sendInParts(door, { field, name, bytes: same });
    await visitor.send(page, { _act: "upload", _upload: `${id} ${field}` });
  }
  const path = await visitor.sendInParts(door, { field, name: "../../../etc/passwd", bytes: pdf() });
  expect([path.status, JSON.parse(path.told)]).toEqual([
    422,
    expect.objectContaining({ code: "file/type-not-allowed", title: "不接受这种类型的文件" }),
  ]);

  const house = world.house;
  expect((await house.files.reconcile()).faults).toEqual([]);
  expect((await house.uploads.reconcile()).faults).toEqual([]);
  world.clock.set(new Date(world.clock.now().getTime() + 16 * 60_000));
  while ((await house.uploads.sweep()) > 0);
  expect(await house.uploads.reconcile()).toMatchObject({ faults: [] });
});

test("who opens uploads without end is told to finish some first", async () => {
  const { visitor, field, door } = await atMaterials();
  for (let each = 0; each < 20; each++)
    expect((await visitor.sendInParts(door, { field, name: "a.pdf", bytes: pdf(9) }, 0)).id).not.toBe("");
  const refused = await visitor.sendInParts(door, { field, name: "a.pdf", bytes: pdf(9) });
  expect(JSON.parse(refused.told)).toMatchObject({
    status: 429,
    code: "file/too-many-open",
    errors: [{ path: field, message: "没有传完的文件太多，请先传完或取消一些" }],
  });
});

test("without a draft of one's own there is no upload; with the draft go its uploads", async () => {
  const { visitor, page, field, door } = await atMaterials();
  const nobody = await new Visitor(app, "203.0.113.200").sendInParts(door, { field, name: "a.pdf", bytes: pdf(9) });
  expect(nobody.status).toBe(401);
  await visitor.sendInParts(door, { field, name: "a.pdf", bytes: pdf(9) });
  const before = (await world.house.uploads.reconcile()).open;
  await visitor.post(door.replace(/\/uploads$/, ""), { _draft: formOf(page.html).hidden._draft ?? "" });
  expect((await world.house.uploads.reconcile()).open).toBe(before - 1);
});

test("what is missing is supplied in parts too, by who has proved the case", async () => {
  const sample = await configured(world.house, "nurse-licence");
  const outcome = await must(world.house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(sample));
  const material = sample.item.package.materials.find(({ accept }) => accept.includes("pdf"))?.code ?? "";
  const { actor } = await holderOf(world.house, outcome.caseId);
  await must(world.house, actor, "ask-supplement", outcome.caseId, { lacks: [{ material, lack: "看不清" }] });
  const visitor = new Visitor(app, "203.0.113.201");
  const field = `material.${material}`;
  const file = { field, name: "补来的.pdf", bytes: pdf() };
  expect((await visitor.sendInParts(urls.trackUploads, file)).status).toBe(401);
  const identity = sample.sample.applicant.number;
  const page = await visitor.send(await visitor.get(urls.track), { number: outcome.applicationNumber, identity });
  const { id } = await visitor.sendInParts(urls.trackUploads, file);
  const shown = await visitor.get(urls.trackView);
  expect(shown.html).toContain(`name="_upload" value="${id} ${field}"`);
  const { action, hidden } = formOf(page.html, urls.trackSupply);
  const answer = await visitor.post(action, { ...hidden, _upload: `${id} ${field}` });
  expect(wordsOf(answer.html)).toContain("补充的材料已收到");
});
