import { readCursor } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { PersonActor } from "../identity/shared.ts";
import { currentCalendar } from "../matters/index.ts";
import { questionClocks } from "./question-clock.ts";
import type { QuestionRow } from "./shared.ts";
import { type ListedQuestion, questionsOf, queuedQuestions } from "./store.ts";
import { reachOf } from "./visibility.ts";

/** todo: what waits for my posts, by due day; all: every question of the departments I may look into, newest first. */
export type QuestionBox = "todo" | "all";

export interface QuestionPage {
  rows: QuestionRow[];
  next: string | null;
  /** Counted up to 1000. */
  total: number;
}

/** One page of an officer's list, names masked: two queries, however many questions and posts. */
export async function questionWorklist(
  house: House,
  actor: PersonActor,
  query: { box: QuestionBox; after?: string | undefined; limit: number },
): Promise<QuestionPage> {
  const limit = Math.max(1, Math.min(query.limit, 100));
  const { rows, total } = await (query.box === "todo" ? todo : all)(house, actor, query.after, limit + 1);
  const page = rows.slice(0, limit);
  return { rows: await described(house, page), next: rows.length > limit ? (page.at(-1)?.cursor ?? null) : null, total };
}

async function todo(house: House, actor: PersonActor, after: string | undefined, limit: number) {
  const answers = actor.grants.some((grant) => grant.permission === "consultation.answer");
  if (!answers) return { rows: [], total: 0 };
  return queuedQuestions(house, actor.holdings, readCursor(after, ["day", "instant", "uuid"]), limit);
}

async function all(house: House, actor: PersonActor, after: string | undefined, limit: number) {
  const reach = reachOf(actor);
  if (reach !== "everything" && reach.length === 0) return { rows: [], total: 0 };
  return questionsOf(house, reach === "everything" ? null : reach, readCursor(after, ["instant", "uuid"]), limit);
}

async function described(house: House, rows: readonly ListedQuestion[]): Promise<QuestionRow[]> {
  const [calendar, byCode] = await Promise.all([currentCalendar(house), orgs(house)]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    titleMasked: row.title_masked,
    askerMasked: row.asker_masked,
    itemCode: row.item_code,
    itemName: row.item_name,
    department: row.department,
    departmentName: byCode.get(row.department)?.name ?? row.department,
    state: row.state,
    askedAt: row.asked_at.toISOString(),
    answeredAt: row.answered_at?.toISOString() ?? null,
    due: row.due,
    clock: questionClocks(row.clocks ?? [], house.clock.now(), calendar)[0] ?? null,
  }));
}
