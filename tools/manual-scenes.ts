/** The tasks of the manual, each played by whom it belongs to. */
import type { Locator, Page } from "playwright-core";
import { aCitizen } from "../test/people/citizen.ts";
import { aClerk } from "../test/people/clerk.ts";
import { aConfigurator } from "../test/people/configurator.ts";
import { anOfficer, type Officer } from "../test/people/officer.ts";
import { atTheDesk } from "../test/people/staff.ts";
import { PHONE, type Scene } from "../test/stage/browser.ts";
import { allowance, hygiene, nurse } from "../test/stage/items.ts";
import { inked } from "../test/stage/papers.ts";
import { officeAt, requiredOf } from "../test/wire/office.ts";

export interface Camera extends Scene {
  /** Takes a picture of a part of a page, of its upper so many pixels, or of what the window shows. */
  takes(name: string, page: Page, part?: Locator | number): Promise<void>;
  /** Keeps a picture that was drawn elsewhere. */
  keeps(name: string, picture: Buffer): void;
}

/** By name; each stands alone. */
export const SCENES: Readonly<Record<string, (camera: Camera) => Promise<void>>> = {
  citizen,
  allowance: allowanceFromTheVillage,
  counter,
  department,
  refusal,
  papers,
  sectionHead,
  supervisor,
  administrators,
  situations,
  formDesigner,
  processDesigner,
};

const ON_PHONE = { size: PHONE };
/** Pixels of a window's height at a desk. */
const WINDOW = 800;
const TABLET = { width: 820, height: 1180 };
const main = (page: Page) => page.getByRole("main");

/** A villager on a phone: looks it up, mistypes, sends, keeps the number. */
async function citizen(camera: Camera): Promise<void> {
  const villager = await aCitizen(camera, ON_PHONE);
  const { page } = villager;
  await page.goto("/");
  await camera.takes("citizen-home", page, 730);
  await villager.finds(allowance);
  await camera.takes("citizen-guide", page);
  await villager.startsApplying(allowance);
  await villager.introducesThemself(allowance, { number: "610999195602141424" });
  await villager.goesOn();
  await camera.takes("citizen-fault", page);
  await villager.introducesThemself(allowance);
  await villager.goesOn();
  await villager.answersTheForm(allowance);
  await villager.uploadsTheMaterials(allowance);
  await villager.sends();
  await villager.keepsTheReceipt();
  await camera.takes("citizen-receipt", page);
}

/** 最低生活保障 from the village window to the township, where it is put up for seven days. */
async function allowanceFromTheVillage(camera: Camera): Promise<void> {
  const villager = await aCitizen(camera, ON_PHONE);
  const application = await villager.applies(allowance);
  const village = await aClerk(camera, "village");
  await village.page.goto("/desk/work/todo");
  await main(village.page).getByRole("link", { name: application }).waitFor();
  await camera.takes("clerk-todo", village.page, 400);

  await village.opens(application);
  await village.chooses("告知补正");
  const lack = village.panel.getByRole("textbox", { name: "居民户口簿：要补正什么" });
  await lack.fill("缺少马小禾的本人页，请补拍上传。");
  await camera.takes("clerk-supplement", village.page, village.panel);
  await village.sends("告知补正");
  await villager.tracks(application, allowance);
  await camera.takes("citizen-supplement", villager.page, 765);
  await villager.supplies("居民户口簿");

  await village.opens(application);
  await village.chooses("受理");
  await village.panel.getByRole("button", { name: "全部相符" }).click();
  await village.writes("材料齐全，符合受理条件，予以受理。");
  await camera.takes("clerk-accept", village.page, village.panel);
  await village.sends("受理");
  const number = await village.caseNumber();

  const township = await anOfficer(camera, "township.handler");
  await township.fillsInAndAgrees(number, allowance);
}

/** Somebody comes to the hall's window in person. */
async function counter(camera: Camera): Promise<void> {
  const { page } = await aClerk(camera, "clerk");
  await page.goto("/desk/intake");
  await page.getByLabel("事项名称、编码或拼音首字母").fill("公共场所卫生许可");
  await main(page).getByText(hygiene.name).first().click();
  await page.getByLabel("联系电话").first().waitFor();
  await camera.takes("clerk-intake", page, 640);
}

