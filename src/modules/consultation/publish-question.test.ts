import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { verify } from "../matters/index.ts";
import { act, asked, type Cast, CIVIL, castOf, consultationHouse, must, WATER } from "./fixtures.ts";
import { listPublished, QUESTION_KIND_NAME, questionMatters, questionView } from "./index.ts";

const ANSWER = "您好，自受理之日起十五个工作日内办结，可拨打0900-8000001询问。";

let open: OpenDb;
let house: House;
let clock: FixedClock;
let cast: Cast;

beforeAll(async () => {
  open = await testDatabase();
  clock = new FixedClock("2026-03-16T09:30:00+08:00");
  house = await consultationHouse(open.db, clock);
  cast = await castOf(house);
});
afterAll(() => open.close());

describe("publishing", () => {
  const publicTexts = { title: "低保多久能批", content: "交了申请后多久有结果？", answer: ANSWER };
  const answered = async (given: Parameters<typeof asked>[1] = {}) => {
    const { questionId } = await asked(house, { department: CIVIL, consent: true, ...given });
    await must(house, cast.civil, questionId, "answer", { answer: ANSWER });
    return questionId;
  };

  it("puts question and answer on the public list, where any part of a word finds it", async () => {
    const id = await answered();
    await must(house, cast.civil, id, "publish", publicTexts);
    const texts = async (text: string) => (await listPublished(house, { text, limit: 10 })).rows.map((row) => row.id);
    for (const part of ["低保", "多久 批", "十五个工作日", "批", "0900"]) expect(await texts(part)).toContain(id);
    expect(await texts("保低")).toEqual([]);
    expect((await listPublished(house, { department: CIVIL, limit: 10 })).rows[0]).toMatchObject({
      ...publicTexts,
      askerMasked: "某**",
      askedOn: "2026-03-16",
    });
    expect((await listPublished(house, { department: WATER, limit: 10 })).rows).toEqual([]);
  });

  it("is refused while phone, identity number or the asker's name stand in the texts", async () => {
    const id = await answered();
    const refused = await act(house, cast.civil, id, "publish", {
      title: "某小明问低保",
      content: "我的电话是１３２ 1234 5917，身份证61099919900307002X。",
      answer: ANSWER,
    });
    expect(refused).toMatchObject({ ok: false, code: "consultation/personal-data" });
    expect(refused.ok ? [] : refused.fields?.map((field) => `${field.path} ${field.code}`)).toEqual([
      "title consultation/personal-name",
      "content consultation/personal-identity",
      "content consultation/personal-phone",
    ]);
  });

  it("needs the asker's consent, and can be taken back", async () => {
    const id = await answered();
    await must(house, cast.civil, id, "publish", { ...publicTexts, title: "要撤回的题目" });
    expect((await listPublished(house, { text: "要撤回", limit: 10 })).total).toBe(1);
    await must(house, cast.leader, id, "keep-private", { reason: "有关个人，撤回公开" });
    expect((await listPublished(house, { text: "要撤回", limit: 10 })).total).toBe(0);
    expect(await questionView(house, cast.civil, id)).toMatchObject({ state: "private", published: null });
    expect((await verify(house, new Map([[QUESTION_KIND_NAME, questionMatters]]))).faults).toEqual([]);
    const without = await asked(house, { department: CIVIL });
    await must(house, cast.civil, without.questionId, "answer", { answer: ANSWER });
    expect(await act(house, cast.civil, without.questionId, "publish", publicTexts)).toMatchObject({
      code: "consultation/not-while-private",
    });
  });

  it("gives pages that don't lose or repeat anything", async () => {
    for (const title of ["第一个分页题", "第二个分页题", "第三个分页题"]) {
      await must(house, cast.civil, await answered(), "publish", { ...publicTexts, title });
      clock.advance(1000);
    }
    const first = await listPublished(house, { text: "分页题", limit: 2 });
    const second = await listPublished(house, { text: "分页题", limit: 2, after: first.next ?? "" });
    expect([...first.rows, ...second.rows].map((row) => row.title)).toEqual(["第三个分页题", "第二个分页题", "第一个分页题"]);
    expect([first.total, second.next]).toEqual([3, null]);
  });
});
