import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../clock.ts";
import type { OpenDb } from "../db/index.ts";
import { testDatabase } from "../db/testing.ts";
import { type FileStore, fileStore, holdFiles, type PutOptions, safeFileName } from "./index.ts";
import { zipOf } from "./zip-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "files-"));
const clock = new FixedClock("2026-03-02T09:00:00+08:00");
let open: OpenDb;
let store: FileStore;
beforeAll(async () => {
  open = await testDatabase();
  store = fileStore({ db: open.db, folder, clock });
});
afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
const MZ = Buffer.concat([Buffer.from("MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00", "latin1"), Buffer.alloc(200)]);
const contentTypes = { name: "[Content_Types].xml", content: Buffer.from("<Types/>") };
const document = { name: "word/document.xml", content: Buffer.from("<w:document/>") };

async function put(content: Buffer, name: string, more: Partial<PutOptions> = {}) {
  return store.put(Readable.from([content]), { name, ...more });
}

async function codeOf(content: Buffer, name: string, more: Partial<PutOptions> = {}) {
  const outcome = await put(content, name, more);
  return outcome.ok ? outcome.file.kind : outcome.code;
}

test("a file comes back as it went in, under the hash of its content", async () => {
  const outcome = await put(PDF, "户口簿.pdf");
  if (!outcome.ok) throw new Error(outcome.code);
  expect(outcome).toMatchObject({ name: "户口簿.pdf", file: { kind: "pdf", type: "application/pdf", size: PDF.length } });
  expect(await buffer(store.read(outcome.file.hash))).toEqual(PDF);
  expect(await store.find(outcome.file.hash)).toEqual(outcome.file);
});

test("the same content twice is kept once", async () => {
  const [first, second] = await Promise.all([put(PDF, "a.pdf"), put(PDF, "b.pdf")]);
  expect(first.ok && second.ok && first.file.hash === second.file.hash).toBe(true);
});

const another = (mark: string) => Buffer.concat([PDF, Buffer.from(mark)]);
const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
async function stored(mark: string): Promise<string> {
  const outcome = await put(another(mark), "a.pdf");
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.file.hash;
}
const hold = (hash: string) => holdFiles([{ kind: "test", owner: "one", hashes: [hash] }], clock.now()).execute(open.db);

test("what nobody holds is removed with its row after the days of waiting, what somebody holds stays", async () => {
  const [left, held, again] = [await stored("left"), await stored("held"), await stored("again")];
  await hold(held);
  clock.set(new Date(clock.now().getTime() + 4 * 86_400_000));
  await stored("again");
  while ((await store.removeUnused()) > 0);
  expect(
    await Promise.all([left, held, again].map(async (hash) => [(await store.find(hash)) !== undefined, existsSync(pathOf(hash))])),
  ).toEqual([
    [false, false],
    [true, true],
    [true, true],
  ]);
});

test("a file sent again while it is being removed is whole afterwards, whoever was first", async () => {
  for (let round = 0; round < 20; round++) {
    const hash = await stored(`race ${round}`);
    clock.set(new Date(clock.now().getTime() + 4 * 86_400_000));
    await Promise.all([store.removeUnused(), stored(`race ${round}`), store.removeUnused()]);
    expect([(await store.find(hash)) !== undefined, existsSync(pathOf(hash))]).toEqual([true, true]);
  }
});

test("a file taken into use while it is being removed is either kept whole or was gone before", async () => {
  for (let round = 0; round < 20; round++) {
    const hash = await stored(`held race ${round}`);
    clock.set(new Date(clock.now().getTime() + 4 * 86_400_000));
    await Promise.all([store.removeUnused(), hold(hash).catch(() => undefined)]);
    const { rows } = await sql`select from platform.file_use where hash = decode(${hash}, 'hex')`.execute(open.db);
    const there = (await store.find(hash)) !== undefined;
    expect([existsSync(pathOf(hash)), rows.length]).toEqual([there, there ? 1 : 0]);
  }
});

test("rows without content, content of another length and content without a row are found, and the last is removed on request", async () => {
  const [missing, longer] = [await stored("missing"), await stored("longer")];
  await hold(missing);
  await hold(longer);
  rmSync(pathOf(missing));
  appendFileSync(pathOf(longer), "x");
  const stray = "ab".repeat(32);
  mkdirSync(dirname(pathOf(stray)), { recursive: true });
  writeFileSync(pathOf(stray), "x");
  utimesSync(pathOf(stray), new Date(clock.now().getTime() - 86_400_000), new Date(clock.now().getTime() - 86_400_000));
  const faults = [
    { hash: missing, fault: "missing" },
    { hash: longer, fault: "size" },
  ];
  expect((await store.reconcile()).faults).toEqual(expect.arrayContaining([...faults, { hash: stray, fault: "stray" }]));
  const mended = await store.reconcile({ repair: true });
  expect(mended).toMatchObject({ removed: 1, faults: expect.arrayContaining(faults) });
  expect(existsSync(pathOf(stray))).toBe(false);
});

