import type { Lang } from "../../platform/i18n/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { performCase } from "./perform-case.ts";
import { type BatchAct, MOST_AT_ONCE } from "./shared.ts";

export interface Batch {
  command: BatchAct;
  /** One open step each; its key is that of the command on it, so a batch sent again does nothing twice. */
  rows: readonly { caseId: string; visit: string; key: string }[];
  /** What is the same for all of them, such as the opinion. */
  input: Record<string, unknown>;
  lang: Lang;
}

export type BatchResult = { caseId: string; ok: true } | { caseId: string; ok: false; code: string };

/**
 * The same act on several cases, one after another, each judged by itself as if it came alone: what one is refused for doesn't touch the
 * others. Says of every case what became of it.
 */
export async function performMany(house: House, actor: Actor, { command, rows, input, lang }: Batch): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const { caseId, visit, key } of rows.slice(0, MOST_AT_ONCE)) {
    try {
      const outcome = await performCase(house, actor, { command, caseId, key, input: { ...input, visit }, lang });
      results.push(outcome.ok ? { caseId, ok: true } : { caseId, ok: false, code: outcome.code });
    } catch (err) {
      house.log.error({ err, caseId, command }, "one case of a batch failed");
      results.push({ caseId, ok: false, code: "cases/not-done" });
    }
  }
  return results;
}
