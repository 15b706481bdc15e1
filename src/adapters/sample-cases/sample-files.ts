import { Readable } from "node:stream";
import { type CaseRequest, uploadProof } from "../../modules/cases/index.ts";
import type { MaterialFile } from "../../modules/cases/shared.ts";
import type { House } from "../../modules/house.ts";
import type { Actor } from "../../modules/identity/shared.ts";
import type { FileStore } from "../../platform/files/index.ts";

export interface SampleFile {
  ending: "pdf" | "png";
  /** The same paper once more, better: what is handed in after a 补正. */
  corrected: boolean;
  hash: string;
  type: string;
  size: number;
}

/** A page and a picture, and both once more for corrections: stored once and handed in with every sample case. */
export async function storeSampleFiles(files: FileStore): Promise<SampleFile[]> {
  return Promise.all([
    store(files, "pdf", false, pagePdf("SAMPLE - not a real document")),
    store(files, "png", false, Buffer.from(GREY_POINT, "base64")),
    store(files, "pdf", true, pagePdf("SAMPLE, corrected - not a real document")),
    store(files, "png", true, Buffer.from(WHITE_POINT, "base64")),
  ]);
}

/** The request with its files as if its sender had sent each of them in: the samples are stored once for everybody. */
export function asUploaded(house: House, actor: Actor, request: CaseRequest): CaseRequest {
  if (request.command !== "submit" && request.command !== "supply") return request;
  const input = request.input as { files: MaterialFile[] }; // written by move-input.ts
  return { ...request, input: { ...input, files: input.files.map((file) => ({ ...file, proof: uploadProof(house, actor, file.hash) })) } };
}

async function store(files: FileStore, ending: SampleFile["ending"], corrected: boolean, content: Buffer): Promise<SampleFile> {
  const stored = await files.put(Readable.from([content]), { name: `sample.${ending}`, allow: [ending] });
  if (!stored.ok) throw new Error(`${stored.code}: sample.${ending}`);
  const { hash, type, size } = stored.file;
  return { ending, corrected, hash, type, size };
}

// The smallest pictures there are.
const GREY_POINT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
const WHITE_POINT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==";

/** An A4 page that says it is a sample, with a right cross-reference table. */
function pagePdf(words: string): Buffer {
  const text = `BT /F1 24 Tf 60 500 Td (${words}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, "0");
  });
  const table = ["0000000000 65535 f ", ...offsets.map((offset) => `${offset} 00000 n `)].join("\n");
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    "latin1",
  );
}
