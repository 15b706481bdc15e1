import { isBackwards, type KeysetPage, type KeysetPlace, keysetPage, readCursor } from "../../platform/db/index.ts";
import { termsAsked } from "../../platform/search-terms.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { PublishedQuestion } from "./shared.ts";
import { publishedQuestions } from "./store.ts";

export interface PublishedQuery extends KeysetPlace {
  item?: string | undefined;
  department?: string | undefined;
  /** Words that all have to occur in title, question, answer or the item's name. */
  text?: string | undefined;
  /** 1–100 rows. */
  limit: number;
}

/** Published questions with their answers, newest first; `total` is counted up to 1000 (七(三)8). */
export async function listPublished(house: House, query: PublishedQuery): Promise<KeysetPage<PublishedQuestion> & { total: number }> {
  const limit = Math.max(1, Math.min(query.limit, 100));
  const { item, department } = query;
  const { words, terms } = termsAsked(query.text ?? "");
  const cursor = readCursor(query.after ?? query.before, ["instant", "uuid"]);
  const [{ rows, total }, byCode] = await Promise.all([
    publishedQuestions(
      { ...house, db: house.readDb ?? house.db },
      { item, department, words, terms },
      { cursor, back: isBackwards(query) },
      limit + 1,
    ),
    orgs(house),
  ]);
  const page = keysetPage(rows, cursor ? query : {}, limit, (row) => row.cursor);
  return {
    ...page,
    rows: page.rows.map((row) => ({
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
    total,
  };
}
