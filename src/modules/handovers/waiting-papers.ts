import { sql } from "kysely";
import { addWorkingDays } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { papersAt, resultsAt } from "../cases/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { PersonActor } from "../identity/shared.ts";
import { currentCalendar } from "../matters/index.ts";
import { departmentsOf, windowsOf } from "./reach.ts";
import { DAYS, type WaitingPaper } from "./shared.ts";

/** Papers shown at once: a window's days, never a whole archive. The oldest come first, so that none is forgotten behind them. */
const MOST = 400;

/**
 * Papers lying at the actor's windows for other organisations (代收代办), and licences made by the actor's departments for windows to hand out (办结证件),
 * the oldest of each first.
 */
export async function waitingPapers(house: House, actor: PersonActor): Promise<WaitingPaper[]> {
  const gone = (cases: readonly string[]) => handedOver(house, cases);
  const [materials, results, byCode, calendar] = await Promise.all([
    papersAt(house, windowsOf(actor), gone, MOST),
    resultsAt(house, departmentsOf(actor), gone, MOST),
    orgs(house),
    currentCalendar(house),
  ]);
  const today = dayOf(house.clock.now());
  const all = [
    ...materials.map((paper) => ({ ...paper, kind: "materials" as const })),
    ...results.map((paper) => ({ ...paper, kind: "results" as const })),
  ];
  return all.map(({ kind, material, time, department, window, takenAt, caseId, caseNumber, itemName, applicantMasked }) => ({
    kind,
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
