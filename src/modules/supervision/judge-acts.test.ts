import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ROOT } from "../../platform/root.ts";
import { setbacks } from "../../platform/sweep.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must, requiredOf, see } from "../cases/fixtures.ts";
import { followOverruns, performCase, sweepOverruns } from "../cases/index.ts";
import { drawn, flow, publishedAs, step } from "../cases/process-fixtures.ts";
import { actorFor, makePerson } from "../identity/fixtures.ts";
import { actorOf, giveHolding } from "../identity/index.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { listNotices, setOwnContact } from "../notices/index.ts";
import { alarms, alarmsOf, alarmsOfCase } from "./alarms.ts";
import { applyRules } from "./apply-rules.ts";
import { judgeActs } from "./judge-acts.ts";
import { publishRules } from "./publish-rules.ts";
import { raiseAlarms } from "./raise-alarms.ts";
import { recordActs } from "./record-acts.ts";
import { watchClocks } from "./watch-clocks.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const RULES = JSON.parse(readFileSync(join(ROOT, "data/supervision-rules.json"), "utf8")) as unknown[];
const WORKDAY = "2026-03-06T10:00:00+08:00";
const NIGHT = "2026-03-06T23:30:00+08:00";
let world: CaseWorld;
let clerk: PersonActor;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld(WORKDAY, [recordActs, followOverruns]);
  await publishRules(world.house, RULES);
  hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
beforeEach(() => world.clock.set(WORKDAY));
afterAll(() => world.close());

const newHandler = () => actorFor(world.house, { org: "610999WS", post: "handler" });

async function accepted(item = hygiene, applicant = {}): Promise<string> {
  const application = anApplication(item);
  const { caseId } = await must(world.house, CITIZEN, "submit", null, {
    ...application,
    applicant: { ...application.applicant, ...applicant },
  });
  world.clock.advance(3_600_000);
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
  return caseId;
}

/** Somebody agrees to the open step so many seconds after it opened. */
async function agreed(caseId: string, by: PersonActor | null, seconds: number): Promise<PersonActor> {
  const { actor, visit } = await holderOf(world.house, caseId);
  world.clock.advance(seconds * 1000);
  await must(world.house, by ?? actor, "agree", caseId, { visit, opinion: "经审查，材料属实，同意", form: null });
  return by ?? actor;
}

async function flagged(caseId: string): Promise<string[]> {
  while ((await judgeActs(world.house)) > 0);
  return (await alarmsOf(world.house, caseId)).map(({ rule, level, act }) => `${rule}:${level}${act?.point ? `:${act.point}` : ""}`);
}

test("a step agreed to 12 seconds after it opened is flagged, one of 31 seconds isn't; the officer is told and reads it on the case page", async () => {
  const slow = await accepted();
  await agreed(slow, null, 31);
  expect(await flagged(slow)).toEqual([]);
  const quick = await accepted();
  const officer = await agreed(quick, null, 12);
  expect(await flagged(quick)).toEqual(["P04:warning"]);
  expect((await alarmsOfCase(world.house, officer, quick))[0]).toMatchObject({
    due: null,
    clock: "act",
    act: { type: "case/agreed", person: officer.name, seen: { seconds: 12 } },
  });
  const { rows } = await listNotices(world.house, officer, { unreadOnly: true, limit: 5 }, "zh-CN");
  expect(rows[0]?.text).toMatch(/打开不到30秒就审批。监察已经记下/);
});

test("an act is judged once, also by several servers at once, and supervisors find it among the alarms", async () => {
  const caseId = await accepted();
  await agreed(caseId, null, 5);
  await Promise.all([1, 2, 3].map(() => judgeActs(world.house)));
  expect(await flagged(caseId)).toEqual(["P04:warning"]);
  const supervisor = await actorFor(world.house, { org: "610999JC", post: "supervisor" });
  const { rows } = await alarms(world.house, supervisor, { limit: 50 });
  expect(rows.filter((row) => row.matter === caseId)).toHaveLength(1);
});

test("an act that can't be judged is set back; the others are judged all the same", async () => {
  const caseId = await accepted();
  await agreed(caseId, null, 5);
  await sql`insert into supervision.act (region, matter, sequence, at, type, person, facts)
    values (${world.house.region}, ${caseId}, 9999, '2026-03-01', 'case/agreed', gen_random_uuid(), '{}')`.execute(world.house.db);
  expect(await flagged(caseId)).toEqual(["P04:warning"]);
  expect((await setbacks(world.house)).get("supervision.acts")).toBe(1);
  await sql`delete from supervision.act where sequence = 9999`.execute(world.house.db);
});

