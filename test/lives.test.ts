/**
 * A life of each kind of case with what the whole way leaves out (K1, K4, K5): returned from inside 会签 and from inside parallel branches, its
 * limit extended, withdrawn, refused, and its papers opened and read. What isn't looked at here is done over the wire.
 *
 * |        | whole way (test/whole-way.test.ts)              | here                                                                  |
 * | ------ | ----------------------------------------------- | --------------------------------------------------------------------- |
 * | 即办件 | settled, granted                                | settled, refused                                                      |
 * | 承诺件 | 补正, 特别程序, 转办, 退回, granted             | papers of 补正, 特别程序 and grant; returned from inside 会签         |
 * | 补办件 | 容缺, supplied, granted                         | withdrawn while papers are still to come                              |
 * | 上报件 | sent up, granted                                | refused by the upper authority and so here; 不予受理                  |
 * | 联办件 | three opinions at once, granted                 | returned from inside parallel branches, extended                      |
 */
import { expect } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { anOfficer } from "./people/officer.ts";
import { journey, PHONE, withBrowser } from "./stage/browser.ts";
import { emergencyPlan, employment, hygiene, type Item, investment, nurse } from "./stage/items.ts";
import { type Office, officeAt, requiredOf } from "./wire/office.ts";

withBrowser();

const LATER_DAY = `${new Date().getFullYear() + 1}-03-02`;
/** As Chinese documents write today. */
const TODAY = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long" }).format(new Date());
const REMEDIES = [/自收到本决定书之日起六十日内向.+申请行政复议/, /六个月内依法向.+提起行政诉讼/];

journey("an 即办件 is refused at the window, and the applicant reads why and what can be done", async (scene) => {
  const application = await officeAt(scene.url).applies(employment);
  const window = await aClerk(scene);
  await officeAt(scene.url).does("clerk", application, "receive", { papers: requiredOf(employment) });
  const reason = "申请人已在外县登记失业，不符合登记条件。";
  await window.settlesOnTheSpot(application, "不予", reason);
  const paper = await window.readsPaper("不予办理决定书");
  says(paper, reason, employment.applicant.name, employment.name, TODAY, ...REMEDIES);
  const citizen = await aCitizen(scene, { size: PHONE, script: false });
  await citizen.tracks(application, employment);
  await citizen.sees("不予", reason);
  expect(await citizen.downloads("不予办理决定书")).toBe(paper);
});

journey(
  "a 承诺件 is sent back from inside 会签: who signed signs anew, who hadn't no longer can; its papers tell its life",
  async (scene) => {
    const office = officeAt(scene.url);
    const bath = await withSigners(office, "公共浴室会签许可", "GT", "HB", "SL");
    const application = await office.applies(bath);
    const lacks = [{ material: "rules", lack: "缺少负责人签名，请补齐。" }];
    await office.does("clerk", application, "ask-supplement", { lacks, documents: ["supplement-notice"] });
    await office.does("clerk", application, "supply", { papers: ["rules"] });
    const number = await office.accepts(application, bath, ["acceptance-notice"]);
    const testing = { kind: "testing", days: 5, noticed: true, documents: ["special-procedure-notice"] };
    await office.does("ws.handler", number, "suspend", { ...testing, reason: "水样送检，等检测报告。" });
    await office.does("ws.handler", number, "resume");
    await office.agree(number, "ws.handler", "ws.handler", "gt.reviewer");

    const late = await anOfficer(scene, "sl.reviewer");
    await late.opens(number);
    const returning = await anOfficer(scene, "hb.reviewer");
    await returning.returns(number, "现场核查", "缺少排水去向的说明，请补充核查。");
    await late.page.getByRole("alert").filter({ hasText: "别人先办了这一步" }).waitFor();
    await late.see("overtaken signer");
    await office.agree(number, "ws.handler", "gt.reviewer", "hb.reviewer", "sl.reviewer");

    const approver = await anOfficer(scene, "ws.approver");
    await approver.decides(number);
    await approver.waitsFor("缺少排水去向的说明，请补充核查。");
    says(await approver.readsPaper("补正告知书"), "缺少负责人签名，请补齐。", bath.name);
    says(await approver.readsPaper("受理通知书"), number, bath.name);
    says(await approver.readsPaper("特别程序（除外时间）告知书"), "检测", /[5五]个工作日/);
    says(await approver.readsPaper("准予行政许可决定书"), bath.applicant.name, /〔\d{4}〕\d+号/, TODAY);
  },
);

journey("a 补办件 is withdrawn while papers are still to come; the office's desk is told, and keeps the notice", async (scene) => {
  const office = officeAt(scene.url);
  const application = await office.applies(emergencyPlan);
  const citizen = await aCitizen(scene, { size: PHONE, script: false });
  const handler = await anOfficer(scene, "aj.handler");
  await office.does("clerk", application, "receive", { papers: requiredOf(emergencyPlan) });
  const later = emergencyPlan.materials
    .filter(({ necessity }) => necessity === "later")
    .map(({ code }) => ({ material: code, by: LATER_DAY }));
  const number = await office.does("clerk", application, "accept", { checked: requiredOf(emergencyPlan), later });
  await handler.opens(number);
  await handler.waitsFor("应急预案评审（论证）意见");
  await citizen.tracks(application, emergencyPlan);
  await citizen.withdraws("企业改组，另行备案。");
  await citizen.sees("已撤回");
  await handler.page.getByRole("alert").filter({ hasText: "别人先办了这一步" }).waitFor();
  await handler.waitsFor("企业改组，另行备案。");
});

