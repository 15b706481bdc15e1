import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../../platform/clock.ts";
import type { OpenDb } from "../../platform/db/index.ts";
import { testDatabase } from "../../platform/db/testing.ts";
import { basicItem, seedDemoCatalogue } from "../catalogue/fixtures.ts";
import { findItem, publishItem } from "../catalogue/index.ts";
import { CASE_KINDS, type ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { actorFor, makePerson, testHouse } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { HALF_DRAWN, newDesign } from "./fixtures.ts";
import { checkDesign, createDesign, designView, discardDesign, listConfigured, listDesigns, publishDesign, saveDesign } from "./index.ts";

const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let house: House;
let editor: PersonActor;
let colleague: PersonActor;
let stranger: PersonActor;
let it: PersonActor;
beforeAll(async () => {
  open = await testDatabase();
  house = testHouse(open.db, clock, { demo: true });
  await seedDemoCatalogue(house);
  editor = await actorFor(house, { org: "610999MZ", post: "catalogue-editor", name: "甲" });
  colleague = await actorFor(house, { org: "610999MZ", post: "catalogue-editor", name: "乙" });
  stranger = await actorFor(house, { org: "610999GT", post: "catalogue-editor" });
  await makePerson(house, { holdings: [{ org: "610999MZ", post: "reviewer", section: "审核科" }] });
  it = await actorFor(house, { org: "610999", post: "catalogue-editor" });
});
afterAll(() => open.close());

const save = (code: string, revision: number, item: unknown, actor = editor) => saveDesign(house, actor, { code, revision, package: item });

async function latest(code: string, reader = editor): Promise<{ revision: number; package: ItemPackage }> {
  const view = await designView(house, reader, code);
  if (!view?.design) throw new Error(`${code} isn't being designed`);
  return { revision: view.design.revision, package: view.package };
}

test.each(CASE_KINDS)("a new item from the template of a %s case has nothing against it and can be published as it is", async (kind) => {
  const { code } = await newDesign(house, editor, { kind, name: `新${kind}事项` });
  expect((await checkDesign(house, editor, code))?.faults).toEqual([]);
  expect(await publishDesign(house, editor, { code, revision: 1 })).toMatchObject({ ok: true, version: 1 });
  expect((await findItem(house, code))?.package.kind).toBe(kind);
  expect((await designView(house, editor, code))?.design).toBeNull();
});

test("an item in force is designed on from its version, and published as the next one", async () => {
  const { code, version } = await basicItem(house, "power:39");
  expect(await createDesign(house, editor, { from: "version", code })).toEqual({ ok: true, code, revision: 1 });
  expect(await createDesign(house, colleague, { from: "version", code })).toMatchObject({ ok: false, code: "designs/open-already" });
  const design = await latest(code);
  await save(code, 1, { ...design.package, summary: "改过的说明。" });
  const { revision } = await latest(code);
  expect(await publishDesign(house, editor, { code, revision })).toMatchObject({ ok: true, version: version + 1 });
  expect((await findItem(house, code))?.package.summary).toBe("改过的说明。");
});

test("a copy of another item is a new item of one's own department", async () => {
  const { code: of } = await basicItem(house, "power:208");
  const made = await createDesign(house, editor, { from: "copy", code: of, name: "仿制许可", type: "XK", department: "610999MZ" });
  if (!made.ok) throw new Error(made.code);
  expect(made.code).toMatch(/^61099900MZ-XK-/);
  expect((await latest(made.code)).package).toMatchObject({ name: "仿制许可", department: "610999MZ" });
});

test("two who edit the same design: the second is told who saved and when, and overwrites nothing", async () => {
  const { code, package: item } = await newDesign(house, editor);
  clock.set("2026-03-02T10:00:00+08:00");
  expect(await save(code, 1, { ...item, summary: "甲写的" }, editor)).toMatchObject({ ok: true, revision: 2 });
  const refused = await save(code, 1, { ...item, summary: "乙写的" }, colleague);
  expect(refused).toEqual({
    ok: false,
    code: "designs/conflict",
    conflict: { by: "甲", at: "2026-03-02T02:00:00.000Z", revision: 2 },
  });
  expect((await latest(code)).package.summary).toBe("甲写的");
  expect(await save(code, 2, { ...item, summary: "乙写的" }, colleague)).toMatchObject({ ok: true, revision: 3 });
});

test("what somebody saved since one looked isn't published unseen", async () => {
  const { code, package: item } = await newDesign(house, editor);
  await save(code, 1, { ...item, summary: "后来改的" }, colleague);
  expect(await publishDesign(house, editor, { code, revision: 1 })).toMatchObject({ ok: false, code: "designs/conflict" });
});

test("a design isn't published over a version that came into force after it began", async () => {
  const found = await basicItem(house, "power:40");
  await createDesign(house, it, { from: "version", code: found.code });
  const system = { kind: "system", id: "system", name: "system" } as const;
  await publishItem(house, system, { code: found.code, package: { ...found.package, summary: "先发布的" } });
  expect(await publishDesign(house, it, { code: found.code, revision: 1 })).toMatchObject({ ok: false, code: "catalogue/moved" });
  expect((await findItem(house, found.code))?.package.summary).toBe("先发布的");
});

test("with a fault nothing is published, and every fault is told", async () => {
  const { code, package: item } = await newDesign(house, editor);
  await save(code, 1, { ...item, conditions: [], phone: "110" });
  const refused = await publishDesign(house, editor, { code, revision: 2 });
  expect(refused).toMatchObject({ ok: false, code: "catalogue/faulty" });
  expect(refused.ok ? [] : refused.faults?.map(({ path }) => path)).toEqual(["conditions", "phone"]);
  expect(await findItem(house, code)).toBeNull();
  expect((await latest(code)).revision).toBe(2);
});

function deepForm(levels: number): unknown {
  const label = { "zh-CN": "组" };
  let fields: unknown[] = [];
  for (let level = 0; level < levels; level++) fields = [{ id: "g", kind: "group", label, fields }];
  return { id: "f", version: 1, title: label, pages: [{ id: "p", title: label, fields }] };
}

test.each([
  ["a part that isn't of an item", { secret: 1 }, "designs/invalid"],
  ["a list where a text belongs", { name: [] }, "designs/invalid"],
  ["a form without pages", { form: { id: "f", version: 1, title: { "zh-CN": "表" } } }, "designs/invalid"],
  ["a form nested deeper than any reader can follow", { form: deepForm(10_000) }, "designs/invalid"],
  ["a text no database keeps", { summary: "\0" }, "designs/invalid"],
  ["a drawing of 10 MB", { process: "x".repeat(10_000_000) }, "designs/too-large"],
  ["malformed XML", { process: "<bpmn:definitions" }, "designs/unreadable"],
  ["an XML bomb", { process: '<!DOCTYPE lolz [<!ENTITY lol "lol">]><lolz>&lol;</lolz>' }, "designs/unreadable"],
  [
    "a package of more than 2 MB",
    {
      faqs: Array.from({ length: 100 }, () => ({ question: "问", answer: "答".repeat(5000) })),
      conditions: Array.from({ length: 100 }, () => "条".repeat(2000)),
    },
    "designs/too-large",
  ],
  ["another type than its code says", { type: "ZS" }, "designs/type-fixed"],
])("%s is refused by its field, and nothing is saved", async (_, change, refusal) => {
  const { code, package: item } = await newDesign(house, editor);
  const refused = await save(code, 1, { ...item, ...change });
  expect(refused).toMatchObject({ ok: false, code: refusal });
  expect(await latest(code)).toEqual({ revision: 1, package: item });
});

test("an id in force that is gone is told by the check too, in the reader's language, and is no obstacle", async () => {
  const { code } = await basicItem(house, "power:208");
  await createDesign(house, it, { from: "version", code });
  const { revision, package: item } = await latest(code, it);
  const [first, ...rest] = item.form.pages;
  if (!first) throw new Error("a form without pages");
  const gone = first.fields.find(({ id }) => id === "category") ?? first.fields[0];
  const pages = [{ ...first, fields: [{ id: "fresh", kind: "text", label: { "zh-CN": "新的" }, shownWhen: "never >" }] }, ...rest];
  await save(code, revision, { ...item, form: { ...item.form, pages } }, it);
  const faulty = await checkDesign(house, it, code, "en");
  expect(faulty?.faults.find(({ path }) => path.startsWith("form."))?.detail).toMatch(/^[^\u4e00-\u9fff]*expression/i);
  const sound = [{ ...first, fields: [{ id: "fresh", kind: "text", label: { "zh-CN": "新的" } }] }];
  await save(code, revision + 1, { ...item, form: { ...item.form, pages: sound } }, it);
  const notes = (await checkDesign(house, it, code))?.notes ?? [];
  expect(notes.filter((note) => note.code === "forms/id-removed").map(({ path }) => path)).toContain(`form.${gone?.id}`);
});

test("a step given to a staff number that nobody has is told of, and is no obstacle", async () => {
  const { code, package: item } = await newDesign(house, editor);
  const named = item.process.replace(/(<mt:step role="review"[^>]*>)/, '$1<mt:people find="people" people="NOBODY1" />');
  expect(named).not.toBe(item.process);
  await save(code, 1, { ...item, process: named });
  const check = await checkDesign(house, editor, code);
  expect(check?.faults).toEqual([]);
  expect(check?.notes).toContainEqual(
    expect.objectContaining({ code: "designs/staff-unknown", detail: expect.stringContaining("NOBODY1") }),
  );
});

test("votes are given only to staff numbers of people who can sign the step: a fault by the box it stands in, also when publishing", async () => {
  const { code, package: item } = await newDesign(house, editor);
  const able = await actorFor(house, { org: "610999MZ", post: "reviewer" });
  const elsewhere = await actorFor(house, { org: "610999GT", post: "reviewer" });
  const editorOnly = await actorFor(house, { org: "610999MZ", post: "catalogue-editor" });
  const voting = (people: string, weights: string) =>
    item.process.replace(
      /(<mt:step role="review"[^>]*>)([\s\S]*?)(<\/bpmn:userTask>)/,
      `$1<mt:people find="people" people="${people}" />$2<bpmn:multiInstanceLoopCharacteristics mt:members="people" mt:rule="weight" mt:weights="${weights}" />$3`,
    );
  const faultsOf = async (people: string, weights: string) => {
    const { revision } = await latest(code);
    await save(code, revision, { ...item, process: voting(people, weights) });
    return ((await checkDesign(house, editor, code))?.faults ?? []).map((fault) => [fault.path, fault.code]);
  };
  expect(await faultsOf(able.staffNumber, `${able.staffNumber}=2,post:head=3`)).toEqual([]);
  expect(await faultsOf(`${able.staffNumber},NOBODY1`, "NOBODY2=2,NOBODY1=3")).toEqual([
    ["process.people", "designs/voter-unknown"],
    ["process.weights", "designs/voter-unknown"],
  ]);
  expect(await faultsOf(`${able.staffNumber},${elsewhere.staffNumber}`, `${editorOnly.staffNumber}=2`)).toEqual([
    ["process.people", "designs/voter-no-post"],
    ["process.weights", "designs/voter-no-post"],
  ]);
  const { revision } = await latest(code);
  expect(await publishDesign(house, editor, { code, revision })).toMatchObject({
    ...{ ok: false, code: "catalogue/faulty" },
    faults: [{ path: "process.people" }, { path: "process.weights" }],
  });
});

test("a step that nobody here could do is told of: a section where nobody handles cases, a post nobody holds", async () => {
  const { code, package: item } = await newDesign(house, editor);
  const nobodys = async (extension: string) => {
    const { revision } = await latest(code);
    await save(code, revision, { ...item, process: item.process.replace(/(<mt:step role="review"[^>]*>)/, `$1${extension}`) });
    const notes = (await checkDesign(house, editor, code))?.notes ?? [];
    return notes.filter((note) => note.code === "designs/step-nobody").map(({ detail }) => detail);
  };
  const review = /name="([^"]*)"[^>]*>\s*<bpmn:extensionElements>\s*<mt:step role="review"/.exec(item.process)?.[1];
  expect(await nobodys('<mt:people find="section" section="没有的科" />')).toContain(review);
  expect(await nobodys('<mt:people find="section" section="审核科" />')).not.toContain(review);
});

