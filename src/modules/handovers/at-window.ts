import { sql } from "kysely";
import type { House } from "../house.ts";

/** Of these licences of a case those that no window has signed for on a 办结证件交接单. Bound into the house by `services.ts`. */
export async function notAtWindow({ db, region }: House, caseId: string, licences: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ material: string }>`
    select e.material from handovers.entry e join handovers.list l on l.region = e.region and l.id = e.list and l.kind = 'results'
    where e.region = ${region} and e.case_id = ${caseId} and e.received`.execute(db);
  const arrived = new Set(rows.map(({ material }) => material));
  return licences.filter((document) => !arrived.has(document));
}
