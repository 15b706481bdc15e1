/** Files as people hand them in, small and real; and some that nobody should. */
import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { zipOf } from "../../src/platform/files/zip-fixture.ts";

export interface HandedIn {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A one-page PDF with a line of text; `mark` makes each its own file. */
export function pdf(name: string, mark: string = name): HandedIn {
  const body = `BT /F1 18 Tf 40 90 Td (${Buffer.from(mark).toString("hex").slice(0, 60)}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 180] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${body.length} >>\nstream\n${body}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return { name: `${name}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(text, "latin1") };
}

/** A small grey picture, different at every call. */
export function png(name: string): HandedIn {
  const [width, height] = [64, 40];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const shade = randomBytes(4);
  const rows = Buffer.concat(
    Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.from([0]), Buffer.alloc(width, shade[y % 4])])),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const buffer = Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
  return { name: `${name}.png`, mimeType: "image/png", buffer };
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

function crc32(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** A scan of so many megabytes. */
export function largePdf(name: string, megabytes: number): HandedIn {
  const { buffer, ...rest } = pdf(name);
  return { ...rest, buffer: Buffer.concat([buffer, randomBytes(megabytes * 2 ** 20)]) };
}

/** More than anybody may hand in. */
export const hugePdf = () => largePdf("超大扫描件", 31);

/** A program for Windows that calls itself a PDF. */
export function disguisedProgram(): HandedIn {
  const program = Buffer.alloc(4096);
  program.write("MZ", 0, "latin1");
  program.writeUInt32LE(128, 60);
  program.write("PE\0\0", 128, "latin1");
  return { name: "营业执照.pdf", mimeType: "application/pdf", buffer: program };
}

/** A word-processor document of some kilobytes that unpacks to hundreds of megabytes. */
export function zipBomb(): HandedIn {
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const buffer = zipOf([
    { name: "[Content_Types].xml", content: Buffer.from(types) },
    { name: "word/document.xml", content: Buffer.alloc(300 * 2 ** 20) },
  ]);
  return { name: "卫生管理制度.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer };
}
