import type { LocalDate, WorkCalendar } from "../../../core/calendar/index.ts";
import type { StepSettings } from "../../../core/process/index.ts";
import type { Lang } from "../../../platform/i18n/index.ts";
import type { ItemInForce } from "../../catalogue/index.ts";
import type { HeldLicence } from "../../house.ts";
import type { StaffDirectory } from "../../identity/index.ts";
import type { Actor, Org } from "../../identity/shared.ts";
import type { Matter, Refusal, Task } from "../../matters/index.ts";
import type { CaseOwn, CasePersonal } from "./own.ts";
import type { Templates } from "./papers.ts";

/** What a decision may look at besides the case itself; read before, inside the transaction. */
export interface CaseContext {
  at: Date;
  today: LocalDate;
  calendar: WorkCalendar;
  region: string;
  lang: Lang;
  actor: Actor;
  item: ItemInForce;
  orgs: ReadonlyMap<string, Org>;
  /** Who works here now, and in which posts. */
  staff: StaffDirectory;
  /** Minted before; used by the commands that open or accept a case. */
  numbers: { application: string | null; case: string | null };
  /** A colleague named as receiver of a transferred step, if they may do it. */
  colleague: { id: string; name: string } | null;
  /** Templates of documents in force. */
  templates: Templates;
}

/** Of an application: the licence it is to change or renew, where it names one, and the applicant's blind index. */
export interface SubmitContext extends CaseContext {
  licence: { held: HeldLicence | null; applicantIndex: string };
}

/** One command on an existing case. */
export interface CaseAct<Input> {
  matter: Matter<CaseOwn>;
  own: CaseOwn;
  personal: CasePersonal;
  /** The open task the command is about; null for those of applicant and manager. */
  task: Task | null;
  input: Input;
  context: CaseContext;
}

export function refuse(code: string, detail?: Record<string, string>): Refusal {
  return detail ? { ok: false, code, detail } : { ok: false, code };
}

/**
 * The organisation in whose queue a step waits. `window` is where the application was received; `township` the township that window belongs to,
 * or the department when it was received at the county.
 */
export function orgOfStep(
  step: Pick<StepSettings, "org">,
  own: Pick<CaseOwn, "window" | "item">,
  context: Pick<CaseContext, "orgs" | "region">,
): string {
  const rule = step.org ?? "department";
  if (rule === "window") return own.window;
  if (rule === "department") return own.item.department;
  if (rule === "county") return context.region;
  if (rule === "township") return townshipOf(own.window, context.orgs) ?? own.item.department;
  const code = rule.replace(/^unit:/, "");
  return code.length === 2 ? `${context.region}${code}` : code;
}

function townshipOf(window: string, orgs: ReadonlyMap<string, Org>): string | null {
  for (let org = orgs.get(window); org; org = org.parent ? orgs.get(org.parent) : undefined) {
    if (org.kind === "township") return org.code;
  }
  return null;
}
