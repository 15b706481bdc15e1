import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, must } from "../cases/fixtures.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { HALF_DRAWN } from "./fixtures.ts";
import { createDesign, designView, dryRun, saveDesign } from "./index.ts";

let world: CaseWorld;
let it: PersonActor;
let code: string;
let begun: ItemPackage;
const citizen = { kind: "citizen", id: null, name: "" } as const;
beforeAll(async () => {
  world = await caseWorld("2026-03-02T09:00:00+08:00");
  it = await actorFor(world.house, { org: "610999", post: "catalogue-editor" });
  const given = await configured(world.house, "public-place-hygiene");
  ({ code } = given.item);
  await must(world.house, citizen, "submit", null, anApplication(given));
  await createDesign(world.house, it, { from: "version", code });
  const view = await designView(world.house, it, code);
  if (!view) throw new Error(code);
  begun = view.package;
});
afterAll(() => world.close());

let revision = 1;
/** What would be otherwise for the one running case, after this change of the design. */
async function tried(change: Partial<ItemPackage>): Promise<string[]> {
  const saved = await saveDesign(world.house, it, { code, revision, package: { ...begun, ...change } });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  revision = saved.revision;
  const done = await dryRun(world.house, it, { code, limit: 10 });
  return (done?.cases?.[0]?.differences ?? []).map(({ kind, name, before, after }) => `${kind} ${name}: ${before} > ${after}`);
}

test("a version that changes nothing changes nothing for running cases", async () => {
  expect(await tried({})).toEqual([]);
});

test("a shorter promise is told in both terms", async () => {
  const promise = { amount: begun.promise.amount - 1, unit: begun.promise.unit };
  expect(await tried({ promise })).toEqual([`promise promise: ${begun.promise.amount} workday > ${promise.amount} workday`]);
});

test("a paper that would be wanted in another situation isn't wanted of a case in this one", async () => {
  const rules = begun.materials.map((material) =>
    material.code === "application" ? { ...material, necessity: "required" as const } : material,
  );
  const hanging = (choice: string) =>
    rules.map((material) => (material.code === "application" ? { ...material, when: { cooling: [choice] } } : material));
  expect(await tried({ materials: rules })).toEqual(["material-wanted 公共场所卫生许可证申请表:  > application"]);
  expect(await tried({ materials: hanging("yes") })).toEqual(["material-wanted 公共场所卫生许可证申请表:  > application"]);
  expect(await tried({ materials: hanging("no") })).toEqual([]);
});

test("the step a case stands at, moved to another post or gone", async () => {
  const other = begun.process.replace(/(role="receive"[^>]*post=")window-clerk/, "$1handler");
  expect((await tried({ process: other }))[0]).toContain("step-elsewhere");
  const renamed = begun.process
    .replaceAll('"receive"', '"receive2"')
    .replace('role="receive2"', 'role="receive"')
    .replaceAll(">receive<", ">receive2<");
  expect((await tried({ process: renamed }))[0]).toContain("step-gone");
});

test("answers that would be lost or refused are named by their field, never repeated", async () => {
  const [page, ...pages] = begun.form.pages;
  const field = page?.fields.find((each) => each.kind !== "section");
  if (!page || !field) throw new Error("no field");
  const without = { ...begun.form, pages: [{ ...page, fields: page.fields.filter((each) => each !== field) }, ...pages] };
  const lost = await tried({ form: without });
  expect(lost.some((line) => line.startsWith(`answer-lost ${field.label["zh-CN"]}`))).toBe(true);
  const asked = { id: "added_later", kind: "text", label: { "zh-CN": "后加的问题" }, required: true } as const;
  const more = { ...begun.form, pages: [{ ...page, fields: [...page.fields, asked] }, ...pages] };
  expect((await tried({ form: more })).some((line) => line.startsWith("answer-wrong 后加的问题"))).toBe(true);
});

test("a material wanted from now on is named", async () => {
  const [first] = begun.materials;
  if (!first) throw new Error("no material");
  const materials = [...begun.materials, { ...first, code: "added", name: "后加的材料", necessity: "required" as const }];
  expect(await tried({ materials })).toEqual(["material-wanted 后加的材料:  > added"]);
});

test("cases are tried a page at a time, without one word of what people wrote, and nothing is written", async () => {
  const given = await configured(world.house, "public-place-hygiene");
  const { caseId } = await must(world.house, citizen, "submit", null, anApplication(given));
  await forwardTo(world.house, caseId, "receive");
  const events = async () =>
    (await sql<{ count: number }>`select count(*)::int as count from matters.event`.execute(world.house.db)).rows[0]?.count;
  const before = await events();
  const first = await dryRun(world.house, it, { code, limit: 1 });
  const second = await dryRun(world.house, it, { code, limit: 1, after: first?.next ?? "" });
  expect([first?.cases?.length, second?.cases?.length, first?.total]).toEqual([1, 1, 2]);
  expect(first?.cases?.[0]?.number).not.toBe(second?.cases?.[0]?.number);
  expect(JSON.stringify([first, second])).not.toContain(given.sample.applicant.name);
  expect(await events()).toBe(before);
});

test("with a process that can't be compiled there is nothing to try on", async () => {
  const saved = await saveDesign(world.house, it, { code, revision, package: { ...begun, process: HALF_DRAWN } });
  expect(saved.ok).toBe(true);
  expect(await dryRun(world.house, it, { code, limit: 10 })).toMatchObject({ cases: null });
});

test("another department's designer tries nothing", async () => {
  const stranger = await actorFor(world.house, { org: "610999GT", post: "catalogue-editor" });
  expect(await dryRun(world.house, stranger, { code, limit: 10 })).toBeNull();
});
