import { differing, type JournalEvent, type NewEvent, type Personal } from "../../matters/index.ts";
import type { PublicTexts, QuestionState } from "../shared.ts";

/** The question's own part of the fold: no personal data. */
export interface QuestionOwn {
  state: QuestionState;
  number: string;
  /** Blind index of the query code, hex. */
  queryIndex: string;
  /** Digest of the process it runs by. */
  process: string;
  item: { code: string; name: string } | null;
  /** Responsible now; the routing office while that isn't known. */
  department: string;
  consent: boolean;
  moves: number;
  askedAt: string;
  answeredAt: string | null;
  publishedAt: string | null;
  closedAt: string | null;
}

/** What people wrote, and who asked: free text may hold personal data, so all of it stands encrypted. */
export interface QuestionPersonal extends Personal {
  asker: { name: string; phone: string };
  title: string;
  content: string;
  answer?: string;
  /** Null after a publication was taken back. */
  published?: PublicTexts | null;
}

/** Before the first event; every question begins with `consultation/asked`, which fills all of it. */
export const EMPTY_QUESTION: QuestionOwn = {
  state: "routing",
  number: "",
  queryIndex: "",
  process: "",
  item: null,
  department: "",
  consent: false,
  moves: 0,
  askedAt: "",
  answeredAt: null,
  publishedAt: null,
  closedAt: null,
};

export function evolveQuestion(own: QuestionOwn, event: JournalEvent): QuestionOwn {
  const { set } = event.data as { set?: Partial<QuestionOwn> }; // written by the commands of this module
  return set ? { ...own, ...set } : own;
}

/** The patch without what stood so before. */
export function leanQuestion(data: NewEvent["data"], own: QuestionOwn): NewEvent["data"] {
  return data.set ? { ...data, set: differing(data.set, own) } : data;
}

/** Keeps what is read daily; reasons stay in the journal. */
export function evolveQuestionPersonal(personal: Personal, event: JournalEvent): Personal {
  const { reason: _, ...kept } = event.personal ?? {};
  return Object.keys(kept).length > 0 ? { ...personal, ...kept } : personal;
}