/** 经办、审核、批准 of a department, with everything that may happen on the way. */
async function department(camera: Camera): Promise<void> {
  const somebody = await aCitizen(camera);
  const application = await somebody.applies(hygiene);
  const clerk = await aClerk(camera);
  const number = await clerk.accepts(application);
  const handler = await anOfficer(camera, "ws.handler");
  await handler.opens(number);
  await camera.takes("officer-case", handler.page, 640);

  await handler.chooses("暂停计时");
  await handler.panel.getByRole("radio", { name: "检测" }).check();
  await handler.panel.getByLabel("需要几个工作日").fill("5");
  await handler.panel.getByRole("checkbox", { name: /书面告知申请人/ }).check();
  await handler.writes("水样送检，等检测报告。");
  await camera.takes("officer-suspend", handler.page, handler.panel);
  await handler.sends("暂停计时");
  await handler.resumes(number);
  await handler.agrees(number);
  await handler.transfers(number, "本人外出培训，请代为办理。");
  const colleague = await anOfficer(camera, "ws.handler2");
  await colleague.agrees(number);

  const reviewer = await anOfficer(camera, "ws.reviewer");
  await reviewer.opens(number);
  await reviewer.chooses("退回");
  await reviewer.panel.getByRole("radio", { name: /^现场核查/ }).check();
  await reviewer.writes("缺少现场核查记录，请补充。");
  await camera.takes("officer-return", reviewer.page, reviewer.panel);
  await reviewer.sends("退回");
  await colleague.agrees(number);
  await reviewer.agrees(number);

  const approver = await anOfficer(camera, "ws.approver");
  await approver.decides(number);
  await clerk.delivers(number, hygiene.applicant.name);
  await somebody.tracks(application, hygiene);
  await somebody.sees("已办结");
  await camera.takes("citizen-closed", somebody.page);
}

async function refusal(camera: Camera): Promise<void> {
  const somebody = await aCitizen(camera, ON_PHONE);
  const application = await somebody.applies(hygiene);
  await (await aClerk(camera)).refuses(application, "经营场所不在本县，不符合受理条件。");
  await somebody.tracks(application, hygiene);
  await somebody.sees("不予受理", /经营场所不在本县/);
}

/** Documents as whoever made them opens them: notice of what is missing, decision and licence, refusal. */
async function papers(camera: Camera): Promise<void> {
  const office = officeAt(camera.url);
  const application = await office.applies(hygiene);
  const lacks = [{ material: "rules", lack: "缺少负责人签名，请补齐。" }];
  await office.does("clerk", application, "ask-supplement", { lacks, documents: ["supplement-notice"] });
  await office.does("clerk", application, "supply", { papers: ["rules"] });
  const granted = await office.accepts(application, hygiene, ["acceptance-notice"]);
  await office.agree(granted, "ws.handler", "ws.handler", "ws.reviewer");
  const approver = await anOfficer(camera, "ws.approver");
  await approver.decides(granted);
  await showsPaper(camera, approver, "补正告知书", "paper-supplement");
  await showsPaper(camera, approver, "准予行政许可决定书", "paper-grant");
  await showsPaper(camera, approver, "公共场所卫生许可证", "paper-licence");

  const turnedDown = await office.accepts(await office.applies(nurse), nurse);
  await office.agree(turnedDown, "ws.handler", "ws.reviewer");
  await office.does("ws.handler", turnedDown, "send-up", { authority: "市卫生主管部门", opinion: "初审合格，报请审批。" });
  await office.does("ws.handler", turnedDown, "enter-reply", { outcome: "deny", opinion: "临床实习不满八个月。" });
  await approver.decides(turnedDown, "不予", "临床实习不满八个月，不符合护士执业条件。");
  await showsPaper(camera, approver, "不予行政许可决定书", "paper-refusal");
}

/** The first page of a document as the case page draws it, in full. */
async function showsPaper(camera: Camera, { page }: Officer, name: string, picture: string): Promise<void> {
  const list = page.getByRole("region", { name: "文书", exact: true });
  await list.getByRole("button", { name: `查看 ${name}`, exact: true }).click();
  for (let time = 0; time < 2; time++) await list.getByRole("button", { name: "放大", exact: true }).click();
  const sheet = list.getByRole("img", { name, exact: true });
  // Drawn bit by bit: done when nothing has been added for some frames.
  for (let ink = 0, still = 0; still < 20; ) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const now = (await sheet.getAttribute("width")) === "794" ? await inked(sheet) : 0;
    still = now > 0 && now === ink ? still + 1 : 0;
    ink = now;
  }
  const drawn = await sheet.evaluate((canvas) => {
    const small = Object.assign(document.createElement("canvas"), { width: 560, height: 792 });
    const pen = small.getContext("2d");
    if (pen) pen.imageSmoothingQuality = "high";
    pen?.drawImage(canvas as HTMLCanvasElement, 0, 0, 560, 792);
    return small.toDataURL("image/png");
  });
  camera.keeps(picture, Buffer.from(drawn.slice(drawn.indexOf(",") + 1), "base64"));
  await list.getByRole("button", { name: `查看 ${name}`, exact: true }).click();
}

