import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import type { House } from "../house.ts";
import { actorFor, makeOrg } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { act, asked, type Cast, CIVIL, castOf, consultationHouse, must, OFFICE, question, WATER } from "./fixtures.ts";
import { askQuestion, QUESTION_KIND_NAME, questionMatters, questionView, questionWorklist, trackQuestion } from "./index.ts";

// A Monday morning.
const START = "2026-03-16T09:30:00+08:00";
const REASON = "属于水利局的职责";
const ANSWER = "您好，自受理之日起十五个工作日内办结，可拨打0900-8000001询问。";

let open: OpenDb;
let house: House;
let clock: FixedClock;
let cast: Cast;

beforeAll(async () => {
  open = await testDatabase();
  clock = new FixedClock(START);
  house = await consultationHouse(open.db, clock);
  cast = await castOf(house);
});
afterAll(() => open.close());
beforeEach(async () => {
  clock.set(START);
  await sql`delete from platform.rate_limit`.execute(open.db);
});

const stateOf = async (actor: PersonActor, id: string) => (await questionView(house, actor, id))?.state;

describe("asking", () => {
  it("gives a number by the template and a code of eight unambiguous characters", async () => {
    const { number, code } = await asked(house);
    expect(number).toMatch(/^ZX61099920260316\d{4}$/);
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
  });

  it("goes to the department named, or to the routing office when none is", async () => {
    const named = await asked(house, { department: CIVIL });
    const unnamed = await asked(house);
    expect(await questionView(house, cast.civil, named.questionId)).toMatchObject({ state: "answering", department: CIVIL });
    expect(await questionView(house, cast.office, unnamed.questionId)).toMatchObject({ state: "routing", department: OFFICE });
    expect(await questionView(house, cast.civil, unnamed.questionId)).toBeNull();
  });

  it("goes to the office as well when the department has nobody to answer", async () => {
    await makeOrg(open.db, "610999KK");
    await house.live.publish(house.db, "identity", null);
    const { questionId } = await asked(house, { department: "610999KK" });
    expect(await stateOf(cast.office, questionId)).toBe("routing");
  });

  it("twice with one key is one question, with the same number and code", async () => {
    const request = { key: uuid(), ip: "10.0.0.1", input: question() };
    const [first, second] = await Promise.all([askQuestion(house, request), askQuestion(house, request)]);
    const third = await askQuestion(house, request);
    const tell = (outcome: typeof first) => outcome.ok && [outcome.questionId, outcome.number, outcome.code];
    expect(tell(second)).toEqual(tell(first));
    expect(tell(third)).toEqual(tell(first));
    expect([first, second, third].filter((outcome) => outcome.ok && !outcome.repeated)).toHaveLength(1);
  });

  it("refuses what is missing, each at its field", async () => {
    const outcome = await askQuestion(house, { key: uuid(), ip: "10.0.0.1", input: question({ title: "?", phone: "12345" }) });
    expect(outcome).toMatchObject({ ok: false, code: "consultation/invalid" });
    expect(outcome.ok ? [] : outcome.fields?.map((field) => `${field.path} ${field.code}`)).toEqual([
      "title consultation/title",
      "phone consultation/phone",
    ]);
    expect(await askQuestion(house, { key: uuid(), ip: "10.0.0.1", input: question({ department: "610999QQ" }) })).toMatchObject({
      fields: [{ path: "department", code: "consultation/no-such-department" }],
    });
    expect(await askQuestion(house, { key: uuid(), ip: "10.0.0.1", input: question({ item: "61099900MZ-QR-9999" }) })).toMatchObject({
      fields: [{ path: "item", code: "consultation/no-such-item" }],
    });
  });

  it("stops a flood from one address", async () => {
    for (let count = 0; count < 20; count++) await askQuestion(house, { key: uuid(), ip: "10.0.0.9", input: question() });
    expect(await askQuestion(house, { key: uuid(), ip: "10.0.0.9", input: question() })).toMatchObject({ code: "consultation/too-many" });
  });

  it("leaves nothing personal readable in the database", async () => {
    await asked(house, {
      name: "罕见姓名",
      content: "我住在柳树村三组，请问怎么办理。",
      phone: "13900001111",
      title: "电话13900001111的人问",
    });
    const { rows } = await sql<{ text: string }>`
      select (select string_agg(q::text, '') from consultation.question q) || (select string_agg(e::text, '') from matters.event e)
        || (select string_agg(m::text, '') from matters.matter m) || (select string_agg(i::text, '') from matters.idempotency i) as text`.execute(
      open.db,
    );
    for (const secret of ["罕见姓名", "柳树村", "13900001111"]) expect(rows[0]?.text).not.toContain(secret);
  });
});

