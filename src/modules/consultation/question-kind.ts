import { maskName } from "../../core/identifiers/index.ts";
import { invalidatePages } from "../../platform/http/index.ts";
import { normalText, termsOf } from "../../platform/search-terms.ts";
import type { House } from "../house.ts";
import { liveClocks, type Matter, openTasks, TIMER_CLOCK, type VerifiedKind, type VerifyingHouse } from "../matters/index.ts";
import {
  EMPTY_QUESTION,
  evolveQuestion,
  evolveQuestionPersonal,
  leanQuestion,
  type QuestionOwn,
  type QuestionPersonal,
} from "./domain/own.ts";
import { maskNumbers } from "./domain/private-data.ts";
import { insertQuestion, type QuestionRecord, questionRecords, updateQuestion } from "./store.ts";

export const QUESTION_KIND_NAME = "consultation";
/** Tag of the public pages that show published questions. */
const PUBLIC_PAGES = "consultation";

/** Questions as a kind of matter: the fold of `domain/own.ts`, and the row that lists and look-ups read. */
export const questionKind = {
  name: QUESTION_KIND_NAME,
  listTable: "consultation.question",
  initial: EMPTY_QUESTION,
  evolve: evolveQuestion,
  lean: leanQuestion,
  evolvePersonal: evolveQuestionPersonal,
  writes(house: House, before: Matter<QuestionOwn> | null, after: Matter<QuestionOwn>) {
    return [(before ? updateQuestion : insertQuestion)(house, rowOf(after))];
  },
  async tell(house: House, before: Matter<QuestionOwn> | null, after: Matter<QuestionOwn>) {
    // What was taken back must be gone from kept pages at once.
    if ((before?.state.own.publishedAt ?? null) !== after.state.own.publishedAt)
      await invalidatePages(house.live, house.db, [PUBLIC_PAGES]);
  },
  async verifyOwn(house: VerifyingHouse, matters: readonly Matter<QuestionOwn>[]) {
    const stored = new Map(
      (
        await questionRecords(
          house,
          matters.map((matter) => matter.id),
        )
      ).map((row) => [row.id, row]),
    );
    return matters.filter((matter) => !isSame(matter, stored.get(matter.id))).map((matter) => matter.id);
  },
};

/** The same, as the spine's registers hold kinds whose own state they don't look into. */
export const questionMatters = questionKind as unknown as VerifiedKind;

/** The query code is bound to its number: equal codes of two questions don't show as equal. */
export function queryIndex(house: House, number: string, code: string): Buffer {
  return house.crypto.blindIndex("consultation.query-code", `${number}:${code}`);
}

function rowOf(matter: Matter<QuestionOwn>): QuestionRecord {
  const { own } = matter.state;
  const { asker, title } = matter.personal as QuestionPersonal; // every question has them from its first event
  const task = openTasks(matter.state)[0];
  return {
    id: matter.id,
    version: matter.version,
    number: own.number,
    query_index: Buffer.from(own.queryIndex, "hex"),
    state: own.state,
    item_code: own.item?.code ?? null,
    item_name: own.item?.name ?? null,
    department: own.department,
    asker_masked: maskName(asker.name),
    title_masked: maskNumbers(title),
    asked_at: new Date(own.askedAt),
    answered_at: instant(own.answeredAt),
    closed_at: instant(own.closedAt),
    waits_org: task?.org ?? null,
    waits_post: task?.post ?? null,
    due: nearestDue(matter),
    ...publicPart(matter),
  };
}

function publicPart({ state, personal }: Matter<QuestionOwn>) {
  const { published } = personal as QuestionPersonal;
  const shown = state.own.publishedAt && published ? published : null;
  const text = shown && normalText(`${shown.title} ${shown.content} ${shown.answer} ${state.own.item?.name ?? ""}`);
  return {
    published_at: shown && instant(state.own.publishedAt),
    public_title: shown?.title ?? null,
    public_content: shown?.content ?? null,
    public_answer: shown?.answer ?? null,
    search_text: text,
    search_terms: text === null ? null : termsOf(text),
  };
}

function nearestDue(matter: Matter<QuestionOwn>): string | null {
  const days = liveClocks(matter.state).flatMap((clock) => (clock.kind === TIMER_CLOCK ? [] : [clock.due]));
  return days.sort()[0] ?? null;
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

/** Once the personal data are erased, what the row took from them can't be proven any more; the rest still can. */
function isSame(matter: Matter<QuestionOwn>, stored: QuestionRecord | undefined): boolean {
  if (!stored) return false;
  const isErased = (matter.personal as Partial<QuestionPersonal>).asker === undefined;
  if (!isErased) return JSON.stringify(rowOf(matter)) === JSON.stringify(stored);
  const nobody: QuestionPersonal = { asker: { name: "", phone: "" }, title: "", content: "" };
  return JSON.stringify(withoutTexts(rowOf({ ...matter, personal: nobody }))) === JSON.stringify(withoutTexts(stored));
}

const FROM_TEXTS = [
  "asker_masked",
  "title_masked",
  "published_at",
  "public_title",
  "public_content",
  "public_answer",
  "search_text",
  "search_terms",
] as const;

function withoutTexts(row: QuestionRecord): Partial<QuestionRecord> {
  const kept: Partial<QuestionRecord> = { ...row };
  for (const column of FROM_TEXTS) delete kept[column];
  return kept;
}
