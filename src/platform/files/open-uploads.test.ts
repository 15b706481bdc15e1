import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { FixedClock } from "../clock.ts";
import { softwareCrypto } from "../crypto.ts";
import type { OpenDb } from "../db/index.ts";
import { testDatabase } from "../db/testing.ts";
import { createMetrics } from "../metrics.ts";
import { fileStore, MAX_FILE_BYTES, type OpenUploads, openUploads } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "parts-"));
const crypto = softwareCrypto(randomBytes(32));
const DAY = 86_400_000;
let clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let uploads: OpenUploads;
beforeAll(async () => {
  open = await testDatabase();
});
beforeEach(async () => {
  await sql`delete from platform.open_upload`.execute(open.db);
  rmSync(join(folder, "parts"), { recursive: true, force: true });
  clock = new FixedClock("2026-03-02T09:00:00+08:00");
  uploads = openUploads({ db: open.db, folder, clock, crypto, metrics: createMetrics() });
});
afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const FILE = randomBytes(100_000);
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const about = { name: "照片.jpg", field: "material.photo", modified: "1", sha256: null };
const begin = async (owner = "me", more: Partial<Parameters<OpenUploads["begin"]>[1]> = {}) => {
  const begun = await uploads.begin(owner, { ...about, size: FILE.length, ...more });
  if (!begun.ok) throw new Error(begun.code);
  return begun.upload.id;
};
const send = (id: string, from: number, to: number, owner = "me") =>
  uploads.append(owner, id, { offset: from, content: Readable.from([FILE.subarray(from, to)]) });
const wholeOf = async (id: string, owner = "me") => {
  const found = await uploads.content(owner, id);
  return found && buffer(found.stream());
};
const parts = () => (existsSync(join(folder, "parts")) ? readdirSync(join(folder, "parts")) : []);

test("a file arrives in parts, and every byte of it is in its place", async () => {
  const id = await begin("me", { sha256: hashOf(FILE) });
  for (let from = 0; from < FILE.length; from += 30_000) expect(await send(id, from, from + 30_000)).toMatchObject({ ok: true });
  expect((await uploads.find("me", id))?.received).toBe(FILE.length);
  expect(await wholeOf(id)).toEqual(FILE);
});

test("what came before the line broke stays, and the rest goes on from there", async () => {
  const id = await begin();
  async function* breaking() {
    yield FILE.subarray(0, 40_000);
    throw new Error("the line broke");
  }
  expect(await uploads.append("me", id, { offset: 0, content: Readable.from(breaking()) })).toMatchObject({ ok: true });
  expect(await uploads.find("me", id)).toMatchObject({ received: 40_000, size: FILE.length });
  expect(await send(id, 40_000, FILE.length)).toMatchObject({ ok: true });
  expect(await wholeOf(id)).toEqual(FILE);
});

test("whoever asks how far it got takes over from a connection that hangs", async () => {
  const id = await begin();
  const hanging = new Readable({ read() {} });
  const before = uploads.append("me", id, { offset: 0, content: hanging });
  hanging.push(FILE.subarray(0, 10_000));
  expect(await uploads.find("me", id)).toMatchObject({ received: expect.any(Number) });
  await before;
  const { received = -1 } = (await uploads.find("me", id)) ?? {};
  expect(await send(id, received, FILE.length)).toMatchObject({ ok: true });
  expect(await wholeOf(id)).toEqual(FILE);
});

test("the same part sent twice is refused with how far it got, and changes nothing", async () => {
  const id = await begin();
  await send(id, 0, 50_000);
  expect(await send(id, 0, 50_000)).toEqual({ ok: false, code: "file/upload-elsewhere", received: 50_000 });
  expect(await send(id, 70_000, 80_000)).toMatchObject({ code: "file/upload-elsewhere" });
  await send(id, 50_000, FILE.length);
  expect(await wholeOf(id)).toEqual(FILE);
});

test("two connections with the same part at once leave one good file", async () => {
  const id = await begin();
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => send(id, 0, FILE.length)));
  expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
  const { received = 0 } = (await uploads.find("me", id)) ?? {};
  if (received < FILE.length) await send(id, received, FILE.length);
  expect(await wholeOf(id)).toEqual(FILE);
});

test("more than was declared is refused, and nothing of it is kept", async () => {
  const id = await begin("me", { size: 1000 });
  expect(await send(id, 0, 2000)).toMatchObject({ ok: false, code: "file/upload-too-long", received: 0 });
  expect(await send(id, 0, 1000)).toMatchObject({ ok: true });
  expect(await wholeOf(id)).toEqual(FILE.subarray(0, 1000));
});

test("a file that isn't what its sender hashed is thrown away, to be sent anew", async () => {
  const id = await begin("me", { sha256: hashOf(Buffer.from("another")) });
  expect(await send(id, 0, FILE.length)).toEqual({ ok: false, code: "file/upload-damaged" });
  expect([await uploads.find("me", id), parts()]).toEqual([undefined, []]);
});

test.each([
  ["two gigabytes", { size: 2 * 2 ** 30 }, "file/too-large"],
  ["a byte too much", { size: MAX_FILE_BYTES + 1 }, "file/too-large"],
  ["nothing at all", { size: 0 }, "file/empty"],
  ["a program", { name: "..\\..\\setup.exe" }, "file/type-not-allowed"],
])("%s is refused before a byte of it comes", async (_what, more, code) => {
  expect(await uploads.begin("me", { ...about, size: 1, ...more })).toEqual({ ok: false, code });
  expect(await uploads.list("me")).toEqual([]);
});

