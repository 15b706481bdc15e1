import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseWorld, caseWorld, configured } from "../cases/fixtures.ts";
import { CONFIGURED, type ConfiguredSlug } from "../catalogue/fixtures.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { createDesign, designView, sandbox, saveDesign } from "./index.ts";
import type { SANDBOX_COMMANDS, SandboxAct, SandboxView } from "./shared.ts";

let world: CaseWorld;
let it: PersonActor;
beforeAll(async () => {
  world = await caseWorld("2026-03-02T09:00:00+08:00");
  it = await actorFor(world.house, { org: "610999", post: "catalogue-editor" });
});
afterAll(() => world.close());

const START = "2026-03-02T01:00:00Z";

async function designOf(slug: ConfiguredSlug) {
  const { item, sample } = await configured(world.house, slug);
  await createDesign(world.house, it, { from: "version", code: item.code });
  const window = item.package.intake.includes("hall") ? null : "610999101201";
  return { code: item.code, answers: sample.form, window, submittedAt: START };
}

type Start = Awaited<ReturnType<typeof designOf>>;

async function play(start: Start, acts: SandboxAct[], now = START): Promise<SandboxView> {
  const shown = await sandbox(world.house, it, { ...start, acts, now });
  if (!shown?.ok) throw new Error(JSON.stringify(shown));
  return shown;
}

/** The way on at a step: what ends it well. */
const ON = [
  "accept",
  "settle",
  "agree",
  "send-up",
  "enter-reply",
  "decide",
  "deliver",
] as const satisfies (typeof SANDBOX_COMMANDS)[number][];

/** Everybody does what leads on, until the case is closed. */
async function playThrough(start: Start, staff: Record<string, unknown> = {}): Promise<{ acts: SandboxAct[]; end: SandboxView }> {
  const acts: SandboxAct[] = [];
  for (let turns = 0; turns < 30; turns++) {
    const shown = await play(start, acts);
    if (shown.refused) throw new Error(JSON.stringify({ refused: shown.refused, acts }));
    const [person] = shown.people;
    if (!person) return { acts, end: shown };
    const command = ON.find((name) => person.acts.some(({ act, enabled }) => act === name && enabled));
    const form = person.stepForms.length > 0 ? { ...person.formData, ...staff } : null;
    if (!command) throw new Error(JSON.stringify(person));
    acts.push({ at: START, command, visit: person.visit, opinion: "同意", outcome: "grant", target: "", form });
  }
  throw new Error("it never ends");
}

test.each(Object.keys(CONFIGURED) as ConfiguredSlug[])(
  "%s is played from the application to its end, and nothing is written",
  async (slug) => {
    const counted = async () =>
      (
        await sql<{
          count: number;
        }>`select (select count(*) from matters.event)::int + (select count(*) from matters.matter)::int as count`.execute(world.house.db)
      ).rows[0]?.count;
    const before = await counted();
    const { end } = await playThrough(await designOf(slug), (await configured(world.house, slug)).sample.staff);
    expect(end.case?.state).toBe("closed");
    expect(end.case?.timeline.length).toBeGreaterThan(1);
    expect(await counted()).toBe(before);
  },
);

test("with the clock moved on, limits run out and silence is acceptance", async () => {
  const { code } = (await configured(world.house, "nurse-licence")).item;
  const start = { code, answers: (await configured(world.house, "nurse-licence")).sample.form, window: null, submittedAt: START };
  expect((await play(start, [])).case?.state).toBe("submitted");
  const later = await play(start, [], "2026-03-20T01:00:00Z");
  expect(later.passed.map(({ what }) => what)).toEqual(["deemed"]);
  expect(later.case).toMatchObject({ state: "accepted" });
});

test("a refused act is told with its number, and the play stands before it", async () => {
  const { item, sample } = await configured(world.house, "public-place-hygiene");
  const start = { code: item.code, answers: sample.form, window: null, submittedAt: START };
  const { acts } = await playThrough(start);
  const tooEarly = acts.map((act, index) => (index === 0 ? { ...act, command: "decide" as const } : act));
  const shown = await play(start, tooEarly);
  expect(shown.refused).toMatchObject({ act: 0 });
  expect(shown.case?.state).toBe("submitted");
});

test("answers that don't fit the form are told by field, as an applicant would be told", async () => {
  const { item } = await configured(world.house, "public-place-hygiene");
  const shown = await play({ code: item.code, answers: {}, window: null, submittedAt: START }, []);
  expect(shown).toMatchObject({ case: null, refused: { act: -1, code: "cases/invalid" } });
  expect(shown.refused?.fields.every(({ path }) => path.startsWith("form."))).toBe(true);
});

test("it is the design that is played, not the version in force", async () => {
  const { item, sample } = await configured(world.house, "public-place-hygiene");
  const view = await designView(world.house, it, item.code);
  if (!view?.design) throw new Error(item.code);
  const process = view.package.process.replace('name="书面审查"', 'name="改过的审查"');
  expect(process).not.toBe(view.package.process);
  await saveDesign(world.house, it, { code: item.code, revision: view.design.revision, package: { ...view.package, process } });
  const start = { code: item.code, answers: sample.form, window: null, submittedAt: START };
  const [accept] = (await playThrough(start)).acts;
  const shown = await play(start, accept ? [accept] : []);
  expect(shown.people.map(({ step }) => step)).toEqual(["改过的审查"]);
});

test("a step that two of one post sign is signed by two people", async () => {
  const { item, sample } = await configured(world.house, "public-place-hygiene");
  const view = await designView(world.house, it, item.code);
  if (!view?.design) throw new Error(item.code);
  const process = view.package.process.replace(
    /(<bpmn:userTask id="review"[^>]*>)([\s\S]*?)(<\/bpmn:userTask>)/,
    (_, open, inside, close) =>
      `${open}${inside}<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>${close}`,
  );
  expect(process).not.toBe(view.package.process);
  await saveDesign(world.house, it, { code: item.code, revision: view.design.revision, package: { ...view.package, process } });
  const start = { code: item.code, answers: sample.form, window: null, submittedAt: START };
  const { acts, end } = await playThrough(start);
  expect(new Set(acts.map(({ visit }) => visit)).size).toBe(acts.length);
  expect(end.case?.state).toBe("closed");
  const signers = (end.case?.timeline ?? []).filter(({ type }) => type === "case/agreed");
  expect(signers.length).toBeGreaterThanOrEqual(2);
});

test("another department's designer plays nothing; odd input is refused", async () => {
  const { item } = await configured(world.house, "public-place-hygiene");
  const stranger = await actorFor(world.house, { org: "610999GT", post: "catalogue-editor" });
  const start = { code: item.code, answers: {}, window: null, submittedAt: START, acts: [], now: START };
  expect(await sandbox(world.house, stranger, start)).toBeNull();
  expect(await sandbox(world.house, it, { ...start, now: "tomorrow" })).toMatchObject({ ok: false, code: "designs/invalid" });
});
