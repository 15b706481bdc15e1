import { setTimeout as pause } from "node:timers/promises";
import { resolve } from "../src/modules/documents/domain/resolve.ts";
import { FACTS } from "../src/modules/documents/fixtures.ts";
import { draw } from "../src/modules/documents/render/draw.ts";
import { type PdfOptions, paperPdf } from "../src/modules/documents/render/pdf.ts";
import type { Paper } from "../src/modules/documents/shared.ts";
import { shippedTemplates } from "../src/modules/documents/templates.ts";
import { timed } from "./measure.ts";
import { type Line, ms, type Settings, times } from "./report.ts";
import type { Cluster } from "./world.ts";

const BAR_MS = 300;

/** A decision (准予决定书) filled in and written as PDF, fonts embedded, seal and code drawn; one after the other. */
export async function documents(_: Cluster, { quick }: Settings): Promise<Line[]> {
  const template = shippedTemplates().get("grant")?.template;
  if (!template) throw new Error("no template of a grant");
  const marks = { number: "示卫生准〔2026〕12号", check: "K7M2PQ9XW4ZT", url: "https://example.gov.cn/verify/K7M2PQ9XW4ZT", draft: false };
  const options = { at: new Date("2026-11-23T08:00:00Z"), author: "示例县卫生局", seal: "sample" as const };
  const facts = { ...FACTS, document: { name: template.name } };
  const rounds = Array.from({ length: quick ? 30 : 200 }, (_each, index) => index);
  const paper = resolve(template, facts, marks);
  const one = async () => (await paperPdf(resolve(template, facts, marks), options)).length > 0;
  const { p95, median } = await timed(rounds, { clients: 1, warmUp: 5 }, one);
  return [
    await besideFifty(paper, options),
    {
      what: `PDF of a decision, p95 (median ${ms(median)})`,
      ours: ms(p95),
      beside: ms(BAR_MS),
      ratio: times(p95 / BAR_MS),
      bar: `< ${BAR_MS} ms`,
      holds: p95 < BAR_MS,
    },
  ];
}

const BESIDE_MS = 50;

/** How late this thread comes to anything else while fifty decisions are drawn at once: what every other request would wait. */
async function besideFifty(paper: Paper, options: PdfOptions): Promise<Line> {
  await draw({ kind: "pdf", paper, options });
  let isDrawing = true;
  const drawn = Promise.all(Array.from({ length: 50 }, () => draw({ kind: "pdf", paper, options }))).finally(() => {
    isDrawing = false;
  });
  const late: number[] = [];
  while (isDrawing) {
    const from = performance.now();
    await pause(5);
    late.push(Math.max(0, performance.now() - from - 5));
  }
  if ((await drawn).some((pdf) => pdf === null)) throw new Error("fifty documents were too many");
  late.sort((one, other) => one - other);
  const p95 = late[Math.floor(late.length * 0.95)] ?? 0;
  return {
    what: "another request's wait while 50 PDFs are made, p95",
    ours: ms(p95),
    beside: ms(BESIDE_MS),
    ratio: times(p95 / BESIDE_MS),
    bar: `< ${BESIDE_MS} ms`,
    holds: p95 < BESIDE_MS,
  };
}
