import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { FileView, SheetPage, WordBlock } from "../../../../../modules/cases/shared.ts";
import { ask } from "../../../server.ts";

/** A file as the preview shows it, page by page. */
export type OpenedFile =
  | { kind: "pdf"; pages: number; document: PDFDocumentProxy }
  | { kind: "image"; pages: 1; address: string }
  | { kind: "docx"; pages: number; content: WordBlock[][]; cut: boolean }
  | { kind: "xlsx"; pages: number; sheets: SheetPage[]; cut: boolean }
  /** The browser is too old for the reader of PDF files: its own viewer shows it, without marks. */
  | { kind: "browser"; pages: 1; address: string };

export type Opening = { ok: true; file: OpenedFile } | { ok: false; code: "desk/no-preview" | "desk/unreachable" };

const OFFICE = ["wordprocessingml.document", "spreadsheetml.sheet"];
const PICTURES = ["image/jpeg", "image/png", "image/webp"];
const NO_PREVIEW: Opening = { ok: false, code: "desk/no-preview" };

export function addressOf(caseId: string, file: Pick<FileView, "hash">): string {
  return `/desk/cases/${caseId}/files/${file.hash}`;
}

/** Fetches what the preview of a file needs; `sent` goes along where the file is drawn from it. */
export async function openFile(address: string, type: string, sent?: object): Promise<Opening> {
  if (PICTURES.includes(type)) return { ok: true, file: { kind: "image", pages: 1, address } };
  if (type === "application/pdf") return openPdf(address, sent);
  return OFFICE.some((kind) => type.endsWith(kind)) ? openOffice(address) : NO_PREVIEW;
}

async function openPdf(address: string, sent?: object): Promise<Opening> {
  const bytes = await fetched(address, sent);
  if (!bytes) return { ok: false, code: "desk/unreachable" };
  const reader = await import("./pdf-reader.ts").catch(() => null);
  if (!reader) return sent ? NO_PREVIEW : { ok: true, file: { kind: "browser", pages: 1, address } };
  const document = await reader.readPdf(await bytes.arrayBuffer());
  return document ? { ok: true, file: { kind: "pdf", pages: document.numPages, document } } : NO_PREVIEW;
}

async function openOffice(address: string): Promise<Opening> {
  const answer = await fetched(`${address}/pages`);
  if (!answer) return { ok: false, code: "desk/unreachable" };
  const told = (await answer.json()) as OfficeAnswer; // as desk-api/file-routes.ts sends it
  if (!told.ok) return NO_PREVIEW;
  const { pages } = told;
  if (pages.kind === "docx") return { ok: true, file: { kind: "docx", pages: pages.pages.length, content: pages.pages, cut: pages.cut } };
  if (pages.sheets.length === 0) return NO_PREVIEW;
  return { ok: true, file: { kind: "xlsx", pages: pages.sheets.length, sheets: pages.sheets, cut: pages.cut } };
}

type OfficeAnswer =
  | {
      ok: true;
      pages: { kind: "docx"; pages: WordBlock[][]; cut: boolean } | { kind: "xlsx"; sheets: SheetPage[]; cut: boolean };
    }
  | { ok: false };

async function fetched(address: string, sent?: object): Promise<Response | null> {
  const told = sent && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(sent) };
  const answer = await ask(address, told).catch(() => null);
  return answer?.ok ? answer : null;
}