/** 科室负责人: what the section has in hand, what was brought to mind, whom somebody else stands in for; and the window's queue and hand-over. */
async function sectionHead(camera: Camera): Promise<void> {
  const office = officeAt(camera.url);
  const application = await office.applies(hygiene);
  await office.does("clerk", application, "receive", { papers: requiredOf(hygiene) });
  const { page } = await anOfficer(camera, "ws.section-head");
  await page.goto("/desk/work/running");
  await main(page).getByRole("row").nth(2).waitFor();
  await camera.takes("section-running", page, 520);
  await page.goto("/desk/notices");
  await page.getByRole("heading", { level: 1, name: "提醒" }).waitFor();
  await camera.takes("section-notices", page, 480);
  await page.goto("/desk/delegation");
  await page.getByRole("button", { name: "委托", exact: true }).waitFor();
  await camera.takes("section-delegation", page, 620);

  const window = await aClerk(camera);
  await window.page.goto("/desk/handovers");
  await main(window.page).getByText(hygiene.applicant.name.slice(0, 1)).first().waitFor();
  await camera.takes("clerk-handover", window.page, 520);
  await window.page.goto("/desk/queue");
  await window.page.getByRole("heading", { level: 1 }).waitFor();
  await camera.takes("clerk-queue", window.page, 480);
}

async function supervisor(camera: Camera): Promise<void> {
  const { page } = await atTheDesk(camera, "supervisor");
  await page.goto("/desk/supervision/live?level=red");
  await main(page).getByRole("row").nth(2).waitFor();
  await camera.takes("supervisor-live", page, 560);
  await page.goto("/desk/supervision/alarms");
  await main(page).getByRole("row").nth(2).waitFor();
  await camera.takes("supervisor-alarms", page, 460);
  await main(page).getByRole("row").getByRole("link", { name: /^\d/ }).first().click();
  await page.getByRole("heading", { name: "办件回放" }).waitFor();
  await page.getByRole("button", { name: "上一步" }).click();
  await camera.takes("supervisor-replay", page, 560);
}

/** Somebody new gets an account and a post, which is taken away again; the log has it all. */
async function administrators(camera: Camera): Promise<void> {
  const { page } = await atTheDesk(camera, "security");
  const mark = String(Date.now()).slice(-6);
  await page.goto("/desk/people");
  await page.getByRole("button", { name: "新增人员" }).click();
  await page.getByRole("textbox", { name: "姓名" }).fill("田小麦");
  await page.getByRole("textbox", { name: "工号" }).fill(`XM${mark}`);
  await page.getByRole("textbox", { name: "用户名" }).fill(`tian.${mark}`);
  await page.getByRole("button", { name: /^新\s?增$/ }).click();
  await page.getByRole("button", { name: "我已记下" }).click();
  const given = page.getByRole("region", { name: "授予岗位" });
  await given.getByRole("combobox", { name: "机构" }).fill("民政局");
  await page.keyboard.press("Enter");
  await pick(page, given.getByRole("combobox", { name: "岗位" }), "经办");
  await given.getByRole("button", { name: "授予岗位" }).click();
  await page.getByRole("button", { name: /^收\s?回$/ }).waitFor();
  await camera.takes("security-person", page, 700);
  await page.getByRole("button", { name: /^收\s?回$/ }).click();
  await page
    .getByRole("tooltip")
    .or(page.getByRole("dialog").last())
    .getByRole("button", { name: /^收\s?回$/ })
    .last()
    .click();
  await page.getByText("曾任岗位").waitFor();

  const audit = await atTheDesk(camera, "audit");
  await audit.page.goto("/desk/audit");
  await main(audit.page).getByRole("row").nth(2).waitFor();
  await camera.takes("audit-log", audit.page, 480);
}

