/** Browser-safe door of notices: what the bell and its list show, and how staff are reached outside the desk. */
import { z } from "zod";

export interface NoticeRow {
  id: string;
  kind: string;
  /** The matter it is about, and of which kind. */
  matter: string | null;
  matterKind: string | null;
  text: string;
  at: string;
  read: boolean;
}

export interface NoticePage {
  rows: NoticeRow[];
  next: string | null;
}

/** Empty texts: not reached that way. */
export const contactSchema = z.object({
  email: z.union([z.literal(""), z.email().max(100)]),
  phone: z.union([z.literal(""), z.string().regex(/^1\d{10}$/)]),
});
export type Contact = z.output<typeof contactSchema>;
