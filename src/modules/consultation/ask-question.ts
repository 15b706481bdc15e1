import { dayOf } from "../../platform/clock.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import { findItem } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import { orgs, peopleWith } from "../identity/index.ts";
import type { Org } from "../identity/shared.ts";
import { currentCalendar, type Decision, perform, type Refusal, SYSTEM } from "../matters/index.ts";
import { type QuestionContext, refuse, refuseField } from "./domain/context.ts";
import { answerClock, begin, routingOffice, stateAt, withClocks } from "./domain/moves.ts";
import { EMPTY_QUESTION, type QuestionOwn } from "./domain/own.ts";
import { queryCode } from "./domain/query-code.ts";
import { fieldFaults } from "./field-faults.ts";
import { mintQuestionNumber } from "./numbers.ts";
import { queryIndex, questionKind } from "./question-kind.ts";
import { processInForce } from "./question-process.ts";
import { settings } from "./settings.ts";
import { type Asked, askSchema } from "./shared.ts";

export interface AskRequest {
  /** Idempotency key, 8–200 characters, unguessable (a UUID of the form): the same one gets the same number and code. */
  key: string;
  ip: string;
  input: unknown;
  lang?: Lang;
}

export type AskOutcome =
  | { ok: true; questionId: string; number: string; code: string; repeated: boolean }
  | (Refusal & { retryAfterSeconds?: number });

/** Twenty questions an hour from one address: an internet café still gets through, a script doesn't get far. */
const LIMIT = [20, 3600] as const;
const SCOPE = "consultation:ask";

/**
 * 提问: takes a question in, gives its number and its query code, and starts the answer's limit (七(三)8). The code is worked out from the
 * key with a secret and shown now; what is stored is only its blind index.
 */
export async function askQuestion(house: House, request: AskRequest): Promise<AskOutcome> {
  const lang = request.lang ?? "zh-CN";
  if (request.key.length < 8 || request.key.length > 200) return refuse("consultation/invalid", { key: "8–200" });
  const parsed = askSchema.safeParse(request.input);
  if (!parsed.success) return fieldFaults(parsed.error, lang);
  const attempt = await house.limiter.consume(`consultation-ask:${request.ip}`, ...LIMIT);
  if (!attempt.allowed) return { ...refuse("consultation/too-many"), retryAfterSeconds: attempt.retryAfterSeconds };
  const asked = parsed.data;
  const item = asked.item === null ? null : await findItem(house, asked.item);
  if (asked.item !== null && !item) return refuseField("item", "consultation/no-such-item", lang);
  const named = item?.package.department ?? asked.department;
  const target = named === null ? null : await targetOf(house, named);
  if (named !== null && !target) return refuseField("department", "consultation/no-such-department", lang);
  const number = await mintQuestionNumber(house);
  if (number === null) return refuse("consultation/too-many");

  const code = queryCode(house.crypto.mac("consultation.query-code", request.key));
  const inForce = await processInForce(house);
  const outcome = await perform<QuestionOwn, QuestionContext>(house, questionKind, {
    matter: null,
    scope: SCOPE,
    key: request.key,
    content: asked,
    actor: { ...SYSTEM, kind: "citizen" },
    load: (within) => contextFor(within, lang, inForce.process, target),
    decide: (_, context) =>
      ask(asked, context, {
        ...EMPTY_QUESTION,
        number,
        queryIndex: queryIndex(house, number, code).toString("hex"),
        process: inForce.digest,
        item: item ? { code: item.code, name: item.package.name } : null,
      }),
  });
  if (!outcome.ok) return outcome;
  return { ok: true, questionId: outcome.matter, number: String(outcome.answer.number), code, repeated: outcome.repeated };
}

function ask(asked: Asked, context: QuestionContext, begun: QuestionOwn): Decision {
  const { target } = context;
  const known = target?.staffed ?? false;
  const department = known && target ? target.org.code : routingOffice(context);
  const own: QuestionOwn = { ...begun, department, consent: asked.consent, askedAt: context.at.toISOString() };
  const spine = withClocks(begin(own, known, context), [answerClock(context)]);
  const set: QuestionOwn = { ...own, state: stateAt(spine) ?? own.state };
  const { name, phone, title, content } = asked;
  return {
    ok: true,
    events: [{ type: "consultation/asked", data: { ...spine, set }, personal: { asker: { name, phone }, title, content } }],
    answer: { number: own.number },
  };
}

/** An organisation that may be responsible, and whether anybody holds the post that answers; null when there is no such organisation. */
export async function targetOf(house: House, code: string): Promise<{ org: Org; staffed: boolean } | null> {
  const org = (await orgs(house)).get(code);
  if (!org?.active || org.kind === "county") return null;
  return { org, staffed: (await peopleWith(house, { org: code, post: "handler" })).length > 0 };
}

async function contextFor(
  house: House,
  lang: Lang,
  process: QuestionContext["process"],
  target: QuestionContext["target"],
): Promise<QuestionContext> {
  const at = house.clock.now();
  const calendar = await currentCalendar(house);
  const actor = { kind: "citizen", id: null, name: "" } as const;
  return { at, today: dayOf(at), calendar, region: house.region, lang, actor, process, settings: settings(), target };
}
