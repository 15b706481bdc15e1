/** What can be done at a list of cases, rather than at one. Browser-safe. */
import { z } from "zod";

/** Acts that ask the same of every case: an opinion, or nothing. Decisions are taken one by one. */
export const BATCH_ACTS = ["receive", "agree"] as const;
export type BatchAct = (typeof BATCH_ACTS)[number];

/** Cases of one batch: what fits on a screen, so that nobody agrees to what they haven't seen. */
export const MOST_AT_ONCE = 50;

export const MOST_SAVED_FILTERS = 20;

const word = z.string().trim().max(80);

/** A filter somebody uses again and again, under a name of theirs. */
export const savedFilterSchema = z.strictObject({
  name: word.min(1),
  box: word.min(1),
  search: z.strictObject({ state: word, level: word, item: word, department: word }).partial(),
});
export type SavedFilter = z.infer<typeof savedFilterSchema>;
