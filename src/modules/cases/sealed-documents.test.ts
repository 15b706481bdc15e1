import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveSeal, sealsView } from "../documents/index.ts";
import type { SealKind } from "../documents/shared.ts";
import { actorFor } from "../identity/fixtures.ts";
import { auditLog } from "../identity/index.ts";
import type { PersonActor } from "../identity/shared.ts";
import { anApplication, type CaseWorld, caseWorld, configured, holderOf, must, requiredOf } from "./fixtures.ts";
import { caseDocuments, documentFile, previewDocumentPdf } from "./index.ts";

let world: CaseWorld;
let clerk: PersonActor;
let administrator: PersonActor;
const DEPARTMENT = "610999WS";

beforeAll(async () => {
  world = await caseWorld("2026-11-23T02:00:00Z");
  world.house.demo = false; // no samples: only real seals
  clerk = await actorFor(world.house, { org: "610999ZW", post: "window-clerk" });
  administrator = await actorFor(world.house, { org: "610999", post: "system-administrator" });
});
afterAll(() => world.close());

/** A square of one red, half transparent. `colour` 6 is with alpha, 2 without. */
function png(side: number, colour: 2 | 6 = 6, broken = false): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, colour, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * (colour === 6 ? 4 : 3), 128)]);
  const pixels = broken ? Buffer.from("no picture at all") : deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

const put = (image: Buffer | null, actor = administrator, { org = DEPARTMENT, kind = "official" as SealKind } = {}) =>
  saveSeal(world.house, actor, { org, kind, image: image?.toString("base64") ?? null, diameter: 42 });

async function accepted(): Promise<{ caseId: string; actor: PersonActor }> {
  const given = await configured(world.house, "public-place-hygiene");
  const { caseId } = await must(world.house, clerk, "submit", null, { ...anApplication(given), channel: "window", window: "610999ZW" });
  await must(world.house, clerk, "accept", caseId, { checked: requiredOf(given.item), documents: ["acceptance-notice"] });
  return { caseId, actor: (await holderOf(world.house, caseId)).actor };
}

async function pdfOf(caseId: string, actor: PersonActor): Promise<Buffer> {
  const [made] = (await caseDocuments(world.house, actor, caseId))?.made ?? [];
  const file = await documentFile(world.house, actor, { caseId, id: made?.id ?? "", kind: "pdf" });
  const parts: Buffer[] = [];
  for await (const part of file?.stream() ?? []) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const bearsPicture = (pdf: Buffer) => pdf.includes("/Subtype /Image");

test("the seal of an organisation stands on what it issues from then on, never on a draft, and is gone once it is taken out", async () => {
  const before = await accepted();
  expect(bearsPicture(await pdfOf(before.caseId, before.actor))).toBe(false);
  expect(await put(png(400))).toEqual({ ok: true });
  const sealed = await accepted();
  expect(bearsPicture(await pdfOf(sealed.caseId, sealed.actor))).toBe(true);
  const [made] = (await caseDocuments(world.house, sealed.actor, sealed.caseId))?.made ?? [];
  expect(made).toMatchObject({ seal: { org: DEPARTMENT, kind: "official", version: 1 } });
  const draft = await previewDocumentPdf(world.house, sealed.actor, { caseId: sealed.caseId, code: "acceptance-notice", entered: {} });
  expect(draft?.pdf && bearsPicture(draft.pdf)).toBe(false);
  expect(bearsPicture(await pdfOf(before.caseId, before.actor))).toBe(false);
  expect(await put(null)).toEqual({ ok: true });
  const after = await accepted();
  expect(bearsPicture(await pdfOf(after.caseId, after.actor))).toBe(false);
});

test("an acceptance of licensing takes the seal of licensing once there is one, and 公章 again without it; what was issued keeps its picture", async () => {
  await put(png(400));
  const before = await accepted();
  const was = await pdfOf(before.caseId, before.actor);
  expect(await put(png(500), administrator, { kind: "licensing" })).toEqual({ ok: true });
  const made = async ({ caseId, actor }: Awaited<ReturnType<typeof accepted>>) =>
    (await caseDocuments(world.house, actor, caseId))?.made[0];
  expect(await made(await accepted())).toMatchObject({ seal: { org: DEPARTMENT, kind: "licensing", version: 1 } });
  expect((await made(before))?.seal).toMatchObject({ kind: "official" });
  expect((await pdfOf(before.caseId, before.actor)).equals(was)).toBe(true);
  expect(await put(null, administrator, { kind: "licensing" })).toEqual({ ok: true });
  expect(await made(await accepted())).toMatchObject({ seal: { kind: "official" } });
  const seals = (await sealsView(world.house, administrator, DEPARTMENT)) ?? [];
  expect(seals.map(({ kind, image, versions }) => [kind, image !== null, versions.length > 0])).toEqual([
    ["official", true, true],
    ["licensing", false, true],
    ["other", false, false],
  ]);
});

test("only who sets organisations up sees or changes a seal, and each change is in the audit log", async () => {
  expect(await put(png(400), clerk)).toMatchObject({ ok: false, code: "identity/forbidden" });
  expect(await sealsView(world.house, clerk, DEPARTMENT)).toBeNull();
  await put(png(300));
  const [view] = (await sealsView(world.house, administrator, DEPARTMENT)) ?? [];
  expect(view?.image).toMatch(/^data:image\/png;base64,/);
  expect(view?.versions[0]).toMatchObject({ savedBy: administrator.name, taken: false });
  const auditor = await actorFor(world.house, { org: "610999", post: "audit-administrator" });
  const { rows } = await auditLog(world.house, auditor, { action: "org-seal" });
  expect(rows.map(({ success, subjectId }) => [success, subjectId])).toContainEqual([true, DEPARTMENT]);
  expect(rows.some(({ success, code }) => !success && code === "identity/forbidden")).toBe(true);
});

test.each([
  ["a text", Buffer.from("<svg onload=alert(1)>".repeat(10)), "documents/seal-not-png"],
  ["a picture without transparency", png(400, 2), "documents/seal-not-transparent"],
  ["one too small to be sharp", png(100), "documents/seal-wrong-shape"],
  ["one of many pixels", png(1601), "documents/seal-wrong-shape"],
  ["one of many bytes", Buffer.concat([png(400), Buffer.alloc(500_001)]), "documents/seal-too-large"],
  ["one that is damaged", png(400, 6, true), "documents/seal-unreadable"],
])("%s isn't taken as a seal", async (_, image, code) => {
  expect(await put(image)).toMatchObject({ ok: false, code });
});

test("an organisation that isn't there has no seal", async () => {
  expect(await put(png(400), administrator, { org: "610999QQ" })).toMatchObject({ ok: false, code: "documents/no-org" });
});
