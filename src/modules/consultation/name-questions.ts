import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { questionRecords } from "./store.ts";

export interface QuestionName {
  id: string;
  number: string;
  titleMasked: string;
  departmentName: string;
}

/** What lists of other modules say about a question; ids of anything else are left out. */
export async function nameQuestions(house: House, ids: readonly string[]): Promise<QuestionName[]> {
  if (ids.length === 0) return [];
  const [rows, byCode] = await Promise.all([questionRecords(house, ids), orgs(house)]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    titleMasked: row.title_masked,
    departmentName: byCode.get(row.department)?.name ?? row.department,
  }));
}
