import { timingSafeEqual } from "node:crypto";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { liveClocks, readJournal, readMatter } from "../matters/index.ts";
import type { QuestionPersonal } from "./domain/own.ts";
import { normalCode } from "./domain/query-code.ts";
import { queryIndex, questionKind } from "./question-kind.ts";
import type { TrackedQuestion } from "./shared.ts";
import { findByNumber } from "./store.ts";

/** Ten looks a minute from one address, thirty an hour at one number: enough for people, too few for guessing. */
const LIMITS = { address: [10, 60], number: [30, 3600] } as const;

export type QuestionTracked =
  | { ok: true; view: TrackedQuestion }
  | { ok: false; code: "consultation/not-found" | "consultation/too-many"; retryAfterSeconds?: number };

/** The asker's look-up by number and query code. A wrong number and a wrong code are answered alike, and guessing is slowed (七(三)8). */
export async function trackQuestion(house: House, ask: { number: string; code: string; ip: string }): Promise<QuestionTracked> {
  const number = normalCode(ask.number);
  const byAddress = await house.limiter.consume(`consultation:${ask.ip}`, ...LIMITS.address);
  const byNumber = await house.limiter.consume(`consultation-number:${number}`, ...LIMITS.number);
  const blocked = [byAddress, byNumber].find((attempt) => !attempt.allowed);
  if (blocked) return { ok: false, code: "consultation/too-many", retryAfterSeconds: blocked.retryAfterSeconds };
  const found = await findByNumber(house, number);
  const wanted = queryIndex(house, number, normalCode(ask.code));
  // Compared even where there is no such number, so that the time taken says nothing either.
  const isRight = timingSafeEqual(found?.query_index ?? Buffer.alloc(wanted.length), wanted);
  const view = found && isRight ? await trackedQuestion(house, found.id) : null;
  return view ? { ok: true, view } : { ok: false, code: "consultation/not-found" };
}

async function trackedQuestion(house: House, id: string): Promise<TrackedQuestion | null> {
  const matter = await readMatter(house, questionKind, id);
  if (!matter) return null;
  const { own } = matter.state;
  const { title = "", content = "", answer = null } = matter.personal as Partial<QuestionPersonal>; // empty once erased
  const byCode = await orgs(house);
  return {
    number: own.number,
    state: own.state,
    title,
    content,
    itemCode: own.item?.code ?? null,
    itemName: own.item?.name ?? null,
    departmentName: byCode.get(own.department)?.name ?? own.department,
    askedAt: own.askedAt,
    due: liveClocks(matter.state).find((clock) => clock.kind === "answer")?.due ?? null,
    answer,
    answeredAt: own.answeredAt,
    closedReason: own.state === "closed" ? await reasonOfClosing(house, id) : null,
  };
}

async function reasonOfClosing(house: House, id: string): Promise<string | null> {
  const closing = (await readJournal(house, questionKind, id)).findLast((event) => event.type === "consultation/closed");
  const reason = closing?.personal?.reason;
  return typeof reason === "string" ? reason : null;
}
