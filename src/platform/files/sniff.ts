import { open, readFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import type { FileKind } from "./kinds.ts";
import { inspectZip } from "./zip.ts";

export type Sniffed =
  | { ok: true; kind: FileKind }
  | { ok: false; code: "file/type-not-allowed" | "file/zip-bomb" | "file/damaged" | "file/has-macros" };

const HEAD = 4100;
const BY_TYPE: Record<string, FileKind> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "image/heif": "heic",
};

/** Says what a file is by its bytes. The name is not looked at. */
export async function sniff(path: string): Promise<Sniffed> {
  const head = await readHead(path);
  if (head.readUInt32BE(0) === 0x504b0304) return sniffZip(path);
  if (head.readUInt32BE(0) === 0xd0cf11e0) return sniffCompound(await readFile(path));
  const found = await fileTypeFromBuffer(head.subarray(0, HEAD));
  const kind = found && BY_TYPE[found.mime];
  if (kind) return { ok: true, kind };
  if (!found && isText(await readFile(path))) return { ok: true, kind: "txt" };
  return { ok: false, code: "file/type-not-allowed" };
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    // Zeros behind a very short file don't change what it is.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, Math.max(4, bytesRead));
  } finally {
    await file.close();
  }
}

async function sniffZip(path: string): Promise<Sniffed> {
  const zip = await inspectZip(path);
  if (!zip.ok) return zip;
  if (zip.names.some((name) => /vbaProject\.bin$/i.test(name))) return { ok: false, code: "file/has-macros" };
  const has = (name: string) => zip.names.includes(name);
  if (has("[Content_Types].xml") && has("word/document.xml")) return { ok: true, kind: "docx" };
  if (has("[Content_Types].xml") && has("xl/workbook.xml")) return { ok: true, kind: "xlsx" };
  if (has("OFD.xml")) return { ok: true, kind: "ofd" };
  return { ok: true, kind: "zip" };
}

/** The compound format of old Office files, but also of Windows installers: told apart by the names of the streams inside. */
function sniffCompound(bytes: Buffer): Sniffed {
  const has = (stream: string) => bytes.includes(Buffer.from(stream, "utf16le"));
  if (has("_VBA_PROJECT")) return { ok: false, code: "file/has-macros" };
  if (has("WordDocument")) return { ok: true, kind: "doc" };
  if (has("Workbook")) return { ok: true, kind: "xls" };
  return { ok: false, code: "file/type-not-allowed" };
}

/** Text in UTF-8 or GB 18030, without control characters. Markup is refused: a browser may take it for a page. */
function isText(bytes: Buffer): boolean {
  const text = decode(bytes, "utf-8") ?? decode(bytes, "gb18030");
  if (text === undefined) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return !/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text) && !/^\s*(<[a-z!?/]|#!)/i.test(text);
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
