import { readCursor } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { termsAsked } from "./domain/search-terms.ts";
import type { PublishedQuestion } from "./shared.ts";
import { publishedQuestions } from "./store.ts";

export interface PublishedQuery {
  item?: string | undefined;
  department?: string | undefined;
  /** Words that all have to occur in title, question, answer or the item's name. */
  text?: string | undefined;
  after?: string | undefined;
  /** 1–100 rows. */
  limit: number;
}

/** Published questions with their answers, newest first; `total` is counted up to 1000 (七(三)8). */
export async function listPublished(
  house: House,
  query: PublishedQuery,
): Promise<{ rows: PublishedQuestion[]; next: string | null; total: number }> {
  const limit = Math.max(1, Math.min(query.limit, 100));
  const { item, department } = query;
  const { words, terms } = termsAsked(query.text ?? "");
  const [{ rows, total }, byCode] = await Promise.all([
    publishedQuestions(house, { item, department, words, terms }, readCursor(query.after, ["instant", "uuid"]), limit + 1),
    orgs(house),
  ]);
  const page = rows.slice(0, limit);
  return {
    rows: page.map((row) => ({
      id: row.id,
      title: row.public_title,
      content: row.public_content,
      answer: row.public_answer,
      askerMasked: row.asker_masked,
      itemCode: row.item_code,
      itemName: row.item_name,
      department: row.department,
      departmentName: byCode.get(row.department)?.name ?? row.department,
      askedOn: row.asked_on,
      answeredOn: row.answered_on,
    })),
    next: rows.length > limit ? (page.at(-1)?.cursor ?? null) : null,
    total,
  };
}