describe("looking it up", () => {
  it("shows the asker the own question, however the code is typed", async () => {
    const { number, code } = await asked(house, { department: CIVIL });
    const found = await trackQuestion(house, {
      number: ` ${number.toLowerCase()}`,
      code: `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`,
      ip: "10.0.0.2",
    });
    expect(found).toMatchObject({ ok: true, view: { number, state: "answering", due: "2026-03-23", answer: null } });
  });

  it("answers a wrong number and a wrong code alike", async () => {
    const { number } = await asked(house);
    const other = await asked(house);
    const wrongCode = await trackQuestion(house, { number, code: other.code, ip: "10.0.0.3" });
    const wrongNumber = await trackQuestion(house, { number: "ZX610999202603169999", code: other.code, ip: "10.0.0.3" });
    expect(wrongCode).toEqual({ ok: false, code: "consultation/not-found" });
    expect(wrongNumber).toEqual(wrongCode);
  });

  it("slows guessing down", async () => {
    const { number, code } = await asked(house);
    for (let count = 0; count < 10; count++) await trackQuestion(house, { number, code: "22222222", ip: "10.0.0.4" });
    expect(await trackQuestion(house, { number, code, ip: "10.0.0.4" })).toMatchObject({ code: "consultation/too-many" });
  });
});

describe("routing", () => {
  it("by the office gives it to a department, whose limit has been running since it was asked", async () => {
    const { questionId } = await asked(house);
    clock.set("2026-03-17T10:00:00+08:00");
    await must(house, cast.office, questionId, "route", { department: WATER, reason: REASON });
    const view = await questionView(house, cast.water, questionId);
    expect(view).toMatchObject({
      state: "answering",
      department: WATER,
      moves: 0,
      clocks: [{ kind: "answer", due: "2026-03-23", left: 4 }],
    });
    expect(view?.timeline.at(-1)).toMatchObject({ type: "consultation/routed", reason: REASON, person: { name: `经办 ${OFFICE}` } });
  });

  it("from department to department is allowed so many times, then a leader says who answers", async () => {
    const { questionId } = await asked(house, { department: CIVIL });
    const to = (department: string) => ({ department, reason: REASON });
    await must(house, cast.civil, questionId, "route", to(WATER));
    await must(house, cast.water, questionId, "route", to(CIVIL));
    await must(house, cast.civil, questionId, "route", to(WATER));
    expect(await act(house, cast.water, questionId, "route", to(CIVIL))).toMatchObject({ code: "consultation/moved-often" });
    await must(house, cast.leader, questionId, "route", to(CIVIL));
    expect(await act(house, cast.civil, questionId, "route", to(CIVIL))).toMatchObject({
      fields: [{ code: "consultation/same-department" }],
    });
    expect(await act(house, cast.civil, questionId, "route", to("610999"))).toMatchObject({
      fields: [{ code: "consultation/no-such-department" }],
    });
  });
});

