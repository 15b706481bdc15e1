import { sql } from "kysely";
import type { World } from "./world.ts";

/** Of the cases so many are open; the others are closed, as in a county that has worked with it for years. */
const OPEN_SHARE = 0.05;

/** The department that gets every tenth case; the person whose lists are asked there has done every hundredth step. */
export interface Busy {
  department: string;
  hall: string;
  handler: string;
}

/**
 * Cases with their tasks and limits, straight into the tables that lists read: departments and windows of the demo county, names and dates
 * spread by arithmetic, so that every filling is the same. Two done steps each; open ones have a third that waits.
 */
export async function fillCases({ open: { db }, house, clock }: World, count: number, busy: Busy): Promise<void> {
  const now = clock.now();
  await sql`create temporary table department as
    select code, (row_number() over (order by code = ${busy.department} desc, code) - 1)::int as n, count(*) over ()::int as all_of
    from identity.org where kind = 'department'`.execute(db);
  await sql`create temporary table filled as
    select i, md5('case' || i)::uuid as id, d.code as department, ${now}::timestamptz - make_interval(mins => i / 2) as submitted_at,
      i % ${Math.round(1 / OPEN_SHARE)} = 0 as is_open, (${now}::timestamptz)::date + (hashint4(i) & 15) as due
    from generate_series(1, ${count}) i
    join department d on d.n = case when i / 20 % 10 = 0 then 0 else 1 + (hashint4(i / 3) & 65535) % (d.all_of - 1) end`.execute(db);
  await sql`insert into cases.case (region, id, version, application_number, number, item_code, item_version, item_name, kind, department, place, channel, state, outcome,
      applicant_masked, applicant_index, name_index, submitted_at, accepted_on, closed_at, public_result)
    select ${house.region}, id, 4, 'SQ' || i, ${house.region} || i, 'item-' || i % 700, md5('item' || i % 700)::uuid, 'item ' || i % 700, 'promised', department, ${busy.hall}, 'web',
      case when is_open then 'accepted' else 'closed' end, case when is_open then null else 'grant' end,
      'applicant ' || i % 1000, sha256(('number' || i % 300000)::bytea), sha256(('name' || i % 200000)::bytea), submitted_at, submitted_at::date,
      case when is_open then null else submitted_at + interval '2 days' end, i % 2 = 0
    from filled`.execute(db);
  await sql`insert into matters.task (region, matter, kind, visit, node, name, role, org, post, assignee, opened_at, due, closed_at, closed_by)
    select ${house.region}, id, 'case', 'v' || s.n, s.node, s.node, s.node, case when s.post = 'window-clerk' then ${busy.hall} else department end, s.post, null, submitted_at + make_interval(hours => s.n), due,
      case when is_open and s.n = 3 then null else submitted_at + make_interval(hours => s.n + 1) end,
      case when is_open and s.n = 3 then null when i % 100 = 0 then ${busy.handler}::uuid else md5(department || s.post)::uuid end
    from filled join lateral (values (1, 'receive', 'window-clerk'), (2, 'handle', 'handler'),
      (3, (array['handle', 'review', 'decide', 'receive'])[1 + i / 20 % 4], (array['handler', 'reviewer', 'approver', 'window-clerk'])[1 + i / 20 % 4])) s (n, node, post) on true`.execute(
    db,
  );
  await sql`insert into matters.clock (region, matter, id, kind, visit, state, due, provisional, calendar, derivation, ended_on)
    select ${house.region}, id, k.kind, k.kind, null, case when is_open then 'running' else 'met' end, due, false, 'shipped',
      jsonb_build_object('start', submitted_at::date, 'startRule', 'accepted', 'term', jsonb_build_object('amount', 20, 'unit', 'workday'), 'extensions', '[]'::jsonb, 'exclusions', '[]'::jsonb),
      case when is_open then null else due end
    from filled cross join (values ('promise'), ('statutory')) k (kind)`.execute(db);
  await sql`drop table filled, department`.execute(db);
  await sql`vacuum analyze cases.case, matters.task, matters.clock`.execute(db);
}