test("half a drawing can be kept, but not published", async () => {
  const { code, package: item } = await newDesign(house, editor);
  await save(code, 1, { ...item, process: HALF_DRAWN });
  const check = await checkDesign(house, editor, code);
  expect(check?.drawing).toBeNull();
  expect(check?.faults.map((fault) => fault.code)).toContain("process/without-start");
});

test("savings of one person in a row are one entry of the history; another person's begin a new one", async () => {
  const { code, package: item } = await newDesign(house, editor);
  clock.set("2026-03-02T11:00:00+08:00");
  await save(code, 1, { ...item, summary: "一" });
  clock.set("2026-03-02T11:02:00+08:00");
  await save(code, 2, { ...item, summary: "一", conditions: ["二"] });
  await save(code, 3, { ...item, summary: "三" }, colleague);
  const { rows } = await sql<{ number: number; changed: string[] }>`
    select number, changed from designs.revision where design = (select id from designs.design where item = ${code}) order by number`.execute(
    house.db,
  );
  expect(rows).toEqual([
    { number: 1, changed: [] },
    { number: 3, changed: ["conditions", "summary"] },
    { number: 4, changed: ["conditions", "summary"] },
  ]);
});

test("saving what is there already writes nothing", async () => {
  const { code, package: item } = await newDesign(house, editor);
  expect(await save(code, 1, item)).toMatchObject({ ok: true, revision: 1 });
});

