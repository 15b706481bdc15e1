import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { parseCalendar, type WorkCalendar } from "../../core/calendar/index.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/index.ts";
import { limiter } from "../../platform/http/index.ts";
import { ROOT } from "../../platform/root.ts";
import type { House } from "../house.ts";
import { actorFor, makeOrg, testHouse } from "../identity/fixtures.ts";
import type { PersonActor } from "../identity/shared.ts";
import { publishCalendar } from "../matters/index.ts";
import { type AskOutcome, askQuestion } from "./ask-question.ts";
import { performQuestion, type QuestionPerformed } from "./perform-question.ts";
import type { AskInput, QuestionCommandName } from "./shared.ts";

/** The office that routes what nobody is named for. */
export const OFFICE = "610999BG";
export const CIVIL = "610999MZ";
export const WATER = "610999SL";

/** A house with limits against guessing, the shipped calendar in force, and the routing office. */
export async function consultationHouse(db: Db, clock: Clock): Promise<House> {
  const house: House = { ...testHouse(db, clock), limiter: limiter(db, clock), followers: [] };
  await publishCalendar(house, shippedCalendar(), "test");
  await makeOrg(db, OFFICE);
  return house;
}

/** A question of an invented person; what a test is about is named by it. */
export function question(given: Partial<AskInput> = {}): AskInput {
  return {
    title: "低保多久能批下来",
    content: "我家上个月交了申请，想知道一般多久能有结果。",
    name: "某小明",
    phone: "13212345917",
    ...given,
  };
}

/** Asks it, from an address and with a key of its own. Throws when it is refused. */
export async function asked(house: House, given: Partial<AskInput> = {}): Promise<Extract<AskOutcome, { ok: true }>> {
  const outcome = await askQuestion(house, { key: uuid(), ip: "10.0.0.1", input: question(given) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome;
}

export interface Cast {
  office: PersonActor;
  civil: PersonActor;
  water: PersonActor;
  leader: PersonActor;
}

/** Handlers of the office and of two departments, and a leader of the county. */
export async function castOf(house: House): Promise<Cast> {
  const handler = (org: string) => actorFor(house, { org, post: "handler", name: `经办 ${org}` });
  const [office, civil, water] = [await handler(OFFICE), await handler(CIVIL), await handler(WATER)];
  return { office, civil, water, leader: await actorFor(house, { org: "610999", post: "leader" }) };
}

/** One act with a key of its own. */
export function act(
  house: House,
  actor: PersonActor,
  questionId: string,
  command: QuestionCommandName,
  input: unknown,
  expectedVersion?: number,
): Promise<QuestionPerformed> {
  return performQuestion(house, actor, {
    command,
    questionId,
    key: uuid(),
    input,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  });
}

/** The same where it has to succeed. */
export async function must(...given: Parameters<typeof act>): Promise<void> {
  const outcome = await act(...given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

function shippedCalendar(): WorkCalendar {
  const folder = join(ROOT, "data/holidays");
  const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), "utf8"));
  const years = Object.fromEntries(
    readdirSync(folder).flatMap((file) => (/^\d{4}\.json$/.test(file) ? [[file.slice(0, 4), read(file)]] : [])),
  );
  const parsed = parseCalendar({ version: "shipped", years, hours: read("hours.json") });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed));
  return parsed.calendar;
}
