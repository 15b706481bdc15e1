import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { ROOT } from "../../platform/root.ts";
import { asked, type Cast, CIVIL, castOf, consultationHouse, must } from "../consultation/fixtures.ts";
import type { House } from "../house.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { alarms } from "./alarms.ts";
import { publishRules } from "./publish-rules.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { watchClocks } from "./watch-clocks.ts";

let open: OpenDb;
let house: House;
let cast: Cast;
let supervisor: PersonActor;
const clock = new FixedClock("2026-03-16T09:30:00+08:00");

beforeAll(async () => {
  open = await testDatabase();
  house = { ...(await consultationHouse(open.db, clock)), followers: [watchClocks] };
  await publishRules(house, JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")));
  cast = await castOf(house);
  supervisor = await actorFor(house, { org: "610999JC", post: "supervisor" });
});
afterAll(() => open.close());

it("a question nobody answers is warned of, then gets a yellow and a red card (T11); one that is answered doesn't", async () => {
  const late = await asked(house, { department: CIVIL, title: "没人答复的问题" });
  const inTime = await asked(house, { department: CIVIL });
  await must(house, cast.civil, inTime.questionId, "answer", { answer: "已经办好，请查收。" });
  const levels = async () =>
    (await alarms(house, supervisor, { limit: 50 })).rows.map((row) => `${row.rule} ${row.level} ${row.matter === late.questionId}`);

  clock.set("2026-03-18T17:00:00+08:00");
  await raiseAlarms(house);
  expect(await levels()).toEqual([]);

  clock.set("2026-03-19T09:00:00+08:00");
  await raiseAlarms(house);
  expect(await levels()).toEqual(["T11-near warning true"]);

  clock.set("2026-03-23T18:00:00+08:00");
  await raiseAlarms(house);
  expect((await levels())[0]).toBe("T11 yellow true");

  clock.set("2026-03-24T18:00:00+08:00");
  await raiseAlarms(house);
  const [red] = (await alarms(house, supervisor, { limit: 50 })).rows;
  expect(red).toMatchObject({ rule: "T11-long", level: "red", kind: "consultation", number: late.number, itemName: "没人答复的问题" });
  await raiseAlarms(house);
  expect(await levels()).toHaveLength(3);
});

it("what the office doesn't route in its day is the office's own delay", async () => {
  clock.set("2026-04-13T09:30:00+08:00");
  const { questionId } = await asked(house);
  clock.set("2026-04-14T18:00:00+08:00");
  await raiseAlarms(house);
  const raised = (await alarms(house, supervisor, { limit: 50 })).rows.filter((row) => row.matter === questionId);
  expect(raised.find((row) => row.rule === "T05")).toMatchObject({ clock: "step", stepName: "分办" });
});
