import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FormDefinition } from "../../core/forms/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, see } from "../../modules/cases/fixtures.ts";
import { performCase } from "../../modules/cases/index.ts";
import { publishItem } from "../../modules/catalogue/index.ts";
import { makePerson, PASSWORD } from "../../modules/identity/fixtures.ts";
import { actorOf } from "../../modules/identity/index.ts";
import { loadConfig } from "../../platform/config.ts";
import { createHttpServer, type HttpServer, keepSessions } from "../../platform/http/index.ts";
import { createMetrics } from "../../platform/metrics.ts";
import { createSessions } from "../../platform/sessions.ts";
import { serveDeskApi } from "./serve-desk-api.ts";

const OURS = { "x-mingtang-desk": "1", "sec-fetch-site": "same-origin" };
const TUS = { ...OURS, "tus-resumable": "1.0.0" };
const PDF = Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n");
let world: CaseWorld;
let app: HttpServer;
let item: Awaited<ReturnType<typeof configured>>;
beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  const { house, clock } = world;
  const hygiene = await configured(house, "public-place-hygiene");
  const { package: given, code } = hygiene.item;
  const label = { "zh-CN": "现场照片", en: "photos" };
  const site = { id: "site", title: label, fields: [{ id: "photos", kind: "attachment", label, accept: ["pdf"] }] };
  const form = { ...given.form, pages: [...given.form.pages, site] } as FormDefinition;
  const done = await publishItem(house, { kind: "system", id: "system", name: "" }, { code, package: { ...given, form } });
  if (!done.ok) throw new Error(JSON.stringify(done));
  item = await configured(house, "public-place-hygiene");
  const loaded = loadConfig({ DATA_DIR: mkdtempSync(join(tmpdir(), "desk-uploads-")), WRITES_PER_MINUTE: "0" });
  if (!loaded.ok) throw new Error(loaded.faults.join());
  const { crypto, live, log } = house;
  app = await createHttpServer({ config: loaded.config, clock, crypto, live, log, metrics: createMetrics(), checks: {} });
  keepSessions(app, { sessions: createSessions({ db: house.db, clock }), secure: false });
  await serveDeskApi(app, house);
}, 120_000);
afterAll(async () => {
  await app.close();
  await world.close();
});

async function signedIn(org: string, post: "window-clerk" | "handler") {
  const person = await makePerson(world.house, { holdings: [{ org, post }] });
  const answer = await app.inject({
    method: "POST",
    url: "/desk/session",
    headers: OURS,
    payload: { username: person.username, password: PASSWORD },
  });
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const actor = await actorOf(world.house, person.id);
  if (!actor) throw new Error("somebody just made is active");
  return { cookie, actor };
}
type Who = Awaited<ReturnType<typeof signedIn>>;

async function send(who: Who, name = "扫描件.pdf", bytes = PDF, until = bytes.length): Promise<string> {
  const headers = { ...TUS, cookie: who.cookie };
  const about = `filename ${Buffer.from(name).toString("base64")}`;
  const begun = await app.inject({
    method: "POST",
    url: "/desk/uploads",
    headers: { ...headers, "upload-length": String(bytes.length), "upload-metadata": about },
  });
  const location = String(begun.headers.location ?? "");
  await app.inject({
    method: "PATCH",
    url: location,
    headers: { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
    payload: bytes.subarray(0, until),
  });
  return location.split("/").at(-1) ?? "";
}
const handIn = async (who: Who, id: string, what: object) =>
  (
    await app.inject({ method: "POST", url: `/desk/uploads/${id}/hand-in`, headers: { ...OURS, cookie: who.cookie }, payload: what })
  ).json();
const materialOf = () => item.item.package.materials.find(({ accept }) => accept.includes("pdf"))?.code ?? "";

test("a clerk's scan comes in parts and is handed in for a material; asked again the answer is the same", async () => {
  const clerk = await signedIn("610999ZW", "window-clerk");
  const id = await send(clerk);
  const what = { item: item.item.code, material: materialOf() };
  const first = await handIn(clerk, id, what);
  expect(first).toMatchObject({ ok: true, file: { name: "扫描件.pdf", size: PDF.length, material: materialOf() } });
  expect(await handIn(clerk, id, what)).toEqual(first);
});

test("what is attached to the form at the counter stands in the case", async () => {
  const clerk = await signedIn("610999ZW", "window-clerk");
  const answer = await handIn(clerk, await send(clerk, "现场.pdf"), { item: item.item.code, field: "photos" });
  expect(answer).toMatchObject({ ok: true, file: { name: "现场.pdf", size: PDF.length } });
  const input = { ...anApplication(item), channel: "window", window: "610999ZW", form: { ...item.sample.form, photos: [answer.file] } };
  const done = await performCase(world.house, clerk.actor, { command: "submit", key: randomUUID(), input });
  if (!done.ok) throw new Error(JSON.stringify(done));
  const { formData } = await see(world.house, { kind: "system", id: "system", name: "" }, done.caseId);
  expect(formData.photos).toEqual([{ file: answer.file.file.slice(0, 64), name: "现场.pdf", size: PDF.length }]);
});

test("a file that a question doesn't take is refused, and so is one that is a lie", async () => {
  const clerk = await signedIn("610999ZW", "window-clerk");
  const question = { item: item.item.code, field: "photos" };
  expect(await handIn(clerk, await send(clerk, "表.docx"), question)).toMatchObject({ ok: false, code: "file/type-not-allowed" });
  const lie = await send(clerk, "程序.pdf", Buffer.concat([Buffer.from("MZ\x90\x00"), PDF]));
  expect(await handIn(clerk, lie, question)).toMatchObject({ ok: false, code: "file/name-does-not-match" });
});

test("half an upload, somebody else's and one that was never begun are not handed in", async () => {
  const clerk = await signedIn("610999ZW", "window-clerk");
  const other = await signedIn("610999ZW", "window-clerk");
  const what = { item: item.item.code, material: materialOf() };
  expect(await handIn(clerk, await send(clerk, "a.pdf", PDF, 5), what)).toEqual({ ok: false, code: "file/incomplete" });
  expect(await handIn(clerk, await send(other), what)).toEqual({ ok: false, code: "file/upload-gone" });
  expect(await handIn(clerk, randomUUID(), what)).toEqual({ ok: false, code: "file/upload-gone" });
  expect(await handIn(clerk, await send(clerk), { item: "x" })).toMatchObject({
    ok: false,
    code: "desk/bad-request",
    fields: ["material", "field"],
  });
});

test("who isn't at a window hands nothing in as a material, and who isn't signed in begins nothing", async () => {
  const handler = await signedIn("610999MZ", "handler");
  const what = { item: item.item.code, material: materialOf() };
  expect(await handIn(handler, await send(handler), what)).toEqual({ ok: false, code: "desk/forbidden" });
  expect(await handIn(handler, await send(handler), { item: item.item.code, field: "photos" })).toMatchObject({ ok: true });
  const nobody = await app.inject({ method: "POST", url: "/desk/uploads", headers: { ...TUS, "upload-length": "5" } });
  expect(nobody.statusCode).toBe(401);
  const bare = await app.inject({ method: "POST", url: "/desk/uploads", headers: { "tus-resumable": "1.0.0", cookie: handler.cookie } });
  expect(bare.statusCode).toBe(403);
});