test("the third approval out of hours in thirty days is flagged, five in ten minutes by night as a batch; by day none is", async () => {
  const officer = await newHandler();
  const cases: string[] = [];
  for (let count = 0; count < 5; count++) cases.push(await accepted());
  world.clock.set(NIGHT);
  for (const caseId of cases) await agreed(caseId, officer, 60);
  const found: string[][] = [];
  for (const caseId of cases) found.push(await flagged(caseId));
  expect(found.map((rules) => rules.map((rule) => rule.replace(/:.*/, "")))).toEqual([[], [], ["P05"], [], ["P05-batch"]]);
  const busy = await newHandler();
  for (let count = 0; count < 5; count++) {
    world.clock.set(WORKDAY);
    const caseId = await accepted();
    await agreed(caseId, busy, 40);
    expect(await flagged(caseId)).toEqual([]);
  }
});

test("one person at two posts who handles and reviews a case is flagged", async () => {
  const officer = await newHandler();
  await giveHolding(
    world.house,
    { kind: "system", id: "system", name: "" },
    { id: officer.id, org: "610999WS", post: "reviewer", section: null },
  );
  const both = (await actorOf(world.house, officer.id)) as PersonActor;
  const caseId = await accepted();
  await agreed(caseId, both, 60);
  await agreed(caseId, both, 60);
  expect(await flagged(caseId)).toEqual([]);
  await agreed(caseId, both, 60);
  expect(await flagged(caseId)).toEqual(["P03:yellow"]);
});

test("a case returned three times is flagged at the third", async () => {
  const caseId = await accepted();
  for (let round = 0; round < 3; round++) {
    await agreed(caseId, null, 60);
    expect(await flagged(caseId)).toEqual([]);
    const { actor, visit } = await holderOf(world.house, caseId);
    world.clock.advance(60_000);
    await must(world.house, actor, "return", caseId, { visit, target: "handle", after: "rerun", opinion: "材料还要再核对" });
  }
  expect(await flagged(caseId)).toEqual(["P06:yellow"]);
});

test("the same applicant sent back three times in ninety days is flagged, another applicant isn't", async () => {
  const sendBack = async (number: string) => {
    const application = anApplication(hygiene);
    const { caseId } = await must(world.house, CITIZEN, "submit", null, {
      ...application,
      applicant: { ...application.applicant, number },
    });
    const material = requiredOf(hygiene.item)[0] ?? "";
    await must(world.house, clerk, "ask-supplement", caseId, { lacks: [{ material, lack: "请补交加盖公章的原件" }] });
    return flagged(caseId);
  };
  const same = hygiene.sample.applicant.number;
  expect([await sendBack(same), await sendBack(same), await sendBack(same)]).toEqual([[], [], ["P06-applicant:warning"]]);
});

test("an officer who bears the applicant's name is flagged, whatever telephone either of them has typed", async () => {
  const allowance = await configured(world.house, "minimum-living-allowance");
  const name = allowance.sample.applicant.name;
  const handlers = await Promise.all(
    [1, 2, 3].map(async () => {
      const { id } = await makePerson(world.house, { name, holdings: [{ org: "610999WS", post: "handler" }] });
      return (await actorOf(world.house, id)) as PersonActor;
    }),
  );
  const [silent, same, other] = handlers as [PersonActor, PersonActor, PersonActor];
  await setOwnContact(world.house, same, { email: "", phone: "13900001234" });
  await setOwnContact(world.house, other, { email: "", phone: "13900009999" });
  const results: string[][] = [];
  for (const officer of [silent, same, other]) {
    const caseId = await accepted(hygiene, { name, phone: "13900001234" });
    await agreed(caseId, officer, 60);
    results.push(await flagged(caseId));
  }
  expect(results).toEqual([["P03-own:yellow"], ["P03-own:yellow"], ["P03-own:yellow"]]);
});

const POINTS =
  '<mt:point name="不到五分钟" kind="speed" level="2" value="300" /><mt:point name="意见太短" kind="opinion" level="1" value="20" />' +
  '<mt:point name="夜里审核" kind="hours" level="3" />';
const withPoints = (points: string, days = 1) =>
  drawn(
    `<bpmn:userTask id="handle" name="handle"><bpmn:extensionElements><mt:step role="handle" org="department" post="handler" limit="${days}">${points}</mt:step></bpmn:extensionElements></bpmn:userTask>` +
      step("review", "review", "reviewer"),
    flow("receive", "handle") + flow("handle", "review") + flow("review", "decide") + flow("decide", "deliver"),
  );

test("a step's own points are obeyed, each under its name and level", async () => {
  const item = await publishedAs(world.house, withPoints(POINTS));
  const day = await accepted(item);
  await agreed(day, null, 100);
  expect((await flagged(day)).sort()).toEqual(["POINT:warning:意见太短", "POINT:yellow:不到五分钟"]);
  const careful = await accepted(item);
  await agreed(careful, null, 400);
  expect(await flagged(careful)).toEqual(["POINT:warning:意见太短"]);
  const night = await accepted(item);
  world.clock.set(NIGHT);
  await agreed(night, null, 400);
  expect((await flagged(night)).sort()).toEqual(["POINT:red:夜里审核", "POINT:warning:意见太短"]);
});

