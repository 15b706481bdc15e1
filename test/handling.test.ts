/** From the window to the result (P9, K1–K4): what clerk and officers do, and what the citizen sees of it. */
import { describe, expect } from "vitest";
import { aCitizen } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { anOfficer } from "./people/officer.ts";
import { DESK, journey, PHONE, type Scene, withBrowser } from "./stage/browser.ts";
import { allowance, emergencyPlan, employment, hygiene, investment, nurse } from "./stage/items.ts";

withBrowser();

/** Far enough ahead for what is to be supplied later. */
const LATER_DAY = `${new Date().getFullYear() + 1}-03-02`;

/** Handler, reviewer and approver of a department. */
async function theDepartment(scene: Scene, letters: string) {
  return {
    handler: await anOfficer(scene, `${letters}.handler`),
    reviewer: await anOfficer(scene, `${letters}.reviewer`),
    approver: await anOfficer(scene, `${letters}.approver`),
  };
}

describe("a 承诺件", () => {
  journey("is corrected, inspected, returned, transferred, decided and published", async (scene) => {
    const citizen = await aCitizen(scene, { size: PHONE });
    const clerk = await aClerk(scene);
    const { handler, reviewer, approver } = await theDepartment(scene, hygiene.department);
    const application = await citizen.applies(hygiene);
    await citizen.tracks(application, hygiene);

    await clerk.asksForCorrections(application, "卫生管理制度", "缺少负责人签名，请补齐。");
    await citizen.sees("需要您补材料", "缺少负责人签名，请补齐。");
    await citizen.supplies("卫生管理制度");

    const number = await clerk.accepts(application);
    await citizen.sees("正在办理", "决定受理");

    await handler.suspends(number, "检验", 5);
    await citizen.sees("特别程序中，暂停计时");
    await handler.resumes(number);
    await handler.agrees(number);
    await handler.transfers(number, "本人外出培训。");
    const colleague = await anOfficer(scene, `${hygiene.department}.handler2`);
    await colleague.agrees(number);

    await reviewer.returns(number, "现场核查", "缺少现场核查记录，请补充。");
    await colleague.agrees(number);
    await reviewer.agrees(number);
    await approver.decides(number);
    await citizen.sees("已作出决定，等待领取");

    await clerk.delivers(number, hygiene.applicant.name);
    await citizen.sees("已办结", "准予");
    await citizen.findsPublished(hygiene, number);
  });
});

describe("an 即办件", () => {
  journey("is settled at the window, on a phone", async (scene) => {
    const citizen = await aCitizen(scene, { size: PHONE, script: false });
    const application = await citizen.applies(employment);
    const clerk = await aClerk(scene, "clerk", { size: PHONE });
    await clerk.settlesOnTheSpot(application);
    await citizen.tracks(application, employment);
    await citizen.sees("已办结", "准予");
    const caseNumber = await citizen.caseNumber();
    expect(await citizen.isPublished(employment, caseNumber), "a person's registration is nobody else's business").toBe(false);
  });
});

describe("a 补办件", () => {
  journey("is accepted on the promise of what follows", async (scene) => {
    const citizen = await aCitizen(scene, { size: DESK });
    const application = await citizen.applies(emergencyPlan);
    const clerk = await aClerk(scene);
    const number = await clerk.acceptsWithPromise(application, emergencyPlan, LATER_DAY);
    const { handler, reviewer, approver } = await theDepartment(scene, emergencyPlan.department);
    await handler.agrees(number);
    await reviewer.agrees(number);
    await citizen.tracks(application, emergencyPlan);
    await citizen.supplies("应急预案评审（论证）意见", "应急救援通讯录");
    await approver.decides(number);
    await clerk.delivers(number, emergencyPlan.applicant.name);
    await citizen.sees("已办结");
  });
});

describe("a 上报件", () => {
  journey("goes up to the city and comes back with its reply", async (scene) => {
    const citizen = await aCitizen(scene);
    const application = await citizen.applies(nurse);
    const clerk = await aClerk(scene);
    const number = await clerk.accepts(application);
    const { handler, reviewer, approver } = await theDepartment(scene, nurse.department);
    await handler.agrees(number);
    await reviewer.agrees(number);
    await handler.sendsUp(number, "市卫生主管部门");
    await citizen.tracks(application, nurse);
    await citizen.sees("已报上级");
    await handler.entersTheReply(number);
    await approver.decides(number);
    await clerk.delivers(number, nurse.applicant.name);
    await citizen.sees("已办结", "准予");
  });
});

describe("a 联办件", () => {
  journey("is judged by three departments at once under one clock", async (scene) => {
    const citizen = await aCitizen(scene);
    const application = await citizen.applies(investment);
    const clerk = await aClerk(scene);
    const number = await clerk.accepts(application);
    const { handler, reviewer, approver } = await theDepartment(scene, investment.department);
    await handler.agrees(number);
    for (const department of ["gt", "hb", "sl"]) await (await anOfficer(scene, `${department}.handler`)).agrees(number);
    await reviewer.agrees(number);
    await approver.decides(number);
    await clerk.delivers(number, investment.applicant.name);
    await citizen.tracks(application, investment);
    await citizen.sees("已办结", "准予");
  });
});

describe("an allowance", () => {
  journey("goes from the village through the township to the county and back", async (scene) => {
    const citizen = await aCitizen(scene, { size: PHONE, script: false });
    const application = await citizen.applies(allowance);
    const village = await aClerk(scene, "village", { size: PHONE });
    const number = await village.accepts(application);
    const township = await anOfficer(scene, "101.handler");
    await township.fillsInAndAgrees(number, allowance);
    await township.agrees(number);
    await (await anOfficer(scene, "handler")).agrees(number);
    await (await anOfficer(scene, "reviewer")).agrees(number);
    await (await anOfficer(scene, "approver")).decides(number);
    await (await aClerk(scene, "township")).delivers(number, allowance.applicant.name);
    await citizen.tracks(application, allowance);
    await citizen.sees("已办结");
  });
});

describe("an application that can't be accepted", () => {
  journey("is refused with the reason, which the citizen reads", async (scene) => {
    const citizen = await aCitizen(scene);
    const application = await citizen.applies(nurse);
    const clerk = await aClerk(scene);
    await clerk.refuses(application, "尚未取得考试合格证明，不符合受理条件。");
    await citizen.tracks(application, nurse);
    await citizen.sees("不予受理", /尚未取得考试合格证明/);
  });

  journey("may be withdrawn by who made it", async (scene) => {
    const citizen = await aCitizen(scene, { script: false, size: PHONE });
    const application = await citizen.applies(employment);
    await citizen.tracks(application, employment);
    await citizen.withdraws("计划有变，暂不办理。");
    await citizen.sees("已撤回");
  });
});
