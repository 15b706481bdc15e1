import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileProcess, type StepButton, type StepRole } from "../../core/process/index.ts";
import type { ItemInForce } from "../catalogue/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { openTasks } from "../matters/index.ts";
import { ACT_NAMES, ACTS, type Act } from "./domain/acts.ts";
import { OPINION_ACTS } from "./domain/buttons.ts";
import { anApplication, type CaseWorld, caseWorld, configured, requiredOf } from "./fixtures.ts";
import { drawn, flow, step } from "./process-fixtures.ts";
import { rehearseCases } from "./rehearse-cases.ts";

// Whether a verb is offered, its label and whether it needs an opinion are the step's to say, and no door passes the step by: screen, batch and every
// other way in come through performCase, and the page shows what performCase would do.
const AT = new Date("2026-03-06T10:00:00+08:00");
let world: CaseWorld;
let hygiene: Awaited<ReturnType<typeof configured>>;
const seats = new Map<string, PersonActor>();

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
  for (const [org, post] of [
    ["610999ZW", "window-clerk"],
    ["610999WS", "handler"],
    ["610999WS", "approver"],
    ["610999WS", "reviewer"],
  ] as const)
    seats.set(post, await actorFor(world.house, { org, post }));
}, 60_000);
afterAll(() => world.close());

interface Settings {
  acts: string[];
  buttons?: StepButton[];
}

const LINE: readonly StepRole[] = ["receive", "handle", "review", "opinion", "custom", "send-up", "reply", "decide", "deliver"];

/** One step of every role in a row, but receipt, decision and delivery as `drawn` has them; those of `at` with these settings. */
async function itemWith(at: StepRole, { acts, buttons = [] }: Settings): Promise<ItemInForce> {
  const middle = LINE.slice(1, -2);
  const xml = drawn(
    middle.map((role) => step(role, role)).join(""),
    LINE.slice(1, -1)
      .map((id, index) => flow(LINE[index] ?? "", id))
      .join(""),
    flow("decide", "deliver"),
  );
  const compiled = await compileProcess(xml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  const nodes = compiled.process.nodes.map((node) => (node.step?.role === at ? { ...node, step: { ...node.step, acts, buttons } } : node));
  return { ...hygiene.item, process: { ...compiled.process, nodes } };
}

const input = (visit: string, opinion: string) => ({
  ...{
    visit,
    opinion,
    note: opinion,
    reason: "说明理由若干字以上",
    question: "请问？",
    answer: "如下",
    form: null,
    target: "handle",
    agree: true,
  },
  ...{
    to: seats.get("reviewer")?.id,
    people: [seats.get("reviewer")?.id],
    person: seats.get("reviewer")?.id,
    when: "before",
    kind: "inspection",
    days: 3,
  },
  ...{
    noticed: true,
    promise: false,
    authority: "上级",
    manner: "window",
    receiver: "某某",
    outcome: "grant",
    papers: [],
    checked: requiredOf(hygiene.item),
  },
  ...{ lacks: [{ material: requiredOf(hygiene.item)[0], lack: "缺页" }], lines: [{ fee: "无" }], receipt: "1", paid: 1, answers: {} },
});

/** Where one name means something else. */
const OWN: Partial<Record<Act, object>> = { refuse: { outcome: "declined" }, "record-payment": { manner: "cash" } };

/** What leads from one step of the row to the next. */
const ON: Partial<Record<StepRole, Act>> = { receive: "accept", "send-up": "send-up", reply: "enter-reply", decide: "decide" };

/** A case at the step of a role; tries of acts there don't change it when they are refused. */
async function at(role: StepRole, settings: Settings) {
  const stage = rehearseCases(world.house, await itemWith(role, settings));
  const application = anApplication(hygiene);
  const begun = await stage.perform(
    { kind: "citizen", id: null, name: "" },
    { command: "submit", key: randomUUID(), input: application },
    AT,
  );
  if (!begun.ok) throw new Error(JSON.stringify(begun));
  const { caseId } = begun;
  const task = () => openTasks(stage.look(caseId).state)[0];
  const attempt = (command: Act, opinion = "经审查，材料属实，同意办理") => {
    const holder = seats.get(task()?.post ?? "") as PersonActor;
    return stage.perform(
      holder,
      { command, caseId, key: randomUUID(), input: { ...input(task()?.visit ?? "", opinion), ...OWN[command] } },
      AT,
    );
  };
  for (let now = task()?.role; now !== role; now = task()?.role) {
    const done = await attempt(ON[now as StepRole] ?? "agree");
    if (!done.ok) throw new Error(`${now}: ${JSON.stringify(done)}`);
  }
  const shown = async () => (await stage.view(caseId, seats.get(task()?.post ?? "") as PersonActor, AT))?.acts ?? [];
  return { attempt, shown };
}

/** Tasks beside the step have acts of their own; who is brought in signs, and a wrong 情形 is corrected, whatever buttons there are. */
const NO_BUTTON: ReadonlySet<Act> = new Set<Act>(["answer", "answer-extension", "sign", "correct-situation"]);
const LEFT_OUT = ACT_NAMES.filter((act) => ACTS[act].by === "task" && ACTS[act].roles && !NO_BUTTON.has(act));

test("an act that a step doesn't offer isn't shown there and can't be done, whichever it is", async () => {
  const covered = new Set<Act>();
  for (const role of LINE) {
    const { attempt, shown } = await at(role, { acts: ["no-act-at-all"] });
    const names = (await shown()).map(({ act }) => act);
    for (const act of LEFT_OUT) {
      if (!ACTS[act].roles?.includes(role)) continue;
      const outcome = await attempt(act);
      expect([role, act, outcome.ok], "done though not offered").toEqual([role, act, false]);
      expect([role, act, names.includes(act)]).toEqual([role, act, false]);
      if (!outcome.ok && outcome.code === "cases/not-offered") covered.add(act);
    }
  }
  // 即办件 and what only runs while a clock is stopped are judged by the same line of code, and refused before it by their state or kind here.
  expect(LEFT_OUT.filter((act) => !covered.has(act))).toEqual(["settle", "resume"]);
});

test("label and opinion of an act are those of the step's button on the page, and an opinion asked for is asked for at every door", async () => {
  const seen = new Set<Act>();
  for (const role of LINE)
    for (const act of OPINION_ACTS) {
      if (!ACTS[act].roles?.includes(role)) continue;
      const { attempt, shown } = await at(role, { acts: [], buttons: [{ act, label: "本县的说法", opinion: "required" }] });
      expect((await shown()).find((one) => one.act === act)).toMatchObject({ label: "本县的说法", opinionRequired: true });
      expect([act, await attempt(act, "")]).toMatchObject([act, { ok: false, code: "cases/opinion-required" }]);
      expect([act, await attempt(act)]).toMatchObject([act, { ok: true }]);
      seen.add(act);
    }
  expect(OPINION_ACTS.filter((act) => !seen.has(act))).toEqual(["settle"]);
});

test("nothing but performCase carries out the commands of a case", () => {
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.includes(".test."));
  const using = files.filter((file) => /from "\.\/commands\.ts"/.test(readFileSync(join(folder, file), "utf8")));
  expect(using).toEqual(["perform-case.ts"]);
});
