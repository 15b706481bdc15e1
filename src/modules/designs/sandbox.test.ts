import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CaseWorld, caseWorld, configured } from "../cases/fixtures.ts";
import { CONFIGURED, type ConfiguredSlug } from "../catalogue/fixtures.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { createDesign, designView, sandbox, saveDesign } from "./index.ts";
import type { SandboxAct, SandboxGiven, SandboxPerson, SandboxView } from "./shared.ts";

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

type Start = Awaited<ReturnType<typeof designOf>> & { given?: Record<string, SandboxGiven> };

async function play(start: Start, acts: SandboxAct[], now = START): Promise<SandboxView> {
  const shown = await sandbox(world.house, it, { ...start, acts, now });
  if (!shown?.ok) throw new Error(JSON.stringify(shown));
  return shown;
}

/** The way on at a step: what ends it well. */
const ON = ["accept", "settle", "agree", "send-up", "enter-reply", "decide", "deliver"] as const satisfies SandboxAct["command"][];

/** An act with all it may ask for: what a command doesn't know it doesn't look at. */
function act(command: SandboxAct["command"], { by, visit }: SandboxPerson, shown: SandboxView, form: object | null = null): SandboxAct {
  const checked = (shown.case?.materials ?? []).filter(({ paper, files }) => paper || files.length > 0).map(({ code }) => code);
  const words = { opinion: "同意", reason: "说明", receiver: "某某", authority: "上级机关", manner: "window", outcome: "grant" };
  return { at: START, by, command, visit, input: { ...words, visit, checked, form } };
}

