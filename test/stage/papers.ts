/** Documents as a reader finds them: what a PDF says, and whether a page of it stands drawn on the screen. */
import type { Locator } from "playwright-core";
import { vi } from "vitest";

/** Its pages one after another, without the breaks of lines. */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await reader();
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let page = 1; page <= document.numPages; page++) {
    const { items } = await (await document.getPage(page)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(""));
  }
  await loading.destroy();
  return pages.join("\n");
}

/** It can draw as well, and says at length that there is nothing here to draw with; only what it reads is wanted. */
async function reader(): Promise<typeof import("pdfjs-dist/legacy/build/pdf.mjs")> {
  const quiet = vi.spyOn(console, "warn").mockImplementation(() => {});
  vi.stubGlobal("DOMMatrix", class {});
  try {
    return await import("pdfjs-dist/legacy/build/pdf.mjs");
  } finally {
    quiet.mockRestore();
  }
}

/** How much of a page's canvas is dark, from 0 to 1: an empty sheet is 0. */
export function inked(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray(4);
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at + 3] ?? 0) > 128 && (pixels[at] ?? 255) < 128) dark++;
    return (dark * 4) / pixels.length;
  });
}
