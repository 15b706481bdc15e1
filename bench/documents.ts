import { resolve } from "../src/modules/documents/domain/resolve.ts";
import { FACTS } from "../src/modules/documents/fixtures.ts";
import { paperPdf } from "../src/modules/documents/render/pdf.ts";
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
  const options = { at: new Date("2026-11-23T08:00:00Z"), author: "示例县卫生局", sampleSeal: true };
  const facts = { ...FACTS, document: { name: template.name } };
  const rounds = Array.from({ length: quick ? 30 : 200 }, (_each, index) => index);
  const draw = async () => (await paperPdf(resolve(template, facts, marks), options)).length > 0;
  const { p95, median } = await timed(rounds, { clients: 1, warmUp: 5 }, draw);
  return [
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
