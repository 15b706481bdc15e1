import type { LocalDate, WorkCalendar } from "../../../core/calendar/index.ts";
import type { CompiledProcess } from "../../../core/process/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import type { Actor, Org } from "../../identity/shared.ts";
import type { Matter, Refusal, Task } from "../../matters/index.ts";
import { type ConsultationMessageCode, consultationMessages } from "../messages.ts";
import type { QuestionOwn, QuestionPersonal } from "./own.ts";

/** What a decision may look at besides the question; read before, inside the transaction. */
export interface QuestionContext {
  at: Date;
  today: LocalDate;
  calendar: WorkCalendar;
  region: string;
  lang: Lang;
  actor: Actor;
  process: CompiledProcess;
  settings: { answerDays: number; mostMoves: number };
  /** The organisation named by the command, and whether anybody there could answer; null when none is named or it isn't there. */
  target: { org: Org; staffed: boolean } | null;
}

/** One command of staff. */
export interface QuestionAct<Input> {
  matter: Matter<QuestionOwn>;
  own: QuestionOwn;
  personal: QuestionPersonal;
  task: Task | null;
  asLeader: boolean;
  input: Input;
  context: QuestionContext;
}

export function refuse(code: string, detail?: Record<string, string>): Refusal {
  return detail ? { ok: false, code, detail } : { ok: false, code };
}

/** A refusal at one field of the input. */
export function refuseField(path: string, code: ConsultationMessageCode, lang: Lang): Refusal {
  return { ok: false, code: "consultation/invalid", fields: [{ path, code, message: consultationMessages(lang)[code] }] };
}
