import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FixedClock } from "../clock.ts";
import type { OpenDb } from "../db/index.ts";
import { testDatabase } from "../db/testing.ts";
import { type FileStore, fileStore } from "./index.ts";
import { zipOf } from "./zip-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "abuse-"));
let open: OpenDb;
let store: FileStore;
beforeAll(async () => {
  open = await testDatabase();
  store = fileStore({ db: open.db, folder, clock: new FixedClock("2026-03-02T09:00:00+08:00") });
});
afterAll(async () => {
  await open.close();
  rmSync(folder, { recursive: true, force: true });
});

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
const office = [{ name: "[Content_Types].xml", content: Buffer.from("<Types/>") }];
const put = async (content: Iterable<Buffer> | AsyncIterable<Buffer>, name: string) => {
  const outcome = await store.put(Readable.from(content), { name });
  return outcome.ok ? outcome.name : outcome.code;
};
const bytes = (...pieces: Buffer[]) => [Buffer.concat(pieces)];

/** So many bytes without ever having them all. */
function* megabytes(count: number) {
  yield PDF;
  for (let each = 0; each < count; each++) yield Buffer.alloc(2 ** 20);
}
async function* broken() {
  yield PDF;
  throw new Error("the line broke");
}

test("whatever is thrown at the store ends in a clear error or one good file, and leaves nothing else behind", async () => {
  expect(await put([PDF], "../../../etc/cron.d/x.pdf")).toBe("x.pdf");
  expect(await put([PDF], "..\\..\\autoexec.pdf")).toBe("autoexec.pdf");
  expect(await put(megabytes(2048), "two-gigabytes.pdf")).toBe("file/too-large");
  await expect(put(broken(), "interrupted.pdf")).rejects.toThrow("the line broke");
  const bomb = zipOf([...office, { name: "word/document.xml", content: Buffer.alloc(90 * 2 ** 20) }]);
  expect(await put([bomb], "bomb.docx")).toBe("file/zip-bomb");
  // Two kinds in one: a program before a zip, a page before a picture, a zip behind a picture's name.
  expect(await put(bytes(Buffer.from("MZ\x90\x00"), zipOf(office)), "program.docx")).toBe("file/name-does-not-match");
  expect(await put(bytes(Buffer.from("<script>alert(1)</script>"), PDF), "page.pdf")).toBe("file/name-does-not-match");
  expect(await put([zipOf(office)], "picture.png")).toBe("file/name-does-not-match");
  const many = zipOf(Array.from({ length: 10_000 }, (_, index) => ({ name: `${index}`, content: Buffer.from("x") })));
  expect(await put([many], "ten-thousand.docx")).toBe("file/zip-bomb");
  await Promise.all(Array.from({ length: 20 }, (_, index) => put([PDF], `same ${index}.pdf`)));

  expect(readdirSync(join(folder, "tmp"))).toEqual([]);
  expect(readdirSync(folder).filter((name) => name !== "tmp")).toHaveLength(1);
  expect(await store.reconcile()).toMatchObject({ files: 1, unused: 1, faults: [] });
});