/** Everybody does what leads on, until the case is closed. */
async function playThrough(start: Start, staff: Record<string, unknown> = {}): Promise<{ acts: SandboxAct[]; end: SandboxView }> {
  const acts: SandboxAct[] = [];
  let now = START;
  for (let turns = 0; turns < 30; turns++) {
    const shown = await play(start, acts, now);
    if (shown.refused) throw new Error(JSON.stringify({ refused: shown.refused, acts }));
    const person = shown.people.find(({ by }) => by === "step");
    if (!person) return { acts, end: shown };
    const command = ON.find((name) => person.acts.some(({ act, enabled }) => act === name && enabled));
    const form = person.stepForms.length > 0 ? { ...person.formData, ...staff } : null;
    const runs = person.acts.some(({ reason }) => reason === "cases/publicity-runs");
    if (!command && runs) now = new Date(Date.parse(now) + 86_400_000).toISOString();
    else if (command) acts.push({ ...act(command, person, shown, form), at: now });
    else throw new Error(JSON.stringify(person));
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

/** Who does it, in a play that has come so far. */
function by(doer: SandboxPerson["by"], shown: SandboxView): SandboxPerson {
  const person = shown.people.find((each) => each.by === doer);
  if (!person) throw new Error(`no ${doer} among ${shown.people.map((each) => each.by).join()}`);
  return person;
}

async function nurse(given: Record<string, SandboxGiven> = {}) {
  return { ...(await designOf("nurse-licence")), given };
}

test("materials come as invented files, and what is lacking is asked for and supplied as a sample", async () => {
  const start = await nurse();
  const [material] = (await configured(world.house, "nurse-licence")).item.package.materials;
  const code = material?.code ?? "";
  const begun = await play({ ...start, given: { [code]: "none" } }, []);
  expect(begun.case?.materials.map(({ files }) => files.length)).toEqual(begun.case?.materials.map((each) => (each.code === code ? 0 : 1)));
  const ask = { ...act("ask-supplement", by("step", begun), begun), input: { lacks: [{ material: code, lack: "没有交" }] } };
  const asked = await play({ ...start, given: { [code]: "none" } }, [ask]);
  expect(asked.case?.state).toBe("awaiting-supplement");
  const supply = { at: START, by: "applicant", command: "supply", visit: null, input: { samples: [code] } } as const;
  const supplied = await play({ ...start, given: { [code]: "none" } }, [ask, supply]);
  expect(supplied).toMatchObject({ refused: null, case: { state: "submitted" } });
  expect(supplied.case?.materials.find((each) => each.code === code)?.files).toMatchObject([{ name: expect.stringContaining(".") }]);
  expect(supplied.case?.timeline.map(({ person }) => person?.name)).toContain("窗口人员");
  // what came with the application and was found wanting is brought again
  const again = await play(start, [ask, supply]);
  expect(again).toMatchObject({ refused: null, case: { state: "submitted" } });
  const papers = { ...supply, by: "window", input: { papers: [code] } } as const;
  expect((await play({ ...start, given: { [code]: "none" } }, [ask, papers])).case?.state).toBe("submitted");
});

test("the applicant takes the application back, and nobody can do anything any more", async () => {
  const start = await nurse();
  const begun = await play(start, []);
  expect(by("applicant", begun).acts.map((each) => each.act)).toEqual(["withdraw"]);
  const ended = await play(start, [act("withdraw", by("applicant", begun), begun)]);
  expect(ended).toMatchObject({ refused: null, case: { state: "withdrawn" }, people: [] });
});

test("a step is handed on to one who really holds its post, and the process manager may do it or end the case", async () => {
  const start = await nurse();
  const colleague = await actorFor(world.house, { org: "610999ZW", post: "window-clerk", name: "真同事" });
  const begun = await play(start, []);
  const { visit } = by("step", begun);
  expect(begun.colleagues[visit ?? ""]).toContainEqual(expect.objectContaining({ id: colleague.id, name: "真同事" }));
  for (const doer of ["step", "manager"] as const) {
    const hand = { at: START, by: doer, command: "transfer", visit, input: { visit, to: colleague.id, reason: "出差" } } as const;
    const handed = await play(start, [hand]);
    expect(handed).toMatchObject({ refused: null });
    expect(handed.case?.tasks[0]?.assignee).toEqual({ id: colleague.id, name: "真同事" });
    const accepted = await play(start, [hand, act("accept", by("step", handed), handed)]);
    expect(accepted).toMatchObject({ refused: null, case: { state: "accepted" } });
  }
  const ended = await play(start, [act("terminate", by("manager", begun), begun)]);
  expect(ended.case?.state).toBe("terminated");
});

test("who has just done a step may take it back, as at the desk", async () => {
  const start = await nurse();
  const acts: SandboxAct[] = [];
  for (const command of ["accept", "agree"] as const) {
    const shown = await play(start, acts);
    acts.push(act(command, by("step", shown), shown));
  }
  const shown = await play(start, acts);
  const earlier = shown.people.find((person) => person.acts.some((each) => each.act === "recall"));
  if (!earlier) throw new Error(JSON.stringify(shown.people));
  const taken = await play(start, [...acts, act("recall", earlier, shown)]);
  expect(taken).toMatchObject({ refused: null });
  expect(taken.case?.tasks.map(({ name }) => name)).toEqual([earlier.step]);
});

test("an item that isn't on line is played from the counter", async () => {
  const { code, answers } = await nurse();
  const view = await designView(world.house, it, code);
  if (!view?.design) throw new Error(code);
  await saveDesign(world.house, it, { code, revision: view.design.revision, package: { ...view.package, online: false } });
  const shown = await play({ code, answers, window: null, submittedAt: START }, []);
  expect(shown).toMatchObject({ refused: null, case: { channel: "window", state: "submitted" } });
  expect(shown.case?.materials.every(({ paper }) => paper)).toBe(true);
  const after = await designView(world.house, it, code);
  await saveDesign(world.house, it, { code, revision: after?.design?.revision ?? 0, package: view.package });
});

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
  expect(shown.people.flatMap(({ by: doer, step }) => (doer === "step" ? step : []))).toEqual(["改过的审查"]);
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

test("a play answers the questions about the situation, by their first choice where nothing is said, and only those papers come", async () => {
  const { item, sample } = await configured(world.house, "public-place-hygiene");
  const start = { code: item.code, answers: sample.form, window: null, submittedAt: START, acts: [], now: START };
  const codesWith = async (situations: Record<string, string>) => {
    const shown = await sandbox(world.house, it, { ...start, situations });
    if (!shown?.ok) throw new Error(JSON.stringify(shown));
    return shown.case?.materials.map(({ code }) => code);
  };
  expect(await codesWith({})).toContain("cooling");
  expect(await codesWith({ cooling: "yes", gone: "yes" })).toContain("cooling");
  expect(await codesWith({ cooling: "no" })).not.toContain("cooling");
});

/** The design of the nurse licence, whose 审核 has this setting for when its limit has passed. */
async function nurseWith(overrun: string) {
  const start = await nurse();
  const view = await designView(world.house, it, start.code);
  if (!view?.design) throw new Error(start.code);
  const plain = view.package.process.replaceAll(/<mt:overrun [^>]*>/g, "");
  const process = plain.replace(/(<mt:step role="review"[^>]*>)/, `$1${overrun}`);
  await saveDesign(world.house, it, { code: start.code, revision: view.design.revision, package: { ...view.package, process } });
  return start;
}

test("time that passes does what a real case's would: reminders after a step's limit, then what comes of it, each told with its step", async () => {
  const start = await nurseWith('<mt:overrun act="remind" times="2" every="1" />');
  const acts: SandboxAct[] = [];
  for (const command of ["accept", "agree"] as const) {
    const shown = await play(start, acts);
    acts.push(act(command, by("step", shown), shown));
  }
  const days = await play(start, acts, "2026-03-30T01:00:00Z");
  expect(days.passed.filter(({ what }) => what === "reminded").map(({ step }) => step)).toEqual(["审核", "审核"]);
  expect(days.passed[0]?.at).toMatch(/T09:30:00/); // at the close of business of the last day
  const agreeing = await nurseWith('<mt:overrun act="agree" />');
  const agreed = await play(agreeing, acts, "2026-03-30T01:00:00Z");
  expect(agreed.passed).toContainEqual(expect.objectContaining({ what: "agreed", step: "审核" }));
  expect(agreed.case?.tasks.map(({ name }) => name)).not.toContain("审核");
});

test("the applicant's term for corrections runs out once, and is put before the officers", async () => {
  const start = await nurse();
  const [material] = (await configured(world.house, "nurse-licence")).item.package.materials;
  const code = material?.code ?? "";
  const begun = await play({ ...start, given: { [code]: "none" } }, []);
  const ask = { ...act("ask-supplement", by("step", begun), begun), input: { lacks: [{ material: code, lack: "没有交" }] } };
  const later = await play({ ...start, given: { [code]: "none" } }, [ask], "2026-06-01T01:00:00Z");
  expect(later.passed.map(({ what }) => what).filter((what) => what === "expired")).toHaveLength(1);
});

test("a process that can't be run says what is wrong with it, at which element, and nothing of XML", async () => {
  const { item } = await configured(world.house, "public-place-hygiene");
  const view = await designView(world.house, it, item.code);
  if (!view?.design) throw new Error(item.code);
  const process = view.package.process.replace('role="review"', 'role="nothing-known"');
  await saveDesign(world.house, it, { code: item.code, revision: view.design.revision, package: { ...view.package, process } });
  const told = await sandbox(world.house, it, { code: item.code, answers: {}, window: null, submittedAt: START, acts: [], now: START });
  expect(told).toMatchObject({ ok: false, code: "designs/not-playable", faults: [{ path: "process", element: expect.any(String) }] });
  const after = await designView(world.house, it, item.code);
  await saveDesign(world.house, it, { code: item.code, revision: after?.design?.revision ?? 0, package: view.package });
});
