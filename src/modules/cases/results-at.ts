import { sql } from "kysely";
import type { House } from "../house.ts";
import type { PaperAtWindow } from "./papers-at.ts";

/**
 * Licences made by these departments and to be handed out at a window of another organisation, the oldest decision first: cases decided and not yet
 * delivered. `without` says which lie there no longer, as `case document`.
 */
export async function resultsAt(
  house: House,
  departments: readonly string[],
  gone: (cases: readonly string[]) => Promise<ReadonlySet<string>>,
  most: number,
): Promise<PaperAtWindow[]> {
  const { rows } = await sql<{
    case_id: string;
    case_number: string;
    item_name: string;
    applicant_masked: string;
    department: string;
    place: string;
    document: string;
    name: string;
    number: string;
    issued_at: Date;
  }>`
    select c.id as case_id, coalesce(c.number, c.application_number) as case_number, c.item_name, c.applicant_masked, c.department, c.place,
      d.id as document, d.name, d.number, d.issued_at
    from cases.case c join cases.document d on d.region = c.region and d.case_id = c.id and d.code = 'licence' and d.state = 'issued'
    where c.region = ${house.region} and c.department = any(${departments}::text[]) and c.place <> c.department and c.closed_at is null and c.state = 'decided'
    order by c.submitted_at, c.id limit ${most}`.execute(house.db);
  const without = await gone(rows.map(({ case_id }) => case_id));
  return rows
    .filter(({ case_id, document }) => !without.has(`${case_id} ${document} 1`))
    .map((row) => ({
      caseId: row.case_id,
      caseNumber: row.case_number,
      itemName: row.item_name,
      applicantMasked: row.applicant_masked,
      department: row.place,
      window: row.department,
      takenAt: row.issued_at,
      time: 1,
      material: { code: row.document, name: `${row.name} ${row.number}`, copies: 1 },
    }));
}