describe("answering", () => {
  it("goes out at once and meets the limit; without consent that is the end", async () => {
    const { questionId, number, code } = await asked(house, { department: CIVIL });
    clock.set("2026-03-18T10:00:00+08:00");
    await must(house, cast.civil, questionId, "answer", { answer: ANSWER });
    const view = await questionView(house, cast.civil, questionId);
    expect(view).toMatchObject({ state: "private", clocks: [{ kind: "answer", state: "met", left: 3 }] });
    expect(view?.acts.filter((each) => each.enabled)).toEqual([]);
    expect(await trackQuestion(house, { number, code, ip: "10.0.0.5" })).toMatchObject({ view: { answer: ANSWER, due: null } });
  });

  it("is only for who holds the step, at the version they saw, and once", async () => {
    const { questionId } = await asked(house, { department: CIVIL });
    expect(await act(house, cast.water, questionId, "answer", { answer: ANSWER })).toMatchObject({ code: "consultation/not-allowed" });
    expect(await act(house, cast.leader, questionId, "answer", { answer: ANSWER })).toMatchObject({ code: "consultation/not-allowed" });
    expect(await act(house, cast.civil, questionId, "answer", { answer: ANSWER }, 7)).toMatchObject({ code: "matters/conflict" });
    await must(house, cast.civil, questionId, "answer", { answer: ANSWER }, 1);
    expect(await act(house, cast.civil, questionId, "answer", { answer: ANSWER })).toMatchObject({
      code: "consultation/not-while-private",
    });
    expect(await act(house, cast.civil, uuid(), "answer", { answer: ANSWER })).toMatchObject({ code: "matters/not-found" });
  });

  it("can be refused with a reason that the asker reads", async () => {
    const { questionId, number, code } = await asked(house);
    await must(house, cast.office, questionId, "close", { reason: "不是咨询，是广告" });
    expect(await trackQuestion(house, { number, code, ip: "10.0.0.6" })).toMatchObject({
      view: { state: "closed", closedReason: "不是咨询，是广告", due: null },
    });
  });
});

describe("the staff's lists", () => {
  it("show what waits for my posts by due day, with names and numbers masked", async () => {
    const mine = await actorFor(house, { org: "610999WJ", post: "handler" });
    await house.live.publish(house.db, "identity", null);
    const first = await asked(house, { department: "610999WJ", title: "我的电话13212345917打不通" });
    clock.set("2026-03-17T09:30:00+08:00");
    const second = await asked(house, { department: "610999WJ" });
    const page = await questionWorklist(house, mine, { box: "todo", limit: 1 });
    const rest = await questionWorklist(house, mine, { box: "todo", limit: 1, after: page.next ?? "" });
    expect([page.rows[0]?.id, rest.rows[0]?.id, page.total, rest.next]).toEqual([first.questionId, second.questionId, 2, null]);
    expect(page.rows[0]).toMatchObject({ askerMasked: "某**", titleMasked: "我的电话132****打不通", clock: { kind: "answer", left: 4 } });
    expect((await questionWorklist(house, mine, { box: "all", limit: 10 })).rows.map((row) => row.id)).toEqual([
      second.questionId,
      first.questionId,
    ]);
    const clerk = await actorFor(house, { org: "610999WJ", post: "window-clerk" });
    expect((await questionWorklist(house, clerk, { box: "all", limit: 10 })).rows).toEqual([]);
  });

  it("let a leader see all below", async () => {
    expect((await questionWorklist(house, cast.leader, { box: "all", limit: 100 })).rows.length).toBeGreaterThan(5);
  });
});

it("the journal proves every question, its tasks, its limits and its row", async () => {
  const report = await verify(house, new Map([[QUESTION_KIND_NAME, questionMatters]]));
  expect(report.faults).toEqual([]);
  expect(report.matters).toBeGreaterThan(20);
});

it("a row that was changed behind the journal's back is found", async () => {
  const { questionId } = await asked(house, { department: CIVIL });
  await sql`update consultation.question set department = ${WATER} where id = ${questionId}`.execute(open.db);
  const report = await verify(house, new Map([[QUESTION_KIND_NAME, questionMatters]]));
  expect(report.faults).toEqual([{ matter: questionId, sequence: 0, fault: "own-table" }]);
});
