/** What goes wrong at people's hands ends in a clear message and a whole state. */
import { describe, expect } from "vitest";
import { aCitizen, type Citizen, inAnotherWindow } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { anOfficer } from "./people/officer.ts";
import { journey, PHONE, withBrowser } from "./stage/browser.ts";
import { disguisedProgram, hugePdf, pdf, zipBomb } from "./stage/files.ts";
import { emergencyPlan, employment, hygiene, type Item, nurse } from "./stage/items.ts";

withBrowser();

const WRONG_CHECK_DIGIT = "610999199005121247";

async function comesToTheMaterials(citizen: Citizen, item: Item) {
  await citizen.startsApplying(item);
  await citizen.introducesThemself(item);
  await citizen.goesOn();
  await citizen.answersTheForm(item);
}

describe.each([
  { words: "with script", script: true },
  { words: "without script", script: false },
])("an applicant $words", ({ script }) => {
  journey("is told beside the field that an identity number can't be right, and keeps what was typed", async (scene) => {
    const citizen = await aCitizen(scene, { script, size: PHONE });
    await citizen.startsApplying(employment);
    await citizen.introducesThemself(employment, { number: WRONG_CHECK_DIGIT });
    await citizen.goesOn();
    await citizen.isToldBeside(/^身份证号码/, "身份证号码不对，请对照身份证再写一次");
    expect(await citizen.page.getByLabel("姓名或单位名称").inputValue()).toBe(employment.applicant.name);
    expect(await citizen.page.getByLabel(/^身份证号码/).inputValue()).toBe(WRONG_CHECK_DIGIT);
    await citizen.page.getByLabel(/^身份证号码/).fill(employment.applicant.number);
    await citizen.goesOn();
    await citizen.heading(/登记类型$/).waitFor();
  });

  journey("can't hand in a huge file, a program in disguise or a zip bomb, and is told why", async (scene) => {
    const citizen = await aCitizen(scene, { script });
    await comesToTheMaterials(citizen, hygiene);
    await citizen.choosesInVain("从业人员健康合格证明", hugePdf(), /文件太大/);
    await citizen.choosesInVain("营业执照和负责人身份证", disguisedProgram(), /对不上|不能接收/);
    await citizen.choosesInVain("卫生管理制度", zipBomb(), /解开后太大/);
    await citizen.uploadsTheMaterials(hygiene);
    await citizen.sends();
    await citizen.keepsTheReceipt();
  });

  journey("finds the draft again after closing the window in the middle of the form", async (scene) => {
    const citizen = await aCitizen(scene, { script });
    await citizen.startsApplying(nurse);
    await citizen.introducesThemself(nurse);
    await citizen.goesOn();
    await citizen.answersTheFirstPage(nurse);
    await citizen.comesBackInANewWindow();
    await citizen.goesOnWithTheDraft(nurse);
    await citizen.answersTheForm(nurse);
    await citizen.uploadsTheMaterials(nurse);
    await citizen.sends();
    await citizen.keepsTheReceipt();
  });

  journey("gets one number for two clicks, a repeated request and a stale window", async (scene) => {
    const citizen = await aCitizen(scene, { script });
    await citizen.fillsInEverything(employment);
    const stale = await inAnotherWindow(citizen);
    const again = await citizen.sendsTwiceAtOnce();
    const number = await citizen.keepsTheReceipt();
    await again();
    await stale.sends();
    expect(await stale.keepsTheReceipt()).toBe(number);
    await citizen.page.reload();
    expect(await citizen.keepsTheReceipt()).toBe(number);
  });

  journey("loses nothing typed when the visit has expired in the middle of a long form", async (scene) => {
    const citizen = await aCitizen(scene, { script });
    await citizen.startsApplying(emergencyPlan);
    await citizen.introducesThemself(emergencyPlan);
    await citizen.goesOn();
    await citizen.forgetsCookies();
    await citizen.answersTheForm(emergencyPlan);
    await citizen.uploadsTheMaterials(emergencyPlan);
    await citizen.sends();
    await citizen.keepsTheReceipt();
  });

  journey("who guesses numbers is slowed, and learns nothing from the answers", async (scene) => {
    const owner = await aCitizen(scene, { script });
    const number = await owner.applies(employment);
    const guesser = await aCitizen(scene, { script });
    await guesser.asksFor(number, nurse.applicant.number);
    const answerToARealNumber = await guesser.problems();
    await guesser.asksFor(number.replace(/\d{3}$/, "997"), employment.applicant.number);
    expect(await guesser.problems()).toBe(answerToARealNumber);
    expect(answerToARealNumber).toContain("没有查到");
    let answer = answerToARealNumber;
    for (let guess = 0; guess < 12 && answer === answerToARealNumber; guess++) {
      await guesser.asksFor(number.replace(/\d{3}$/, String(900 + guess)), employment.applicant.number);
      answer = await guesser.problems();
    }
    expect(answer).toContain("查询次数太多");
    await owner.tracks(number, employment);
  });
});

describe("at the desk", () => {
  journey("a session that ends while an opinion is written asks for the password and sends what was written", async (scene) => {
    const citizen = await aCitizen(scene, { script: false });
    const application = await citizen.applies(nurse);
    const number = await (await aClerk(scene)).accepts(application);
    const handler = await anOfficer(scene, "ws.handler");
    await handler.opens(number);
    await handler.chooses("同意");
    await handler.writes("已核对学历证书和成绩证明，情况属实。");
    await handler.page.context().clearCookies();
    await handler.panel.getByRole("button", { name: "同意" }).click();
    const again = handler.page.getByRole("dialog", { name: "登录已过期，请重新登录" });
    await again.waitFor();
    await handler.see("sign in again");
    await handler.signsIn("ws.handler");
    await handler.page.getByRole("status").filter({ hasText: "已同意" }).waitFor();
    await handler.waitsFor("已核对学历证书和成绩证明，情况属实。");
  });

  journey("of two who decide at once one is told that the other was first", async (scene) => {
    const citizen = await aCitizen(scene, { script: false });
    const application = await citizen.applies(nurse);
    const clerk = await aClerk(scene);
    const number = await clerk.accepts(application);
    await (await anOfficer(scene, "ws.handler")).agrees(number);
    const first = await anOfficer(scene, "ws.reviewer");
    const second = await anOfficer(scene, "ws.reviewer");
    for (const one of [first, second]) {
      await one.opens(number);
      await one.chooses("同意");
      await one.writes("审核通过。");
    }
    await Promise.all([first, second].map((one) => one.panel.getByRole("button", { name: "同意" }).click()));
    const done = [first, second].map(({ page }) => page.getByRole("status").filter({ hasText: "已同意" }));
    const told = [first, second].map(({ page }) => page.getByRole("alert").filter({ hasText: "别人" }));
    const [mine, other] = (await Promise.race(done.map((each, index) => each.waitFor().then(() => index)))) === 0 ? [0, 1] : [1, 0];
    await told[other]?.waitFor();
    expect(await done[other]?.isVisible()).toBe(false);
    expect(await done[mine]?.isVisible()).toBe(true);
    await citizen.tracks(application, nurse);
    expect(await citizen.page.getByText("审核：已通过").count()).toBe(1);
  });
});

journey("a file that isn't what was asked for can be taken away again", async (scene) => {
  const citizen = await aCitizen(scene);
  await comesToTheMaterials(citizen, employment);
  await citizen.chooses("居民身份证或者社会保障卡", pdf("拿错了"));
  await citizen.presses("删除文件 拿错了.pdf");
  expect(await citizen.page.getByText("拿错了.pdf").count()).toBe(0);
});