test("the name is made safe, and isn't kept in clear", async () => {
  await begin("me", { name: "../../etc/张三的身份证.jpg" });
  expect(await uploads.list("me")).toMatchObject([{ name: "张三的身份证.jpg", field: "material.photo" }]);
  const { rows } = await sql<{ row: string }>`select row_to_json(u)::text as row from platform.open_upload u`.execute(open.db);
  expect(Buffer.from(/about":"\\\\x([0-9a-f]+)/.exec(rows[0]?.row ?? "")?.[1] ?? "", "hex").toString()).not.toContain("张三");
});

test("somebody else's upload can't be seen, gone on with, handed in or taken away", async () => {
  const id = await begin("me");
  expect(await uploads.find("you", id)).toBeUndefined();
  expect(await uploads.list("you")).toEqual([]);
  expect(await send(id, 0, 10, "you")).toMatchObject({ code: "file/upload-gone" });
  expect(await uploads.content("you", id)).toBeUndefined();
  await uploads.settle("you", id);
  expect(await uploads.drop("you", id)).toBe(false);
  expect(await uploads.find("me", id)).toMatchObject({ received: 0 });
  for (const nobody of [randomUUID(), "../../../etc/passwd", "'; drop table platform.open_upload"])
    expect(await send(nobody, 0, 10)).toMatchObject({ code: "file/upload-gone" });
});

test("of ten thousand uploads opened at once, by one person or from one address, no more stay than are allowed", async () => {
  const many = async (count: number, owner: (index: number) => string, origin?: string) =>
    (
      await Promise.all(
        Array.from({ length: count }, (_, index) => uploads.begin(owner(index), { ...about, size: 1, ...(origin ? { origin } : {}) })),
      )
    ).filter(({ ok }) => ok).length;
  expect(await many(500, () => "greedy")).toBe(20);
  expect(await many(500, (index) => `visitor ${index}`, "203.0.113.7")).toBe(200);
  expect(await uploads.begin("greedy", { ...about, size: 1 })).toEqual({ ok: false, code: "file/too-many-open" });
  const [first] = await uploads.list("greedy");
  await uploads.settle("greedy", first?.id ?? "");
  expect(await uploads.begin("greedy", { ...about, size: 1 })).toMatchObject({ ok: true });
}, 30_000);

test("what was handed in can be asked for once more for a while, and is then taken away", async () => {
  const id = await begin();
  await send(id, 0, FILE.length);
  await uploads.settle("me", id);
  expect(await uploads.list("me")).toEqual([]);
  expect(await wholeOf(id)).toEqual(FILE);
  expect(await uploads.sweep()).toBe(0);
  clock.set(new Date(clock.now().getTime() + 16 * 60_000));
  expect(await uploads.sweep()).toBe(1);
  expect([await wholeOf(id), parts()]).toEqual([undefined, []]);
});

test("an upload that nobody goes on with for three days is gone, also before the sweep comes; each part gives it three days more", async () => {
  const id = await begin();
  await send(id, 0, 10);
  clock.set(new Date(clock.now().getTime() + 2 * DAY));
  await send(id, 10, 20);
  clock.set(new Date(clock.now().getTime() + 2 * DAY));
  expect(await uploads.find("me", id)).toMatchObject({ received: 20 });
  clock.set(new Date(clock.now().getTime() + 2 * DAY));
  expect(await uploads.find("me", id)).toBeUndefined();
  expect([await uploads.sweep(), parts()]).toEqual([1, []]);
});

test("what lies on disk without an upload, and an upload whose bytes are lost, are found and mended", async () => {
  const [good, short] = [await begin(), await begin()];
  await send(good, 0, 1000);
  await send(short, 0, 1000);
  truncateSync(join(folder, "parts", short), 10);
  writeFileSync(join(folder, "parts", randomUUID()), "left behind");
  clock.set(new Date(Date.now() + 2 * 3_600_000));
  await sql`update platform.open_upload set touched_at = ${clock.now()}`.execute(open.db);
  const faults = (await uploads.reconcile()).faults.map(({ fault }) => fault).sort();
  expect(faults).toEqual(["short-part", "stray-part"]);
  expect(await uploads.reconcile({ repair: true })).toMatchObject({ faults: [], removed: 2 });
  expect(await uploads.reconcile()).toMatchObject({ open: 1, bytes: 1000, faults: [] });
  expect(await uploads.find("me", short)).toBeUndefined();
});

test("bytes that are missing when it goes on end in a clear refusal, not in a file with a hole", async () => {
  const id = await begin();
  await send(id, 0, 1000);
  truncateSync(join(folder, "parts", id), 10);
  expect(await send(id, 1000, 2000)).toEqual({ ok: false, code: "file/upload-gone" });
  expect(await uploads.find("me", id)).toBeUndefined();
});

test("the reconciliation of the store doesn't take parts for its own", async () => {
  await send(await begin(), 0, 1000);
  const store = fileStore({ db: open.db, folder, clock });
  expect(await store.reconcile()).toMatchObject({ files: 0, faults: [] });
});
