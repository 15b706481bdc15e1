import { z } from "zod";

/** Keyset paging as every list of the desk takes it: `cursor` is what the last answer called `next`. */
export const paging = {
  cursor: z.string().max(400).nullish(),
  limit: z.number().int().min(1).max(100).default(30),
};

/** Turns the browser's cursor into the doors' `after`. */
export function pageOf({ cursor, limit }: { cursor?: string | null | undefined; limit: number }): { after?: string; limit: number } {
  return cursor ? { after: cursor, limit } : { limit };
}
