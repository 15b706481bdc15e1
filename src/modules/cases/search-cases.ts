import { sql } from "kysely";
import type { House } from "../house.ts";
import { can, type PersonActor, selvesOf } from "../identity/shared.ts";
import { applicantIndex, nameIndex } from "./case-kind.ts";
import { caseRows } from "./case-rows.ts";
import { VIEWING } from "./running-list.ts";
import type { CaseRow } from "./shared.ts";

/** Exact look-up: a case or application number, an identity or credit number, or an applicant's whole name. */
export async function searchCases(house: House, actor: PersonActor, text: string, limit = 50): Promise<CaseRow[]> {
  const wanted = text.trim();
  if (wanted === "") return [];
  const everywhere = actor.grants.some((grant) => VIEWING.has(grant.permission) && grant.scope === "all");
  const own = [...new Set(actor.grants.filter((grant) => VIEWING.has(grant.permission)).flatMap((grant) => grant.orgs))];
  const queues = JSON.stringify(actor.holdings.map(({ org, post }) => ({ org, post })));
  const selves = sql`any(${selvesOf(actor)}::uuid[])`;
  // Whoever has or had a step in it finds it as well: other departments in a 联办件, the township of a village's case. A question is for whom it was put to alone.
  const involved = sql`exists (select 1 from matters.task t where t.region = c.region and t.matter = c.id and (t.assignee = ${selves} or t.closed_by = ${actor.id}
    or exists (select 1 from matters.task_person p where p.region = t.region and p.matter = t.matter and p.visit = t.visit and p.person = ${selves})
    or t.role <> 'question' and exists (select 1 from json_to_recordset(${queues}::json) as q (org text, post text) where q.org = t.org and q.post = t.post)))`;
  // 抄送: who was given it to read.
  const copied = can(actor, "case.handle")
    ? sql`exists (select 1 from cases.copy k where k.region = c.region and k.case_id = c.id and k.person = ${actor.id})`
    : sql`false`;
  const visible = everywhere
    ? sql``
    : sql`and (c.department = any(${own}::text[]) or c.place = any(${own}::text[]) or ${involved} or ${copied})`;
  const match = (column: ReturnType<typeof sql>, value: string | Buffer) =>
    sql`(select c.id, c.submitted_at from cases.case c where c.region = ${house.region} and ${column} = ${value} ${visible} order by c.submitted_at desc limit ${limit})`;
  const { rows } = await sql<{ id: string }>`
    select id from (
      ${match(sql`c.number`, wanted.toUpperCase())} union ${match(sql`c.application_number`, wanted.toUpperCase())}
      union ${match(sql`c.applicant_index`, applicantIndex(house, wanted))} union ${match(sql`c.name_index`, nameIndex(house, wanted))}) found
    order by submitted_at desc limit ${limit}`.execute(house.db);
  return caseRows(
    house,
    rows.map((row) => ({ id: row.id, visit: null, step_name: null, cursor: "" })),
  );
}
