import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toFormBody } from "../../../core/forms/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must } from "../../../modules/cases/fixtures.ts";
import { storeMaterial } from "../../../modules/cases/index.ts";
import type { HttpServer } from "../../../platform/http/index.ts";
import type { OutgoingMessage } from "../../../platform/outgoing/index.ts";
import { formOf, type Page, portalApp, Visitor, wordsOf } from "../testing.ts";
import { urls } from "../urls.ts";

const CITIZEN = { kind: "citizen", id: null, name: "" } as const;
let world: CaseWorld;
let app: HttpServer;
let nurse: Awaited<ReturnType<typeof configured>>;
let number: string;
const sent: OutgoingMessage[] = [];

beforeAll(async () => {
  world = await caseWorld("2026-03-02T09:00:00+08:00");
  world.house.sms = { send: async (message) => ({ ok: sent.push(message) > 0, passing: false, answer: "" }) };
  app = await portalApp(world);
  nurse = await configured(world.house, "nurse-licence");
  const stream = Readable.from([Buffer.from("%PDF-1.7\n%%EOF")]);
  const stored = await storeMaterial(world.house, CITIZEN, {
    stream,
    name: "我的身份证.pdf",
    material: "identity",
    itemCode: nurse.item.code,
  });
  if (!stored.ok) throw new Error(stored.code);
  const application = anApplication(nurse);
  const { caseId, applicationNumber } = await must(world.house, CITIZEN, "submit", null, { ...application, files: [stored.file] });
  number = applicationNumber;
  const { actor } = await holderOf(world.house, caseId);
  await must(world.house, actor, "receive", caseId, {});
  await must(world.house, actor, "accept", caseId, { checked: application.papers, form: null });
}, 120_000);

afterAll(async () => {
  await app.close();
  await world.close();
});

/** At the page of the materials, with this phone in the draft. */
async function atMaterials(visitor: Visitor, phone = nurse.sample.applicant.phone): Promise<Page> {
  const { name, number: identityNumber, address } = nurse.sample.applicant;
  const answers = { ...toFormBody(nurse.item.package.form, nurse.sample.form), name, identityNumber, phone, address, hasAgent: "no" };
  let page = await visitor.get(urls.applyPage(nurse.item.code, "applicant"));
  for (let steps = 0; steps < 20 && !page.path.split("?")[0]?.endsWith("/materials"); steps++)
    page = await visitor.send(page, { ...answers, _act: "next" });
  return page;
}

const press = (visitor: Visitor, page: Page, act: string, more: Record<string, string> = {}) =>
  visitor.send(page, { ...more, _earlier: act });
const codeIn = (message: OutgoingMessage | undefined) => /\d{6}/.exec(message?.text ?? "")?.[0] ?? "";

test("after a code to the phone in the draft, papers given before are chosen without script and go with the application", async () => {
  const visitor = new Visitor(app, "203.0.113.11");
  let page = await atMaterials(visitor);
  expect(wordsOf(page.html)).toContain("用以前交过的材料");
  expect(wordsOf(page.html)).not.toContain("我的身份证.pdf");
  page = await press(visitor, page, "send");
  expect(sent.at(-1)?.to).toBe(nurse.sample.applicant.phone);
  const blank = codeIn(sent.at(-1)).replace(/^(\d{3})/, " $1 ");
  page = await press(visitor, page, "prove", { earlier: blank });
  const name = nurse.item.package.materials.find(({ code }) => code === "identity")?.name;
  expect(wordsOf(page.html), "what it was given as, and what it is called").toMatch(new RegExp(`${name} 我的身份证`));
  expect(wordsOf(page.html)).toMatch(/我的身份证\.pdf .*2026年3月2日 办“护士/);
  const act = /name="_earlier" value="(identity [0-9a-f]{64})"/.exec(page.html)?.[1] ?? "";
  page = await press(visitor, page, act);
  expect(wordsOf(page.html)).toContain("已选用以前交过的");
  const rest = nurse.item.package.materials.map(({ code }) => code).filter((code) => code !== "identity");
  page = await visitor.send(page, { _paper: rest, _act: "next" });
  page = await visitor.send(page, { declaration: "yes", _act: "next" });
  expect(wordsOf(page.html)).toMatch(/申请编号 SQ\d+/);
});

test("a wrong code is told at its field; somebody else's phone finds nothing and says so alike", async () => {
  const visitor = new Visitor(app, "203.0.113.12");
  let page = await press(visitor, await atMaterials(visitor, "13922223333"), "send");
  page = await press(visitor, page, "prove", { earlier: "12" });
  expect(page.status).toBe(422);
  expect(wordsOf(page.html)).toContain("验证码不对，或者已经过期");
  // By Enter, which presses the first button of the page.
  page = await visitor.send(page, { earlier: codeIn(sent.at(-1)), _act: "next" });
  expect(wordsOf(page.html)).toContain("没有这次可以用的材料");
});

test("where no short messages are sent nothing is offered", async () => {
  const { sms } = world.house;
  delete world.house.sms;
  const page = await atMaterials(new Visitor(app, "203.0.113.13"));
  expect(wordsOf(page.html)).not.toContain("用以前交过的材料");
  if (sms) world.house.sms = sms;
});

test("the progress page says what became of the papers, and the applicant can say no there", async () => {
  const visitor = new Visitor(app, "203.0.113.14");
  let page = await visitor.send(await visitor.get(urls.track), { number, identity: nurse.sample.applicant.number });
  expect(wordsOf(page.html)).toMatch(/居民身份证：2026年3月2日 用于“护士.+您凭手机验证码同意/);
  const form = formOf(page.html, urls.trackStopReuse);
  page = await visitor.post(form.action, form.hidden);
  expect(wordsOf(page.html)).toContain("您已表示不再同意沿用");
});
