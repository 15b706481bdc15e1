import { createWriteStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPromise } from "yauzl";
import { ZipFile } from "yazl";
import { actorFor } from "../../identity/fixtures.ts";
import { auditLog } from "../../identity/index.ts";
import { anApplication, type CaseWorld, caseWorld, configured, forwardTo, holderOf, must } from "../fixtures.ts";
import { caseBundle, caseRecordPdf, checkBundle, storeMaterial } from "../index.ts";
import { type RecordFacts, recordBlocks } from "./case-record.ts";
import type { TracedAct } from "./trace.ts";

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==", "base64");
let world: CaseWorld;
let folder: string;
let caseId: string;

beforeAll(async () => {
  world = await caseWorld("2026-03-02T09:00:00+08:00");
  folder = await mkdtemp(join(tmpdir(), "bundle-"));
  const { house } = world;
  const given = await configured(house, "minimum-living-allowance");
  caseId = (await must(house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(given))).caseId;
  const clerk = await holderOf(house, caseId);
  await must(house, clerk.actor, "receive", caseId, {});
  const step = given.item.process.nodes.find(({ step }) => step?.role === "receive")?.step;
  const measures = step?.risks?.slice(0, 1).map(({ name }) => name) ?? [];
  const opinion = "材料齐全，予以受理";
  await must(house, clerk.actor, "accept", caseId, {
    checked: anApplication(given).papers,
    measures,
    opinion,
    form: null,
    documents: ["acceptance-notice"],
  });
  await forwardTo(house, caseId, "nowhere").catch(() => {});
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

async function takeOut(name: string, id = caseId): Promise<string> {
  const supervisor = await actorFor(world.house, { org: "610999", post: "supervisor" });
  const bundle = await caseBundle(world.house, supervisor, id);
  if (!bundle) throw new Error("no bundle");
  const path = join(folder, name);
  await pipeline(bundle.stream, createWriteStream(path));
  return path;
}

async function entriesOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const entries = new Map<string, Buffer>();
  const found = [];
  for await (const entry of zip.eachEntry()) found.push(entry);
  for (const entry of found) entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  zip.close();
  return entries;
}

async function packed(entries: Map<string, Buffer>, name: string): Promise<string> {
  const zip = new ZipFile();
  for (const [path, content] of entries) zip.addBuffer(content, path);
  zip.end();
  const path = join(folder, name);
  await writeFile(path, await buffer(zip.outputStream as NodeJS.ReadableStream));
  return path;
}

/** The bundle with one entry changed by hand. */
async function changed(name: string, entry: string, change: (text: string) => string): Promise<string> {
  const entries = await entriesOf(await takeOut(`whole-${name}`));
  entries.set(entry, Buffer.from(change(entries.get(entry)?.toString("utf8") ?? "")));
  return packed(entries, name);
}

test("a case taken out proves itself without a database, down to the newest seal", async () => {
  const report = await checkBundle(await takeOut("whole.zip"));
  expect(report).toMatchObject({ ok: true, faults: [], manifest: { format: "mingtang-case-bundle", case: { id: caseId } } });
  if (!report.ok) return;
  expect(report.proof?.sealed).toBe(report.proof?.events);
  expect(report.proof?.newestSeal?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("what somebody else is just writing keeps a bundle waiting, not unsealed", async () => {
  const { house } = world;
  const begun = () => house.db.startTransaction().execute();
  const holding = (tx: Awaited<ReturnType<typeof begun>>) => sql`select pg_advisory_xact_lock(hashtext('matters.seal'))`.execute(tx);
  const waiting = () =>
    sql`select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`.execute(
      house.db,
    );
  const [writing, before, after] = await Promise.all([begun(), begun(), begun()]);
  await sql`select pg_current_xact_id()`.execute(writing);
  const other = await must(
    house,
    { kind: "citizen", id: null, name: "" },
    "submit",
    null,
    anApplication(await configured(house, "public-place-hygiene")),
  );
  await holding(before);
  const taking = takeOut("beside.zip", other.caseId);
  await expect.poll(async () => (await waiting()).rows).toHaveLength(1);
  await before.rollback().execute();
  // It has tried to seal once when the lock comes round to this one.
  await holding(after);
  await writing.rollback().execute();
  await after.rollback().execute();
  expect(await checkBundle(await taking)).toMatchObject({ ok: true, faults: [] });
});

test("its trace tells of every act who did it, in which post, what they wrote, and what changed", async () => {
  const entries = await entriesOf(await takeOut("trace.zip"));
  const trace = JSON.parse(entries.get("trace.json")?.toString("utf8") ?? "[]");
  const accepted = trace.find((act: { type: string }) => act.type === "case/accepted");
  expect(accepted).toMatchObject({ person: { staffNumber: expect.any(String), post: "window-clerk" }, opinion: "材料齐全，予以受理" });
  expect(accepted.changes).toContainEqual(expect.objectContaining({ what: "state", before: "submitted", after: "accepted" }));
});

test("a document that was issued stands in the trace with its number, and its PDF lies in the bundle", async () => {
  const entries = await entriesOf(await takeOut("papers.zip"));
  const trace: TracedAct[] = JSON.parse(entries.get("trace.json")?.toString("utf8") ?? "[]");
  const accepted = trace.find((act) => act.type === "case/accepted");
  const change = accepted?.changes.find(({ what }) => what === "document");
  expect(change).toMatchObject({ label: "受理通知书", before: null, after: expect.stringMatching(/^.+〔2026〕\d+号 issued$/) });
  const [paper] = accepted?.files.filter(({ made }) => made) ?? [];
  expect(entries.get(`files/${paper?.hash}`)?.subarray(0, 5).toString()).toBe("%PDF-");
  const text = JSON.stringify(recordBlocks({} as RecordFacts, trace, []));
  expect(text).toContain("受理通知书：示民政受〔2026〕1号 已出具");
});

test("an event changed by hand is found, and so are a journal cut short, a file added and a signature put on something else", async () => {
  const altered = await changed("altered.zip", "journal.json", (text) => text.replace("case/accepted", "case/declined"));
  const report = await checkBundle(altered);
  expect(report.ok && report.faults.map(({ fault }) => fault)).toEqual(expect.arrayContaining(["altered", "hash"]));
  const short = await changed("short.zip", "journal.json", (text) => {
    const journal = JSON.parse(text);
    return JSON.stringify({ ...journal, events: journal.events.slice(0, -1) });
  });
  const cut = await checkBundle(short);
  expect(cut.ok && cut.faults.map(({ fault }) => fault)).toEqual(expect.arrayContaining(["altered", "head"]));
  const more = await entriesOf(await takeOut("more.zip"));
  more.set("files/letter.txt", Buffer.from("x"));
  const added = await checkBundle(await packed(more, "added.zip"));
  expect(added.ok && added.faults).toEqual([{ at: "files/letter.txt", fault: "unlisted" }]);
  const forged = await checkBundle(
    await changed("forged.zip", "manifest.json", (text) => text.replace(/"exportedBy":"[^"]*"/, '"exportedBy":"别人"')),
  );
  expect(forged.ok && forged.faults).toContainEqual({ at: "signature.json", fault: "signature" });
});

test("a file missing from the disk ends the download with a fault, and nothing else", async () => {
  const { house } = world;
  const given = await configured(house, "minimum-living-allowance");
  const citizen = { kind: "citizen" as const, id: null, name: "" };
  const material = given.item.package.materials.find(({ accept }) => accept.includes("png"))?.code ?? "";
  const stored = await storeMaterial(house, citizen, { stream: Readable.from([PNG]), name: "a.png", material, itemCode: given.item.code });
  if (!stored.ok) throw new Error(stored.code);
  const application = anApplication(given);
  const taken = await must(house, citizen, "submit", null, { ...application, files: [stored.file] });
  await rm(house.files.pathOf(stored.file.hash));
  const supervisor = await actorFor(house, { org: "610999", post: "supervisor" });
  const bundle = await caseBundle(house, supervisor, taken.caseId);
  await expect(buffer(bundle?.stream ?? Readable.from([]))).rejects.toThrow("ENOENT");
});

test("something else than a bundle is refused, not half read", async () => {
  const path = join(folder, "noise.zip");
  await writeFile(path, "not a zip");
  expect(await checkBundle(path)).toEqual({ ok: false, code: "bundle/unreadable" });
  expect(await checkBundle(await packed(new Map([["a.txt", Buffer.from("a")]]), "empty.zip"))).toEqual({
    ok: false,
    code: "bundle/unreadable",
  });
});

test("the record says of every act who did it, in which post, and what it changed, in words a reader knows", async () => {
  const entries = await entriesOf(await takeOut("record.zip"));
  const trace = JSON.parse(entries.get("trace.json")?.toString("utf8") ?? "[]");
  const facts = {
    item: "低保",
    number: "1",
    application: "2",
    applicant: "甲",
    department: "民政局",
    submitted: "",
    state: "在办",
    outcome: "",
    exported: "",
    head: "0",
  };
  const text = recordBlocks(facts, trace, [])
    .flatMap((block) => (block.kind === "table" ? block.rows.flatMap((row) => row.cells) : []))
    .join("\n");
  expect(text).toContain("材料齐全，予以受理");
  expect(text).toContain("状态：待接收 → 在办");
  expect(text).toMatch(/窗口/);
  // Whoever accepted ticked the measure against the first risk of the step, not those against the others.
  expect(text).toMatch(/防控措施：[^；\n]+（已落实）/);
  expect(text).toMatch(/防控措施：[^；\n]+（未勾选落实）/);
  expect(text).not.toMatch(/submitted|accepted|running|checked|case\/|undefined/);
  const supervisor = await actorFor(world.house, { org: "610999", post: "supervisor" });
  const record = await caseRecordPdf(world.house, supervisor, caseId);
  expect(record?.pdf?.subarray(0, 5).toString()).toBe("%PDF-");
  if (process.env.SHOW_PDF && record?.pdf) await writeFile(process.env.SHOW_PDF, record.pdf);
});

test("who has a step in the case doesn't take it out; who may is put on record", async () => {
  const officer = await actorFor(world.house, { org: "610999MZ", post: "handler" });
  expect(await caseBundle(world.house, officer, caseId)).toBeNull();
  await takeOut("logged.zip");
  const auditor = await actorFor(world.house, { org: "610999", post: "audit-administrator" });
  const { rows } = await auditLog(world.house, auditor, { action: "personal-view" });
  expect(rows.some(({ subjectId, details }) => subjectId === caseId && details.what === "bundle")).toBe(true);
  const number = rows.find(({ subjectId }) => subjectId === caseId)?.details.number ?? "";
  expect((await auditLog(world.house, auditor, { text: number.toLowerCase() })).rows.map(({ subjectId }) => subjectId)).toContain(caseId);
  const entries = await entriesOf(await takeOut("looks.zip"));
  const [look] = JSON.parse(entries.get("views.json")?.toString("utf8") ?? "[]");
  expect(look).toMatchObject({ staffNumber: expect.stringMatching(/^T/), posts: ["supervisor"], what: "bundle" });
});

test("the record of a case whose personal data are erased says so, with all that is left", async () => {
  const supervisor = await actorFor(world.house, { org: "610999", post: "supervisor" });
  await sql`update matters.matter set data_key = null, personal = null where id = ${caseId}`.execute(world.house.db);
  const record = await caseRecordPdf(world.house, supervisor, caseId);
  expect(record?.pdf?.subarray(0, 5).toString()).toBe("%PDF-");
});
