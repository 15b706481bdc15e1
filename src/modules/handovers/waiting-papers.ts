import { sql } from "kysely";
import { addWorkingDays } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { papersAt } from "../cases/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { PersonActor } from "../identity/shared.ts";
import { currentCalendar } from "../matters/index.ts";
import { windowsOf } from "./reach.ts";
import { DAYS, type WaitingPaper } from "./shared.ts";

/** Papers shown at once: a window's days, never a whole archive. The oldest come first, so that none is forgotten behind them. */
const MOST = 400;

/** Papers lying at the actor's windows for other organisations (代收代办), the oldest first. */
export async function waitingPapers(house: House, actor: PersonActor): Promise<WaitingPaper[]> {
  const [papers, byCode, calendar] = await Promise.all([
    papersAt(house, windowsOf(actor), (cases) => handedOver(house, cases), MOST),
    orgs(house),
    currentCalendar(house),
  ]);
  const today = dayOf(house.clock.now());
  return papers.map(({ material, time, department, window, takenAt, caseId, caseNumber, itemName, applicantMasked }) => ({
    caseId,
    caseNumber,
    itemName,
    applicantMasked,
    to: department,
    toName: byCode.get(department)?.name ?? department,
    from: window,
    fromName: byCode.get(window)?.name ?? window,
    material: material.code,
    materialName: material.name,
    copies: material.copies,
    time,
    takenOn: dayOf(takenAt),
    overdue: addWorkingDays(calendar, dayOf(takenAt), DAYS).date < today,
  }));
}

/** What of these cases is on a list already, as `case material time`; what was found not to have arrived isn't. */
async function handedOver(house: House, cases: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ paper: string }>`
    select case_id || ' ' || material || ' ' || time as paper from handovers.entry
    where region = ${house.region} and case_id = any(${cases}::uuid[]) and received is distinct from false`.execute(house.db);
  return new Set(rows.map(({ paper }) => paper));
}