test("a revision can't be changed by any statement", async () => {
  await newDesign(house, editor);
  await expect(sql`update designs.revision set package = '{}'`.execute(house.db)).rejects.toThrow(/never changes/);
});

test("a design given up is gone, and another can be begun", async () => {
  const { code } = await basicItem(house, "power:41");
  await createDesign(house, it, { from: "version", code });
  expect(await discardDesign(house, it, code)).toEqual({ ok: true });
  expect(await createDesign(house, it, { from: "version", code })).toMatchObject({ ok: true });
});

test("another department's designer sees an item as it is in force, and can do nothing to its design", async () => {
  const { code, package: item } = await newDesign(house, editor);
  expect(await designView(house, stranger, code)).toBeNull();
  expect(await checkDesign(house, stranger, code)).toBeNull();
  expect(await save(code, 1, item, stranger)).toMatchObject({ code: "designs/forbidden" });
  expect(await publishDesign(house, stranger, { code, revision: 1 })).toMatchObject({ code: "designs/forbidden" });
  expect(await discardDesign(house, stranger, code)).toMatchObject({ code: "designs/forbidden" });
  expect(await createDesign(house, stranger, { from: "version", code: (await basicItem(house, "power:42")).code })).toMatchObject({
    code: "designs/forbidden",
  });
  expect((await listDesigns(house, stranger, { limit: 100 })).rows).toEqual([]);
});

test("the county's own designer may design for every department", async () => {
  const made = await newDesign(house, it, { department: "610999GT", name: "县里代建的事项" });
  expect(made.code).toMatch(/^61099900GT-/);
});

test("designs are listed the last saved first, page by page, each once", async () => {
  const all = (await listDesigns(house, it, { limit: 100 })).rows.map((row) => row.code);
  const paged: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listDesigns(house, it, { limit: 3, ...(after ? { after } : {}) });
    paged.push(...page.rows.map((row) => row.code));
    if (page.next === null) break;
    after = page.next;
  }
  expect(paged).toEqual(all);
  expect(new Set(paged).size).toBe(all.length);
  expect((await listDesigns(house, it, { limit: 5, text: "县里代建" })).rows).toHaveLength(1);
});

test("the list of items says which are being designed, to those who may", async () => {
  const { code } = await basicItem(house, "power:41");
  const shown = async (actor: PersonActor) => (await listConfigured(house, actor, { filter: { text: code }, limit: 5 })).rows[0];
  expect(await shown(it)).toMatchObject({ mayEdit: true, design: { savedBy: it.name } });
  expect(await shown(stranger)).toMatchObject({ design: null });
});
