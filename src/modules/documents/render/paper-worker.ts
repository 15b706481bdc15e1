import { parentPort } from "node:worker_threads";
import { paperDocx } from "./docx.ts";
import type { DrawJob } from "./draw.ts";
import { paperPdf } from "./pdf.ts";

// A thread of `draw.ts`: draws one document after another.
parentPort?.on("message", async ({ kind, paper, options }: DrawJob) => {
  try {
    const content = kind === "pdf" ? await paperPdf(paper, options) : await paperDocx(paper);
    const result = new Uint8Array(content); // a copy of its own, so that it can be handed over whole
    parentPort?.postMessage({ result }, [result.buffer]);
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
