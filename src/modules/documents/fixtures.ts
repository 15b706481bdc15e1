import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../platform/root.ts";

/** Facts of an invented case with everything known, for tests and the bench. */
export const FACTS = JSON.parse(readFileSync(join(ROOT, "data/documents/sample.json"), "utf8")) as Readonly<Record<string, unknown>>;

/** The text of each page of a PDF, in the order in which it is drawn; page numbers apart. */
export async function pagesOfPdf(pdf: Uint8Array): Promise<string[]> {
  const { vi } = await import("vitest"); // not above: the bench reads facts from here
  const quiet = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubGlobal("DOMMatrix", class {});
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  quiet.mockRestore();
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const file = await loading.promise;
  const pages: string[] = [];
  for (let page = 1; page <= file.numPages; page++) {
    const { items } = await (await file.getPage(page)).getTextContent();
    const text = items.map((item) => ("str" in item ? item.str : "")).join("");
    pages.push(text.replace(/—\s*\d+\s*—$/, ""));
  }
  await loading.destroy();
  return pages;
}
