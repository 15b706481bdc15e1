import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { Actor, Org } from "../identity/shared.ts";
import { currentCalendar, type JournalEvent, type MatterState, readJournal, readMatter } from "../matters/index.ts";
import { ACT_NAMES, mayAct } from "./domain/acts.ts";
import type { QuestionOwn, QuestionPersonal } from "./domain/own.ts";
import { questionClocks } from "./question-clock.ts";
import { questionKind } from "./question-kind.ts";
import { settings } from "./settings.ts";
import type { QuestionAct, QuestionEvent, QuestionView } from "./shared.ts";
import { seesQuestion } from "./visibility.ts";

/** The whole question for one officer; null where there is none or they may not see it (the two look alike from outside). */
export async function questionView(house: House, actor: Actor, id: string): Promise<QuestionView | null> {
  const matter = await readMatter(house, questionKind, id);
  if (!matter || !seesQuestion(actor, matter)) return null;
  const [events, byCode, calendar] = await Promise.all([readJournal(house, questionKind, id), orgs(house), currentCalendar(house)]);
  const { own } = matter.state;
  const {
    asker = { name: "", phone: "" },
    title = "",
    content = "",
    answer = null,
    published = null,
  } = matter.personal as Partial<QuestionPersonal>; // empty once erased
  return {
    id,
    version: matter.version,
    number: own.number,
    state: own.state,
    item: own.item,
    department: own.department,
    departmentName: byCode.get(own.department)?.name ?? own.department,
    title,
    content,
    asker,
    consent: own.consent,
    askedAt: own.askedAt,
    answer,
    answeredAt: own.answeredAt,
    published: own.publishedAt ? published : null,
    publishedAt: own.publishedAt,
    moves: own.moves,
    mostMoves: settings().mostMoves,
    clocks: questionClocks(Object.values(matter.state.clocks), house.clock.now(), calendar),
    timeline: events.map((event) => entryOf(event, byCode)),
    acts: actsOf(actor, matter.state),
  };
}

function entryOf({ sequence, at, type, actor, data, personal }: JournalEvent, byCode: ReadonlyMap<string, Org>): QuestionEvent {
  const nameOf = (code: string) => byCode.get(code)?.name ?? code;
  return {
    sequence,
    at,
    type,
    person:
      actor.kind === "person"
        ? { name: actor.name ?? "", staffNumber: actor.staffNumber, orgName: actor.org ? nameOf(actor.org) : null }
        : null,
    reason: typeof personal?.reason === "string" ? personal.reason : null,
    departmentName: typeof data.to === "string" ? nameOf(data.to) : null,
  };
}

/** What this reader can do; an act that is theirs but not of this moment says why, one that never is theirs isn't shown. */
function actsOf(actor: Actor, state: MatterState<QuestionOwn>): QuestionAct[] {
  return ACT_NAMES.flatMap((act): QuestionAct[] => {
    const allowed = mayAct(actor, act, state);
    if (allowed.ok) return [{ act, enabled: true, reason: null }];
    return allowed.code === "consultation/not-allowed" ? [] : [{ act, enabled: false, reason: allowed.code }];
  });
}
