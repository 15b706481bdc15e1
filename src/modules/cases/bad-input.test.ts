import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actorFor } from "../identity/fixtures.ts";
import type { Actor } from "../identity/shared.ts";
import { storeMaterial } from "./case-file.ts";
import { anApplication, type CaseWorld, caseWorld, configured, must, see } from "./fixtures.ts";
import { performCase } from "./perform-case.ts";
import { uploadProof } from "./upload-proof.ts";

const CITIZEN: Actor = { kind: "citizen", id: null, name: "" };
const SYSTEM: Actor = { kind: "system", id: "system", name: "" };
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");
let world: CaseWorld;
let hygiene: Awaited<ReturnType<typeof configured>>;

beforeAll(async () => {
  world = await caseWorld("2026-03-06T10:00:00+08:00");
  hygiene = await configured(world.house, "public-place-hygiene");
}, 60_000);
afterAll(() => world.close());

const submit = (change: object, key: string = randomUUID()) =>
  performCase(world.house, CITIZEN, { command: "submit", key, input: { ...anApplication(hygiene), ...change } });

function nested(levels: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

describe("input that nobody types", () => {
  const applicant = () => anApplication(hygiene).applicant;
  test.each([
    ["a NUL in a name", () => ({ applicant: { ...applicant(), name: "石\u0000小满" } })],
    ["half a surrogate pair in an answer", () => ({ form: { ...hygiene.sample.form, name: "\ud800" } })],
    ["an answer nested a hundred thousand deep", () => ({ form: { ...hygiene.sample.form, name: nested(100_000) } })],
    ["a NUL in the name of an answer", () => ({ form: { ...hygiene.sample.form, "a\u0000": 1 } })],
  ])("%s is refused, not a fault", async (_, change) => {
    expect(await submit(change())).toMatchObject({ ok: false, code: "cases/unreadable" });
  });

  test("a NUL in the key is refused, not a fault", async () => {
    expect(await submit({}, "12345678\u0000")).toMatchObject({ ok: false, code: "cases/unreadable" });
  });

  test("a name of a million characters is told beside its field", async () => {
    const outcome = await submit({ applicant: { ...applicant(), name: "石".repeat(1_000_000) } });
    expect(outcome).toMatchObject({ ok: false, code: "cases/invalid", fields: [{ path: "applicant.name" }] });
  });
});

describe("files named in an application", () => {
  const material = (accepts: string) => hygiene.item.package.materials.find((entry) => entry.accept.includes(accepts))?.code ?? "";
  const file = (hash: string, code: string, sender: Actor = CITIZEN) => ({
    material: code,
    hash,
    name: "营业执照.png",
    type: "text/html",
    size: 1,
    proof: uploadProof(world.house, sender, hash),
  });
  const HALL = "610999ZW";

  test("one that was never stored is refused at its place", async () => {
    const outcome = await submit({ files: [file("a".repeat(64), material("png"))] });
    expect(outcome).toMatchObject({ ok: false, code: "cases/invalid", fields: [{ path: "files.0", code: "cases/file-not-stored" }] });
  });

  test("who knows the hash of somebody else's file can't hand it in: only its uploader can", async () => {
    const [own, other] = [
      await actorFor(world.house, { org: HALL, post: "window-clerk" }),
      await actorFor(world.house, { org: HALL, post: "window-clerk" }),
    ];
    const upload = { name: "x.png", material: material("png"), itemCode: hygiene.item.code };
    const stored = await storeMaterial(world.house, own, { ...upload, stream: Readable.from([PNG]) });
    if (!stored.ok) throw new Error(stored.code);
    const hand = (actor: Actor, given: object) =>
      performCase(world.house, actor, {
        command: "submit",
        key: randomUUID(),
        input: { ...anApplication(hygiene), channel: actor.kind === "person" ? "window" : "web", files: [given] },
      });
    const refused = { ok: false, code: "cases/invalid", fields: [{ path: "files.0", code: "cases/file-not-stored" }] };
    expect(await hand(other, stored.file)).toMatchObject(refused);
    expect(await hand(CITIZEN, stored.file)).toMatchObject(refused);
    expect(await hand(own, { ...stored.file, proof: "" })).toMatchObject(refused);
    expect(await hand(own, stored.file)).toMatchObject({ ok: true });
  });

  test("type and size are those of the store, whatever the sender says", async () => {
    const stored = await world.house.files.put(Readable.from([PNG]), { name: "x.png" });
    if (!stored.ok) throw new Error(stored.code);
    const application = { ...anApplication(hygiene), files: [file(stored.file.hash, material("png"))] };
    const { caseId } = await must(world.house, CITIZEN, "submit", null, application);
    const [kept] = (await see(world.house, SYSTEM, caseId)).materials.flatMap((entry) => entry.files);
    expect([kept?.type, kept?.size]).toEqual(["image/png", PNG.length]);
  });

  test("ten thousand of them at once are refused before one is looked for", async () => {
    const files = Array.from({ length: 10_000 }, (_, index) => file(index.toString(16).padStart(64, "0"), material("png")));
    expect(await submit({ files })).toMatchObject({ ok: false, code: "cases/invalid" });
  });

  test("one of a kind the material doesn't take is refused by the material's name", async () => {
    const stored = await world.house.files.put(Readable.from(["just text"]), { name: "x.txt", allow: ["txt"] });
    if (!stored.ok) throw new Error(stored.code);
    const outcome = await submit({ files: [file(stored.file.hash, material("png"))] });
    expect(outcome).toMatchObject({ ok: false, code: "cases/file-kind-not-taken" });
  });
});
