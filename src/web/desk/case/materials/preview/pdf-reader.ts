import { AnnotationMode, GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

// Later versions of the package read JBIG2 pictures, which scanners make, by WebAssembly alone; the desk's policy allows none.
const PARTS = "/desk/pdfjs/";
let worker: Worker | null = null;

/** Takes a PDF apart; null where it is damaged or locked by a password. Scripts in it are never run: their reader isn't even loaded. */
export async function readPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy | null> {
  worker ??= new Worker(new URL("./pdf-worker.ts", import.meta.url), { type: "module" });
  GlobalWorkerOptions.workerPort = worker;
  const loading = getDocument({
    data: bytes,
    cMapUrl: `${PARTS}cmaps/`,
    standardFontDataUrl: `${PARTS}standard_fonts/`,
    wasmUrl: `${PARTS}wasm/`,
    useWasm: false,
    isEvalSupported: false,
    enableXfa: false,
  });
  return loading.promise.catch(() => null);
}

/** PDF points in a CSS pixel at full size. */
const POINTS = 72 / 96;
/** What older browsers can hold of one picture. */
const MOST_PIXELS = 16_000_000;

export interface Drawing {
  done: Promise<void>;
  cancel(): void;
}

/** Size of a page at 100 %, in CSS pixels. */
export async function pageSize(document: PDFDocumentProxy, page: number): Promise<{ width: number; height: number }> {
  const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 / POINTS });
  return { width, height };
}

/** Draws a page so sharply as it is shown. Stamps and seals are drawn with it; links and fields do nothing. */
export async function drawPage(document: PDFDocumentProxy, page: number, canvas: HTMLCanvasElement, sharpness: number): Promise<Drawing> {
  const proxy = await document.getPage(page);
  const plain = proxy.getViewport({ scale: 1 / POINTS });
  const most = Math.sqrt(MOST_PIXELS / (plain.width * plain.height));
  const viewport = proxy.getViewport({ scale: Math.min(sharpness, most) / POINTS });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  const task = proxy.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
  return { done: task.promise, cancel: () => task.cancel() };
}