test("a file over the limit is refused before it is read to its end", async () => {
  let read = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        read++;
        yield Buffer.alloc(65_536, 1);
      }
    })(),
  );
  expect(await store.put(endless, { name: "a.pdf", maxBytes: 1_000_000 })).toMatchObject({ code: "file/too-large", maxBytes: 1_000_000 });
  expect(read).toBeLessThan(40);
});

test.each([
  ["an empty file", Buffer.alloc(0), "a.pdf", "file/empty"],
  ["a program named .pdf", MZ, "a.pdf", "file/name-does-not-match"],
  ["a program under its own name", MZ, "setup.exe", "file/type-not-allowed"],
  ["a file with no ending", PDF, "pdf", "file/type-not-allowed"],
  ["a PDF named .png", PDF, "a.png", "file/name-does-not-match"],
  ["a page named .pdf", Buffer.from("<html><script>alert(1)</script>"), "a.pdf", "file/name-does-not-match"],
  ["a zip where none is asked for", zipOf([document]), "a.zip", "file/type-not-allowed"],
  ["a Word document", zipOf([contentTypes, document]), "a.docx", "docx"],
  ["any zip named .docx", zipOf([document]), "a.docx", "file/name-does-not-match"],
  [
    "a Word document with macros",
    zipOf([contentTypes, document, { name: "word/vbaProject.bin", content: Buffer.from("x") }]),
    "a.docx",
    "file/has-macros",
  ],
  ["a zip cut off in the middle", zipOf([contentTypes, document]).subarray(0, 60), "a.docx", "file/damaged"],
  [
    "an installer named .doc",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]),
    "a.doc",
    "file/name-does-not-match",
  ],
  [
    "an old Word document",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from("WordDocument", "utf16le")]),
    "a.doc",
    "doc",
  ],
])("%s gives %s → %s", async (_what, content, name, expected) => {
  expect(await codeOf(content, name)).toBe(expected);
});

test("a zip that unpacks to far more than its size is refused", async () => {
  const bomb = zipOf([contentTypes, document, { name: "word/media/zero", content: Buffer.alloc(60 * 2 ** 20) }]);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await codeOf(bomb, "a.docx")).toBe("file/zip-bomb");
});

test("a zip whose directory lies about what it unpacks to is refused", async () => {
  const liar = zipOf([contentTypes, document, { name: "word/media/zero", content: Buffer.alloc(60 * 2 ** 20), claimedSize: 1000 }]);
  expect(await codeOf(liar, "a.docx")).toBe("file/damaged");
});

test("plain text is taken where allowed, in UTF-8 and GB 18030, but never bytes", async () => {
  const allow = ["txt"] as const;
  expect(await codeOf(Buffer.from("情况说明\n"), "a.txt", { allow })).toBe("txt");
  expect(await codeOf(Buffer.from("c7e9bff6", "hex"), "a.txt", { allow })).toBe("txt");
  expect(await codeOf(Buffer.from([0, 1, 2, 3, 4]), "a.txt", { allow })).toBe("file/name-does-not-match");
});

test("what the scanner finds is refused, and nothing of it stays", async () => {
  const scanned = fileStore({ db: open.db, folder, clock, scan: async () => ({ verdict: "infected", name: "test", take: false }) });
  const outcome = await scanned.put(Readable.from([Buffer.concat([PDF, Buffer.from("virus")])]), { name: "a.pdf" });
  expect(outcome).toMatchObject({ ok: false, code: "file/infected" });
  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
});

test("what killed uploads left behind is swept after a day", async () => {
  const left = join(folder, "tmp", "left");
  writeFileSync(left, "x");
  utimesSync(left, new Date(clock.now().getTime() - 2 * 86_400_000), new Date(clock.now().getTime() - 2 * 86_400_000));
  writeFileSync(join(folder, "tmp", "fresh"), "x");
  utimesSync(join(folder, "tmp", "fresh"), clock.now(), clock.now());
  expect(await store.sweep()).toBe(1);
  expect([existsSync(left), existsSync(join(folder, "tmp", "fresh"))]).toEqual([false, true]);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\a\\照片.jpg", "照片.jpg"],
  ["invoice\u202Egnp.exe", "invoicegnp.exe"],
  ["a\u0000b.pdf", "ab.pdf"],
  ["...", "file"],
  [`${"长".repeat(200)}.pdf`, `${"长".repeat(116)}.pdf`],
])("the name %j is shown as %j", (given, safe) => {
  expect(safeFileName(given)).toBe(safe);
});
