import { hash } from "node:crypto";
import { summarise } from "../../../core/forms/index.ts";
import type { Given, JourneyOptions, Step } from "./journey.ts";

/** Hidden field that says which answers a page was made from, so that an older window is told before it overwrites newer ones. */
export const SEEN_FIELD = "_seen";

/** Digest of what a step shows: the answers of its page; everything on the last one. Materials are added and taken away one by one, so never in conflict. */
export function seenOf(step: Step, given: Given): string {
  if (step.id === "materials") return "";
  return hash("sha256", JSON.stringify(step.page ? answersOn(step, given) : given), "base64url").slice(0, 22);
}

function answersOn({ page }: Step, given: Given): unknown[] {
  const fields = page?.definition.pages.find((each) => each.id === page.id)?.fields ?? [];
  return fields.map((field) => (page ? (given[page.part][field.id] ?? null) : null));
}

/** Whether a page that was made from `seen` would overwrite answers its reader hasn't seen. Pages of old, without the mark, never do. */
export function overwrites(step: Step, { seen, stored, posted }: { seen: string | undefined; stored: Given; posted: Given }): boolean {
  if (seen === undefined || step.id === "materials") return false;
  const kept = seenOf(step, stored);
  return seen !== kept && seenOf(step, posted) !== kept;
}

/** Label and answer as saved, of what differs on this page. */
export function savedOtherwise(
  { page }: Step,
  { stored, posted }: { stored: Given; posted: Given },
  { lang, today }: JourneyOptions,
  regionName: (code: string) => string | undefined,
): { label: string; value: string }[] {
  if (!page) return [];
  const linesOf = (given: Given) =>
    summarise(page.definition, given[page.part], lang, { today, regionName, blanks: true }).filter((line) => line.page === page.id);
  const mine = new Map(linesOf(posted).map((line) => [line.path, line.text]));
  return linesOf(stored)
    .filter((line) => mine.get(line.path) !== line.text)
    .map((line) => ({ label: line.within === undefined ? line.label : `${line.within} ${line.label}`, value: line.text }));
}
