/**
 * One application of each configured item goes the whole way (P9, P10, K1–K4, 七): from the citizen over the window and the department's desks
 * to the result, seen at every change by the citizen and live by a supervisor, who replays it at the end. Everybody with a phone, everybody
 * at a desk.
 */
import { describe, expect } from "vitest";
import { aCitizen, type Citizen } from "./people/citizen.ts";
import { aClerk } from "./people/clerk.ts";
import { anOfficer } from "./people/officer.ts";
import { aSupervisor } from "./people/supervisor.ts";
import { DESK, journey, PHONE, type Scene, withBrowser } from "./stage/browser.ts";
import { allowance, emergencyPlan, employment, hygiene, type Item, investment, nurse } from "./stage/items.ts";
import { thePublicNoticeEnds } from "./stage/past.ts";

withBrowser();

/** Far enough ahead for what is to be supplied later. */
const LATER_DAY = `${new Date().getFullYear() + 1}-03-02`;

interface Way {
  application: string;
  citizen: Citizen;
  clerk(username?: string): ReturnType<typeof aClerk>;
  officer(username: string): ReturnType<typeof anOfficer>;
}

/** What happens to an application between the citizen's sending it and its end. Answers with the number the case has then. */
type Handling = (way: Way) => Promise<string>;

const HANDLED: readonly { item: Item; is: string; handling: Handling; steps: readonly string[] }[] = [
  {
    item: hygiene,
    is: "a 承诺件, corrected, inspected, transferred and returned",
    async handling({ application, citizen, clerk, officer }) {
      const window = await clerk();
      await window.asksForCorrections(application, "卫生管理制度", "缺少负责人签名，请补齐。");
      await citizen.sees("需要您补材料", "缺少负责人签名，请补齐。");
      await citizen.supplies("卫生管理制度");
      const number = await window.accepts(application);
      await citizen.sees("正在办理", "决定受理");

      const handler = await officer("ws.handler");
      await handler.suspends(number, "检验", 5);
      await citizen.sees("特别程序中，暂停计时");
      await handler.resumes(number);
      await handler.agrees(number);
      await handler.transfers(number, "本人外出培训。");
      const colleague = await officer("ws.handler2");
      await colleague.agrees(number);
      const reviewer = await officer("ws.reviewer");
      await reviewer.returns(number, "现场核查", "缺少现场核查记录，请补充。");
      await colleague.agrees(number);
      await reviewer.agrees(number);
      await (await officer("ws.approver")).decides(number);
      await citizen.sees("已作出决定，等待领取");
      await window.delivers(number, hygiene.applicant.name);
      await citizen.findsPublished(hygiene, number);
      await citizen.tracks(application, hygiene);
      return number;
    },
    steps: [
      "告知补正",
      "补交材料",
      "受理",
      "暂停计时（特别程序）",
      "恢复办理",
      "同意",
      "转办",
      "同意",
      "退回",
      "同意",
      "同意",
      "作出决定",
      "送达办结",
    ],
  },
  {
    item: employment,
    is: "an 即办件, settled at the window",
    async handling({ application, citizen, clerk }) {
      await (await clerk()).settlesOnTheSpot(application);
      await citizen.sees("已办结");
      const number = await citizen.caseNumber();
      expect(await citizen.isPublished(employment, number), "a person's registration is nobody else's business").toBe(false);
      await citizen.tracks(application, employment);
      return number;
    },
    steps: ["当场办结"],
  },
  {
    item: emergencyPlan,
    is: "a 补办件, accepted on the promise of what follows",
    async handling({ application, citizen, clerk, officer }) {
      const window = await clerk();
      const number = await window.acceptsWithPromise(application, emergencyPlan, LATER_DAY);
      await (await officer("aj.handler")).agrees(number);
      await (await officer("aj.reviewer")).agrees(number);
      await citizen.sees("正在办理");
      await citizen.supplies("应急预案评审（论证）意见", "应急救援通讯录");
      await (await officer("aj.approver")).decides(number);
      await window.delivers(number, emergencyPlan.applicant.name);
      return number;
    },
    steps: ["受理", "同意", "同意", "补交材料", "作出决定", "送达办结"],
  },
  {
    item: nurse,
    is: "a 上报件, sent up to the city and answered",
    async handling({ application, citizen, clerk, officer }) {
      const window = await clerk();
      const number = await window.accepts(application);
      const handler = await officer("ws.handler");
      await handler.agrees(number);
      await (await officer("ws.reviewer")).agrees(number);
      await handler.sendsUp(number, "市卫生主管部门");
      await citizen.sees("已报上级");
      await handler.entersTheReply(number);
      await (await officer("ws.approver")).decides(number);
      await window.delivers(number, nurse.applicant.name);
      return number;
    },
    steps: ["受理", "同意", "同意", "上报", "登记上级答复", "作出决定", "送达办结"],
  },
  {
    item: investment,
    is: "a 联办件, judged by three departments at once under one clock",
    async handling({ application, clerk, officer }) {
      const window = await clerk();
      const number = await window.accepts(application);
      await (await officer("fg.handler")).agrees(number);
      for (const department of ["gt", "hb", "sl"]) await (await officer(`${department}.handler`)).agrees(number);
      await (await officer("fg.reviewer")).agrees(number);
      await (await officer("fg.approver")).decides(number);
      await window.delivers(number, investment.applicant.name);
      return number;
    },
    steps: ["受理", "同意", "同意", "同意", "同意", "同意", "作出决定", "送达办结"],
  },
  {
    item: allowance,
    is: "an allowance, from the village through the township to the county and back",
    async handling({ application, clerk, officer }) {
      const number = await (await clerk("village")).accepts(application);
      const township = await officer("township.handler");
      await township.fillsInAndAgrees(number, allowance);
      await thePublicNoticeEnds(number, 10);
      await (await officer("handler")).agrees(number);
      await (await officer("reviewer")).agrees(number);
      await (await officer("approver")).decides(number);
      await (await clerk("township")).delivers(number, allowance.applicant.name);
      return number;
    },
    steps: ["受理", "同意", "同意", "同意", "同意", "作出决定", "送达办结"],
  },
];

describe.each([
  { words: "on phones", size: PHONE },
  { words: "at desks", size: DESK },
])("$words", ({ size }) => {
  for (const { item, is, handling, steps } of HANDLED) {
    journey(`${item.name} goes its whole way: ${is}`, async (scene: Scene) => {
      const supervisor = await aSupervisor(scene, { size });
      await supervisor.watches();
      const citizen = await aCitizen(scene, { size });
      await citizen.readsTheGuide(item);
      const application = await citizen.applies(item);
      await supervisor.seesLive(application);
      await citizen.tracks(application, item);

      const clerk = (username = "clerk") => aClerk(scene, username, { size });
      const officer = (username: string) => anOfficer(scene, username, { size });
      const number = await handling({ application, citizen, clerk, officer });

      await citizen.sees("已办结", "准予");
      const withoutScript = await aCitizen(scene, { size, script: false });
      await withoutScript.tracks(application, item);
      await withoutScript.sees("已办结", "准予");
      expect(await supervisor.replays(number)).toEqual(["提交申请", ...steps]);
    });
  }
});