journey("a 上报件 that the city turns down is refused here, with papers that say why and what can be done", async (scene) => {
  const office = officeAt(scene.url);
  const number = await office.accepts(await office.applies(nurse), nurse);
  await office.agree(number, "ws.handler", "ws.reviewer");
  await office.does("ws.handler", number, "send-up", { authority: "市卫生主管部门", opinion: "初审合格，报请审批。" });
  const handler = await anOfficer(scene, "ws.handler");
  await handler.entersTheReply(number, "不予", "临床实习不满八个月，不符合条件。");
  const approver = await anOfficer(scene, "ws.approver");
  const reason = "临床实习不满八个月，不符合护士执业条件。";
  await approver.decides(number, "不予", reason);
  await approver.see("refusal decided");
  const paper = await approver.readsPaper("不予行政许可决定书");
  says(paper, reason, number, nurse.applicant.name, /〔\d{4}〕\d+号/, TODAY, ...REMEDIES);
  const citizen = await aCitizen(scene, { script: false });
  await citizen.tracks(number, nurse);
  await citizen.sees("不予", reason);
  expect(await citizen.downloads("不予行政许可决定书")).toBe(paper);
});

journey("what can't be accepted is refused with a paper that says why", async (scene) => {
  const application = await officeAt(scene.url).applies(nurse);
  const clerk = await aClerk(scene);
  const reason = "尚未取得考试合格证明，不符合受理条件。";
  await clerk.refuses(application, reason);
  says(await clerk.readsPaper("不予受理决定书"), reason, application, nurse.applicant.name, TODAY, ...REMEDIES);
  const citizen = await aCitizen(scene, { script: false });
  await citizen.tracks(application, nurse);
  await citizen.sees("不予受理", reason);
});

journey("a 联办件 is sent back from inside parallel branches, which all begin anew; its limit is extended once", async (scene) => {
  const office = officeAt(scene.url);
  const number = await office.accepts(await office.applies(investment), investment);
  await office.agree(number, "fg.handler", "gt.handler");
  const water = await anOfficer(scene, "sl.handler");
  await water.opens(number);
  const environment = await anOfficer(scene, "hb.handler");
  await environment.returns(number, "牵头经办", "环境影响报告缺少排污总量，请补充后再征求意见。");
  await water.page.getByRole("alert").filter({ hasText: "别人先办了这一步" }).waitFor();
  await office.agree(number, "fg.handler", "gt.handler", "hb.handler", "sl.handler");

  const reviewer = await anOfficer(scene, "fg.reviewer");
  await reviewer.asksForMoreDays(number, 15, "环境影响报告补充论证，需要延长。");
  const leader = await anOfficer(scene, "leader");
  await leader.grantsMoreDays(number);
  says(await leader.readsPaper("延期通知书"), /(15|十五)个工作日/, "环境影响报告补充论证，需要延长。", number);
  await reviewer.opens(number);
  await reviewer.waitsFor("环境影响报告补充论证，需要延长。");
  await reviewer.page.getByRole("button", { name: "其他办理方式" }).click();
  await reviewer.page.getByRole("menuitem", { name: /^申请延期\s*已经延期一次/ }).waitFor();
  await office.agree(number, "fg.reviewer");
  await office.does("fg.approver", number, "decide", { outcome: "grant", opinion: "符合核准条件。" });
});

function says(paper: string, ...words: (string | RegExp)[]): void {
  for (const word of words) expect(paper).toMatch(word);
}

/** The hygiene licence under another name, its 审核 a 会签 of these units' reviewers. */
async function withSigners(office: Office, name: string, ...units: string[]): Promise<Item> {
  const it = await office.caller("it");
  const made = await it.tell("designs.create", {
    from: "copy",
    code: await office.codeOf(hygiene),
    name,
    type: "XK",
    department: "610999WS",
  });
  const { code, revision } = made as { code: string; revision: number };
  const { package: item } = (await it.ask("designs.view", { code })) as { package: { process: string } };
  const signing = `<bpmn:multiInstanceLoopCharacteristics mt:members='${JSON.stringify(units.map((unit) => `unit:${unit}`))}' mt:rule="all" />`;
  const process = item.process.replace(/(<bpmn:userTask id="review"[\s\S]*?)(<\/bpmn:userTask>)/, `$1${signing}$2`);
  const saved = (await it.tell("designs.save", { code, revision, package: { ...item, process } })) as { revision: number };
  expect(await it.tell("designs.publish", { code, revision: saved.revision })).toMatchObject({ ok: true });
  return { ...hygiene, name };
}
