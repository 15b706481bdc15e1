import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { gatewaySender } from "../../platform/outgoing/index.ts";
import { act, asked, type Cast, CIVIL, castOf, consultationHouse, must } from "../consultation/fixtures.ts";
import type { House } from "../house.ts";
import { smsGateway } from "./fixtures.ts";
import { tellPeople } from "./follow-events.ts";
import { sendMessages } from "./send-messages.ts";

const ANSWER = { answer: "您好，自受理之日起十五个工作日内办结。" };
let open: OpenDb;
let house: House;
let cast: Cast;
let gateway: Awaited<ReturnType<typeof smsGateway>>;

beforeAll(async () => {
  [open, gateway] = await Promise.all([testDatabase(), smsGateway()]);
  house = await consultationHouse(open.db, new FixedClock("2026-03-16T09:30:00+08:00"));
  house.followers = [tellPeople];
  house.channels = new Set(["sms"]);
  cast = await castOf(house);
});
afterAll(() => Promise.all([open.close(), gateway.close()]));

async function answered(phone: string): Promise<{ questionId: string; number: string }> {
  const question = await asked(house, { department: CIVIL, phone, title: "某小明问低保" });
  await must(house, cast.civil, question.questionId, "answer", ANSWER);
  const sender = gatewaySender({ url: gateway.url, token: undefined });
  while ((await sendMessages(house, { sms: sender })) > 0);
  return question;
}

async function statesOf(questionId: string): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    select kind || ' ' || state as said from notices.message where matter = ${questionId}`.execute(open.db);
  return rows.map(({ said }) => said);
}

test("who asked hears by their mobile number, once, that the answer is there: by the question's number, with nothing of what it says", async () => {
  const { questionId, number } = await answered("13900001234");
  expect((await act(house, cast.civil, questionId, "answer", ANSWER)).ok).toBe(false);
  expect(await statesOf(questionId)).toEqual(["asker-answered sent"]);
  expect(gateway.calls).toEqual([
    expect.objectContaining({ to: "13900001234", text: expect.stringContaining(`您的咨询（${number}）已经答复`) }),
  ]);
  expect(gateway.calls[0]?.text).not.toMatch(/某小明|低保|十五个工作日/);
});

test("who gave a fixed line gets no short message", async () => {
  const { questionId } = await answered("0999-1234567");
  expect(await statesOf(questionId)).toEqual(["asker-answered no-address"]);
});