test("where the step's points ask for another person, who did an earlier step is refused and told to hand it on", async () => {
  const item = await publishedAs(
    world.house,
    drawn(
      step("handle", "handle") +
        '<bpmn:userTask id="check" name="check"><bpmn:extensionElements><mt:step role="handle" org="department" post="handler" limit="1"><mt:point name="换人复核" kind="same-person" level="2" /></mt:step></bpmn:extensionElements></bpmn:userTask>',
      flow("receive", "handle") + flow("handle", "check") + flow("check", "decide") + flow("decide", "deliver"),
    ),
  );
  const caseId = await accepted(item);
  const officer = await newHandler();
  await agreed(caseId, officer, 60);
  const { visit } = await holderOf(world.house, caseId);
  const input = { visit, opinion: "经审查，材料属实，同意", form: null };
  const refused = await performCase(world.house, officer, { command: "agree", caseId, key: "same-person-1", input });
  expect(refused).toMatchObject({ ok: false, code: "cases/same-person" });
  await must(world.house, await newHandler(), "agree", caseId, input);
  await forwardTo(world.house, caseId, "decide");
});

test("a point that looks at the time warns when so many days of the step are left, at its own level, and rules published anew leave it", async () => {
  const item = await publishedAs(world.house, withPoints('<mt:point name="只剩一天" kind="time" level="2" value="1" />', 3));
  world.house.followers = [recordActs, followOverruns, watchClocks];
  const caseId = await accepted(item);
  world.house.followers = [recordActs, followOverruns];
  while ((await applyRules(world.house)) > 0);
  const raisedAt = async (at: string) => {
    world.clock.set(at);
    while ((await raiseAlarms(world.house)) > 0);
    return (await alarmsOf(world.house, caseId))
      .filter(({ rule }) => rule.startsWith("POINT-time"))
      .map(({ rule, level }) => `${rule}:${level}`);
  };
  expect(await raisedAt("2026-03-09T23:59:00+08:00")).toEqual([]);
  expect(await raisedAt("2026-03-10T00:00:00+08:00")).toEqual(["POINT-time-2:yellow"]);
});

test("a step passed without a tick at its measure is flagged by its point, and by R01 where the risk is high; what was ticked is in the record", async () => {
  const risks = '<mt:risk name="审查不严" level="high" measure="双人复核" /><mt:risk name="拖延" level="low" measure="时限提醒" />';
  const item = await publishedAs(world.house, withPoints(`${risks}<mt:point name="措施未落实" kind="measure" level="2" />`));
  const pass = async (measures: string[], key: string) => {
    const caseId = await accepted(item);
    const { actor, visit } = await holderOf(world.house, caseId);
    world.clock.advance(60_000);
    const input = { visit, opinion: "经审查，材料属实，同意", form: null, measures };
    const outcome = await performCase(world.house, actor, { command: "agree", caseId, key, input });
    return { caseId, actor, outcome };
  };
  const none = await pass([], "measures-none");
  expect(await flagged(none.caseId)).toEqual(expect.arrayContaining(["R01:warning", "POINT:yellow:措施未落实"]));
  const some = await pass(["审查不严"], "measures-some");
  expect(await flagged(some.caseId)).toEqual(["POINT:yellow:措施未落实"]);
  const all = await pass(["审查不严", "拖延"], "measures-all");
  expect(await flagged(all.caseId)).toEqual([]);
  const view = await see(world.house, { kind: "system", id: "system", name: "" }, all.caseId);
  expect(view.timeline.at(-1)?.measures).toEqual(["双人复核", "时限提醒"]);
  expect((await pass(["没有这个"], "measures-odd")).outcome).toMatchObject({ ok: false, code: "cases/no-such-measure" });
});

test("a unit that is silent past its time in a joint case agrees by that; its section head is told, and the case goes on", async () => {
  const joint = await configured(world.house, "investment-approval");
  const caseId = await accepted(joint);
  await forwardTo(world.house, caseId, "opinion-land");
  const above = await actorFor(world.house, { org: "610999GT", post: "section-head" });
  const { actor, visit } = await holderOf(world.house, caseId, "opinion-water");
  await must(world.house, actor, "agree", caseId, { visit, opinion: "经审查，同意", form: null });
  world.clock.set("2026-05-01T10:00:00+08:00");
  expect(await sweepOverruns(world.house)).toBe(2);
  const view = await see(world.house, { kind: "system", id: "system", name: "" }, caseId);
  expect(view.tasks.map(({ node }) => node)).toEqual(["review"]);
  expect(view.timeline.slice(-2)).toMatchObject([1, 2].map(() => ({ type: "case/overrun-agreed", person: null })));
  expect((await flagged(caseId)).filter((rule) => rule.startsWith("T16"))).toEqual(["T16:yellow", "T16:yellow"]);
  const { rows } = await listNotices(world.house, above, { unreadOnly: false, limit: 100 }, "zh-CN");
  expect(rows.find(({ matter, text }) => matter === caseId && text.includes("视为同意"))?.text).toContain("国土资源意见");
});
