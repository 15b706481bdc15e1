import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FormDefinition } from "../../core/forms/index.ts";
import { publishItem } from "../catalogue/index.ts";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor, PersonActor } from "../identity/shared.ts";
import { verify } from "../matters/index.ts";
import { fileOfCase, storeAttachment, storeMaterial } from "./case-file.ts";
import { caseMatters } from "./case-kind.ts";
import { dropDraft, saveDraft, sweepDrafts } from "./draft.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf, see } from "./fixtures.ts";
import { heldForNobody, holdFilesAnew } from "./hold-files-anew.ts";
import { performCase } from "./perform-case.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const DAY = 86_400_000;
let world: CaseWorld;
let item: Awaited<ReturnType<typeof configured>>;
let clerk: PersonActor;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  const hygiene = await configured(world.house, "public-place-hygiene");
  const { package: given, code } = hygiene.item;
  const asked = {
    id: "site",
    title: { "zh-CN": "现场", en: "site" },
    fields: [{ id: "photos", kind: "attachment", label: { "zh-CN": "现场照片", en: "photos" }, accept: ["pdf"] }],
  };
  const form = { ...given.form, pages: [...given.form.pages, asked] } as FormDefinition;
  const done = await publishItem(world.house, { kind: "system", id: "system", name: "" }, { code, package: { ...given, form } });
  if (!done.ok) throw new Error(JSON.stringify(done));
  item = await configured(world.house, "public-place-hygiene");
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
}, 60_000);
afterAll(() => world.close());

const pdf = (mark: string) => Buffer.from(`%PDF-1.7\n%%EOF ${mark}`);
const attach = async (mark: string, sender: Actor = CITIZEN) => {
  const stored = await storeAttachment(world.house, sender, { stream: Readable.from([pdf(mark)]), name: "现场.pdf", accept: ["pdf"] });
  if (!stored.ok) throw new Error(stored.code);
  const { file, name, size } = stored;
  return { row: { file, name, size }, hash: file.slice(0, 64) };
};
const submitWith = (photos: object[]) =>
  performCase(world.house, CITIZEN, {
    command: "submit",
    key: randomUUID(),
    input: { ...anApplication(item), form: { ...item.sample.form, photos } },
  });
const waitAndSweep = async () => {
  world.clock.set(new Date(world.clock.now().getTime() + 4 * DAY));
  while ((await world.house.files.removeUnused()) > 0);
};
const isThere = async (hash: string) => (await world.house.files.find(hash)) !== undefined;

test("a file of the form's own is taken from its sender only, and then named by its content alone", async () => {
  const { row, hash } = await attach("own");
  const others = await attach("somebody else's", clerk);
  const refused = { ok: false, code: "cases/invalid", fields: [{ path: "form.photos", code: "cases/file-not-stored" }] };
  expect(await submitWith([others.row])).toMatchObject(refused);
  expect(await submitWith([{ ...row, file: hash }])).toMatchObject(refused);
  expect(await submitWith([{ ...row, file: "nothing of ours" }])).toMatchObject(refused);
  const done = await submitWith([{ ...row, size: 1 }]);
  expect(done).toMatchObject({ ok: true });
  if (!done.ok) return;
  const { formData } = await see(world.house, { kind: "system", id: "system", name: "" }, done.caseId);
  expect(formData.photos).toEqual([{ file: hash, name: "现场.pdf", size: pdf("own").length }]);
});

test("who handles the case opens a file of the form; who has no step in it, and who asks for another file, finds nothing", async () => {
  const { row, hash } = await attach("to be opened");
  const done = await submitWith([row]);
  if (!done.ok) throw new Error(done.code);
  await must(world.house, clerk, "accept", done.caseId, { checked: requiredOf(item.item) });
  const { actor } = await holderOf(world.house, done.caseId);
  const line = (await see(world.house, actor, done.caseId)).form.find(({ path }) => path === "photos");
  expect(line?.files).toEqual([{ hash, name: "现场.pdf", type: "application/pdf", size: row.size }]);
  const found = await fileOfCase(world.house, actor, done.caseId, hash);
  expect(found && (await buffer(found.stream()))).toEqual(pdf("to be opened"));
  const stranger = await actorFor(world.house, { org: "610999MZ", post: "handler" });
  expect(await fileOfCase(world.house, stranger, done.caseId, hash)).toBeNull();
  expect(await fileOfCase(world.house, actor, done.caseId, (await attach("not of this case")).hash)).toBeNull();
});