/** The questions that are asked first, each with its answers, a material that hangs on one, and how a villager is asked. */
async function situations(camera: Camera): Promise<void> {
  const configurator = await aConfigurator(camera);
  const { page } = configurator;
  await configurator.beginsANewVersion(allowance.name);
  // Far down a long page: in a window tall enough, clear of the head that stays in place.
  await page.setViewportSize({ width: 1100, height: 1400 });
  const keeps = async (name: string, part: Locator) => camera.keeps(name, await part.screenshot({ animations: "disabled", caret: "hide" }));
  await keeps("configurator-situations", main(page).getByRole("region", { name: "办理情形" }).getByRole("group").first());
  const materials = main(page).getByRole("region", { name: "申请材料" }).getByRole("group");
  await keeps("configurator-when", materials.filter({ hasText: "持残疾人证的成员" }).first());
  await configurator.discards();
  const villager = await aCitizen(camera, ON_PHONE);
  await villager.finds(allowance);
  const answers = villager.page.getByRole("button", { name: "看我要交什么" });
  await keeps("citizen-situations", main(villager.page).locator("form").filter({ has: answers }));
}

/** A form on the designer's sheet, at a desk and on a tablet, and as it will look. */
async function formDesigner(camera: Camera): Promise<void> {
  const configurator = await aConfigurator(camera);
  const { page } = configurator;
  await configurator.beginsANewVersion(allowance.name);
  await configurator.opensTheForm();
  await configurator.selects("其他原因", "单行文字");
  await camera.takes("configurator-form", page);
  await configurator.opensThePreview();
  await camera.takes("configurator-preview", page);
  await page.setViewportSize(TABLET);
  await configurator.closesThePreview();
  await configurator.selects("其他原因", "单行文字");
  await camera.takes("configurator-form-tablet", page);
  await configurator.discards();
}

/** A process as a list of steps and on the canvas, at a desk and on a tablet. */
async function processDesigner(camera: Camera): Promise<void> {
  const configurator = await aConfigurator(camera);
  const { page } = configurator;
  await configurator.beginsANewVersion(allowance.name);
  await page.getByRole("tab", { name: "流程", exact: true }).click();
  const card = page.locator("[data-card=handle]");
  await card.click();
  await page.getByRole("tab", { name: "办理人" }).waitFor();
  await camera.takes("configurator-process", page, WINDOW);
  await setsThePeople(page);
  await camera.takes("configurator-people", page, WINDOW);
  await page.setViewportSize(TABLET);
  await camera.takes("configurator-process-tablet", page, 940);
  await page.setViewportSize({ width: 1280, height: WINDOW });
  await page.keyboard.press("Escape");
  await page.getByText("BPMN 画布", { exact: true }).click();
  await page.locator("[data-element-id=handle] .djs-hit").first().click();
  await page.getByRole("tab", { name: "办理人" }).waitFor();
  await camera.takes("configurator-canvas", page, WINDOW);
  await page.setViewportSize(TABLET);
  await camera.takes("configurator-canvas-tablet", page, TABLET.height);
  const code = new URL(page.url()).pathname.split("/").at(-1);
  await configurator.discards();
  await page.setViewportSize({ width: TABLET.width, height: 1000 });
  await page.goto(`/services/items/${code}/guide`);
  await page.getByRole("link", { name: "流程图（可打印）" }).click();
  await page.getByRole("heading", { level: 1, name: /权力运行流程图$/ }).waitFor();
  await camera.takes("configurator-chart", page, 1000);
}

/** A section's people, a copy, reminders: what the cards then say. */
async function setsThePeople(page: Page): Promise<void> {
  const drawer = page.getByRole("dialog", { name: "环节设置" });
  await drawer.getByRole("tab", { name: "抄送", exact: true }).click();
  await drawer.getByRole("button", { name: "添加抄送" }).click();
  await drawer.getByRole("tab", { name: "时限", exact: true }).click();
  await pick(page, drawer.getByRole("combobox", { name: "怎样处理" }), "提醒办理人");
  await drawer.getByRole("tab", { name: "办理人", exact: true }).click();
  await pick(page, drawer.getByRole("combobox", { name: "怎样找到办理人" }), "一个科室的人");
  await drawer.getByRole("combobox", { name: "科室" }).click();
  await page.keyboard.press("Enter");
  await page.locator("[data-card=handle]").getByText("认领").waitFor();
  await page.locator("[data-card=handle]").scrollIntoViewIfNeeded();
}

async function pick(page: Page, list: Locator, option: string): Promise<void> {
  await list.click();
  await page.getByTitle(option, { exact: true }).last().click();
}
