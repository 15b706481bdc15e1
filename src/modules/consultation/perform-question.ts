import type { z } from "zod";
import { dayOf } from "../../platform/clock.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import {
  type ActorTrace,
  currentCalendar,
  type Decision,
  type Matter,
  perform,
  type Refusal,
  SYSTEM,
  type Task,
} from "../matters/index.ts";
import { answerQuestion } from "./answer-question.ts";
import { targetOf } from "./ask-question.ts";
import { closeQuestion } from "./close-question.ts";
import { type Allowed, mayAct } from "./domain/acts.ts";
import { type QuestionAct, type QuestionContext, refuse } from "./domain/context.ts";
import type { QuestionOwn, QuestionPersonal } from "./domain/own.ts";
import { fieldFaults } from "./field-faults.ts";
import { keepPrivate, publishQuestion } from "./publish-question.ts";
import { questionKind } from "./question-kind.ts";
import { processOf } from "./question-process.ts";
import { routeQuestion } from "./route-question.ts";
import { settings } from "./settings.ts";
import { type QuestionCommandInput, type QuestionCommandName, questionCommands } from "./shared.ts";

export interface QuestionRequest {
  command: QuestionCommandName;
  questionId: string;
  /** The version the person saw; a newer one is a conflict. */
  expectedVersion?: number;
  /** Idempotency key, 8–200 characters. */
  key: string;
  input: unknown;
  lang?: Lang;
}

export type QuestionPerformed = { ok: true; questionId: string; version: number; repeated: boolean } | Refusal;

type Decide<N extends QuestionCommandName> = (act: QuestionAct<QuestionCommandInput<N>>) => Decision;

/** Every command of staff and the function that judges it. */
const DECIDE: { [N in QuestionCommandName]: Decide<N> } = {
  route: routeQuestion,
  answer: answerQuestion,
  publish: publishQuestion,
  "keep-private": keepPrivate,
  close: closeQuestion,
};

interface Loaded {
  allowed: Allowed;
  context: QuestionContext;
}

/** The one door of staff to a question. Rights and states are the table in `domain/acts.ts`. */
export async function performQuestion(house: House, actor: Actor, request: QuestionRequest): Promise<QuestionPerformed> {
  const { command, questionId, key, lang = "zh-CN" } = request;
  if (key.length < 8 || key.length > 200) return refuse("consultation/invalid", { key: "8–200" });
  if (actor.kind !== "person") return refuse("consultation/not-allowed");
  const schema: z.ZodType = questionCommands[command];
  const parsed = schema.safeParse(request.input);
  if (!parsed.success) return fieldFaults(parsed.error, lang);
  const input = parsed.data;
  const outcome = await perform<QuestionOwn, Loaded>(house, questionKind, {
    matter: questionId,
    expectedVersion: request.expectedVersion,
    scope: `person:${actor.id}`,
    key,
    content: [command, input],
    actor: traceOf(actor, null),
    async load(within, matter) {
      const { state } = matter as Matter<QuestionOwn>; // perform has found it before it loads
      const named = command === "route" ? (input as QuestionCommandInput<"route">).department : null;
      return { allowed: mayAct(actor, command, state), context: await contextOf(within, actor, lang, state.own, named) };
    },
    traceFor: ({ allowed }) => traceOf(actor, allowed.ok ? allowed.task : null),
    decide(found, { allowed, context }) {
      if (!allowed.ok) return allowed;
      const matter = found as Matter<QuestionOwn>;
      const { own } = matter.state;
      const personal = matter.personal as QuestionPersonal; // written by ask-question
      const judge = DECIDE[command] as (act: QuestionAct<unknown>) => Decision; // input and command belong together: parsed by that command's schema
      return judge({ matter, own, personal, task: allowed.task, asLeader: allowed.asLeader, input, context });
    },
  });
  return outcome.ok ? { ok: true, questionId: outcome.matter, version: outcome.version, repeated: outcome.repeated } : outcome;
}

async function contextOf(house: House, actor: Actor, lang: Lang, own: QuestionOwn, named: string | null): Promise<QuestionContext> {
  const at = house.clock.now();
  const [calendar, process, target] = await Promise.all([
    currentCalendar(house),
    processOf(house, own.process),
    named === null ? null : targetOf(house, named),
  ]);
  return { at, today: dayOf(at), calendar, region: house.region, lang, actor, process, settings: settings(), target };
}

/** The trace names the post in which somebody acted: that of the step, else the first they hold. */
function traceOf(actor: Extract<Actor, { kind: "person" }>, task: Task | null): ActorTrace {
  const holding = actor.holdings.find((held) => held.org === task?.org && held.post === task.post) ?? actor.holdings[0];
  const { id, name, staffNumber } = actor;
  return {
    ...SYSTEM,
    kind: "person",
    id,
    name,
    staffNumber,
    org: holding?.org ?? null,
    post: holding?.post ?? null,
    section: holding?.section ?? null,
  };
}