test("the files of a case stay; those of a draft go with it, unless a case has them too", async () => {
  const [inCase, inBoth, inDraft, nowhere] = [await attach("a"), await attach("b"), await attach("c"), await attach("d")];
  const done = await submitWith([inCase.row, inBoth.row]);
  expect(done).toMatchObject({ ok: true });
  const content = { applicant: {}, form: { answers: { photos: [inBoth.row, inDraft.row] } }, files: [], window: null, page: "" };
  const about = { itemCode: item.item.code, itemVersion: item.item.versionId, content };
  const saved = await saveDraft(world.house, { token: null, version: 0, ...about });
  if (!saved.ok) throw new Error(saved.code);
  await waitAndSweep();
  const there = () => Promise.all([inCase, inBoth, inDraft, nowhere].map(({ hash }) => isThere(hash)));
  expect(await there()).toEqual([true, true, true, false]);
  await dropDraft(world.house, saved.token);
  await waitAndSweep();
  expect(await there()).toEqual([true, true, false, false]);
});

test("a file taken out of a draft is given up by its next saving", async () => {
  const { row, hash } = await attach("taken out");
  const about = { itemCode: item.item.code, itemVersion: item.item.versionId };
  const contentWith = (photos: object[]) => ({ applicant: {}, form: { answers: { photos } }, files: [], window: null, page: "" });
  const saved = await saveDraft(world.house, { token: null, version: 0, ...about, content: contentWith([row]) });
  if (!saved.ok) throw new Error(saved.code);
  await saveDraft(world.house, { token: saved.token, version: 1, ...about, content: contentWith([]) });
  await waitAndSweep();
  expect(await isThere(hash)).toBe(false);
});

test("a draft that runs out leaves no file behind, and no hold for nobody", async () => {
  const material = item.item.package.materials.find(({ accept }) => accept.includes("pdf"))?.code ?? "";
  const given = { stream: Readable.from([pdf("run out")]), name: "a.pdf", material, itemCode: item.item.code };
  const stored = await storeMaterial(world.house, CITIZEN, given);
  if (!stored.ok) throw new Error(stored.code);
  const content = { applicant: {}, form: {}, files: [stored.file], window: null, page: "" };
  await saveDraft(world.house, { token: null, version: 0, itemCode: item.item.code, itemVersion: item.item.versionId, content });
  await waitAndSweep();
  expect(await isThere(stored.file.hash)).toBe(true);
  world.clock.set(new Date(world.clock.now().getTime() + 91 * DAY));
  await sweepDrafts(world.house);
  await waitAndSweep();
  expect([await isThere(stored.file.hash), await heldForNobody(world.house)]).toEqual([false, 0]);
});

test("a database from before uses were kept has its holders noted once, and its files then come under the sweep", async () => {
  const [held, forgotten] = [await attach("from before"), await attach("forgotten before")];
  const done = await submitWith([held.row]);
  if (!done.ok) throw new Error(done.code);
  await sql`delete from platform.file_use where owner = ${done.caseId}`.execute(world.house.db);
  await sql`update platform.file set put_at = null`.execute(world.house.db);
  let times = 0;
  const adopt = () => world.house.files.adoptOld(() => holdFilesAnew(world.house).finally(() => times++));
  await adopt();
  await adopt();
  await waitAndSweep();
  expect([times, await isThere(held.hash), await isThere(forgotten.hash)]).toEqual([1, true, false]);
  expect((await verify(world.house, new Map([["case", caseMatters]]))).faults).toEqual([]);
});

test("a case that names a file without holding it is found by verify, and mended by noting all holders anew", async () => {
  const { row } = await attach("unheld");
  const done = await submitWith([row]);
  if (!done.ok) throw new Error(done.code);
  const faults = async () => (await verify(world.house, new Map([["case", caseMatters]]))).faults;
  expect(await faults()).toEqual([]);
  await sql`delete from platform.file_use where owner = ${done.caseId}`.execute(world.house.db);
  expect(await faults()).toEqual([{ matter: done.caseId, sequence: 0, fault: "own-table" }]);
  await holdFilesAnew(world.house);
  expect(await faults()).toEqual([]);
});
