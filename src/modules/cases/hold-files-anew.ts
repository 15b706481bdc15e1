import { sql } from "kysely";
import type { House } from "../house.ts";
import { readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import { DRAFT_HOLDER, holdDraftFiles } from "./draft.ts";
import { CASE_HOLDER, holdFilesOf } from "./held-files.ts";

const BATCH = 200;

/** Notes the files of every case and draft once more: for a database from before uses were kept, and after a restore. Returns how many cases it looked at. */
export async function holdFilesAnew(house: House): Promise<number> {
  await holdDraftFiles(house);
  let seen = 0;
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await sql<{ id: string }>`select id from cases.case where region = ${house.region} and id > ${after}
      order by id limit ${BATCH}`.execute(house.db);
    const last = rows.at(-1);
    if (!last) return seen;
    const matters = await Promise.all(rows.map(({ id }) => readMatter(house, caseKind, id)));
    const found = matters.filter((matter) => matter !== null);
    await holdFilesOf(house, found).execute(house.db);
    seen += rows.length;
    after = last.id;
  }
}

/** How many files are held for cases and drafts that aren't there. */
export async function heldForNobody(house: House): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from platform.file_use u
    where (u.kind = ${CASE_HOLDER} and not exists (select from cases.case c where c.region = ${house.region} and c.id::text = u.owner))
      or (u.kind = ${DRAFT_HOLDER} and not exists (select from cases.draft d where d.token = decode(u.owner, 'hex')))`.execute(house.db);
  return rows[0]?.count ?? 0;
}
