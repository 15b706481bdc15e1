import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { annotate, annotationsOf, removeAnnotation, sealAnnotationsAnew } from "./annotations.ts";
import { storeMaterial } from "./case-file.ts";
import { anApplication, type CaseWorld, caseWorld, configured, must } from "./fixtures.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
let world: CaseWorld;
let clerk: PersonActor;
let caseId: string;
let hash: string;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  const hygiene = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  const material = hygiene.item.package.materials.find(({ accept }) => accept.includes("pdf"))?.code ?? "";
  const given = { stream: Readable.from([Buffer.from("%PDF-1.7\n%%EOF")]), name: "a.pdf", material, itemCode: hygiene.item.code };
  const stored = await storeMaterial(world.house, CITIZEN, given);
  if (!stored.ok) throw new Error(stored.code);
  hash = stored.file.hash;
  caseId = (await must(world.house, CITIZEN, "submit", null, { ...anApplication(hygiene), files: [stored.file] })).caseId;
}, 60_000);
afterAll(() => world.close());

const remark = (actor: Actor, words: string, more: object = {}) =>
  annotate(world.house, actor, { caseId, hash, page: 1, place: [100, 200, 300, 40], words, ...more });

test("a remark is shown to colleagues of the case with its place, author and time, and to nobody else", async () => {
  expect(await remark(clerk, "印章不清")).toMatchObject({ ok: true });
  const [seen] = await annotationsOf(world.house, clerk, caseId);
  expect(seen).toMatchObject({ hash, page: 1, place: [100, 200, 300, 40], words: "印章不清", author: clerk.name, isOwn: true });
  const colleague = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  expect(await annotationsOf(world.house, colleague, caseId)).toMatchObject([{ words: "印章不清", isOwn: false }]);
  const stranger = await actorFor(world.house, { org: "610999MZ", post: "handler" });
  const applicant: Actor = { kind: "citizen", id: caseId, name: "" };
  for (const actor of [stranger, applicant]) expect(await annotationsOf(world.house, actor, caseId)).toEqual([]);
  for (const actor of [stranger, applicant]) expect(await remark(actor, "x")).toMatchObject({ ok: false, code: "matters/not-found" });
});

test("a file of another case can't be remarked on", async () => {
  expect(await remark(clerk, "x", { hash: "0".repeat(64) })).toMatchObject({ ok: false, code: "matters/not-found" });
});

test("only its author takes a remark back, once, and it stays on record", async () => {
  const made = await remark(clerk, "写错了");
  if (!made.ok) throw new Error(made.code);
  const colleague = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  const refused = { ok: false, code: "cases/annotation-not-own" };
  expect(await removeAnnotation(world.house, colleague, { caseId, id: made.id })).toMatchObject(refused);
  expect(await removeAnnotation(world.house, clerk, { caseId, id: made.id })).toEqual({ ok: true });
  expect(await removeAnnotation(world.house, clerk, { caseId, id: made.id })).toMatchObject(refused);
  expect((await annotationsOf(world.house, clerk, caseId)).map(({ words }) => words)).toEqual(["印章不清"]);
  const { rows } = await sql<{
    person_name: string;
    words: Buffer;
  }>`select person_name, words from cases.annotation where id = ${made.id}`.execute(world.house.db);
  expect(rows[0]?.person_name).toBe(clerk.name);
  expect(rows[0]?.words.includes("写错了")).toBe(false);
});

test("remarks are sealed with the case's own key, older ones too once the sweep has come by, and go with it", async () => {
  const { house } = world;
  const made = await remark(clerk, "户口簿第二页缺页");
  if (!made.ok) throw new Error(made.code);
  const old = house.crypto.encrypt("cases.annotation", "从前的批注", made.id);
  await sql`update cases.annotation set words = ${old}, of_case = false where id = ${made.id}`.execute(house.db);
  const words = async () => (await annotationsOf(house, clerk, caseId)).map((each) => each.words);
  expect(await words()).toContain("从前的批注");
  expect([await sealAnnotationsAnew(house), await sealAnnotationsAnew(house)]).toEqual([1, 0]);
  expect(await words()).toContain("从前的批注");
  const { rows } = await sql<{ words: Buffer }>`select words from cases.annotation where id = ${made.id}`.execute(house.db);
  expect(() => house.crypto.decrypt("cases.annotation", rows[0]?.words ?? Buffer.alloc(0), made.id)).toThrow();
  await sql`update matters.matter set data_key = null where id = ${caseId}`.execute(house.db);
  expect(await words()).toEqual([]);
  expect(await remark(clerk, "x")).toMatchObject({ ok: false, code: "matters/erased" });
});
