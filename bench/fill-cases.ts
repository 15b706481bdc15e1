import { type RawBuilder, sql } from "kysely";
import type { World } from "./world.ts";

/** Of the cases so many are open; the others are closed, as in a county that has worked with it for years. */
const OPEN_SHARE = 0.05;

/** The department that gets every tenth case; each of the persons whose lists are asked has done every hundredth step. */
export interface Busy {
  department: string;
  hall: string;
  /** Staff of the busy department and hall: work is named for them, copied to them and taken in hand by them by turns. */
  persons: readonly string[];
}

/**
 * Cases with their tasks and limits, straight into the tables that lists read: departments and windows of the demo county, names and dates
 * spread by arithmetic, so that every filling is the same. Two done steps each; open ones have a third that waits: every fourth of the busy
 * department's in one person's own hands, every fifth case copied to somebody. There are 701 items, a prime, so that each has its share of open ones.
 */
export async function fillCases({ open: { db }, house, clock }: World, count: number, busy: Busy): Promise<void> {
  const now = clock.now();
  const persons = sql`${busy.persons}::uuid[]`;
  const person = (at: RawBuilder<unknown>) => sql`(${persons})[1 + (hashint4(${at}) & 65535) % cardinality(${persons})]`;
  await sql`create temporary table department as
    select code, (row_number() over (order by code = ${busy.department} desc, code) - 1)::int as n, count(*) over ()::int as all_of
    from identity.org where kind = 'department'`.execute(db);
  await sql`create temporary table filled as
    select i, md5('case' || i)::uuid as id, d.code as department, ${now}::timestamptz - make_interval(mins => i / 2) as submitted_at,
      i % ${Math.round(1 / OPEN_SHARE)} = 0 as is_open, ${person(sql`i`)} as person, (${now}::timestamptz)::date + (hashint4(i) & 15) as due
    from generate_series(1, ${count}) i
    join department d on d.n = case when i / 20 % 10 = 0 then 0 else 1 + (hashint4(i / 3) & 65535) % (d.all_of - 1) end`.execute(db);
  await sql`insert into cases.case (region, id, version, application_number, number, item_code, item_version, item_name, kind, department, place, channel, state, outcome,
      applicant_masked, applicant_index, name_index, submitted_at, accepted_on, closed_at, public_result, starter)
    select ${house.region}, id, 4, 'SQ' || i, ${house.region} || i, 'item-' || i % 701, md5('item' || i % 701)::uuid, 'item ' || i % 701, 'promised', department, ${busy.hall}, 'web',
      case when is_open then 'accepted' else 'closed' end, case when is_open then null else 'grant' end,
      'applicant ' || i % 1000, sha256(('number' || i % 300000)::bytea), sha256(('name' || i % 200000)::bytea), submitted_at, submitted_at::date,
      case when is_open then null else submitted_at + interval '2 days' end, i % 2 = 0, case when i % 50 = 0 then person else md5('clerk' || i % 200)::uuid end
    from filled`.execute(db);
  const inHand = sql`is_open and s.n = 3 and department = ${busy.department} and hashint4(i) % 4 = 0`;
  await sql`insert into matters.task (region, matter, kind, visit, node, name, role, org, post, assignee, opened_at, due, closed_at, closed_by, named)
    select ${house.region}, id, 'case', 'v' || s.n, s.node, s.node, s.node, case when s.post = 'window-clerk' then ${busy.hall} else department end, s.post,
      case when ${inHand} then person end, submitted_at + make_interval(hours => s.n), due,
      case when is_open and s.n = 3 then null else submitted_at + make_interval(hours => s.n + 1) end,
      case when is_open and s.n = 3 then null when i % 100 = 0 then person else md5(department || s.post)::uuid end, ${inHand}
    from filled join lateral (values (1, 'receive', 'window-clerk'), (2, 'handle', 'handler'),
      (3, (array['handle', 'review', 'decide', 'receive'])[1 + i / 20 % 4], (array['handler', 'reviewer', 'approver', 'window-clerk'])[1 + i / 20 % 4])) s (n, node, post) on true`.execute(
    db,
  );
  await sql`insert into matters.task_person (region, matter, visit, person, kind, role, org, post, opened_at, due)
    select region, matter, visit, assignee, kind, 'assignee', org, null, opened_at, due from matters.task where named`.execute(db);
  await sql`insert into cases.copy (region, case_id, person, at) select ${house.region}, id, person, submitted_at from filled where hashint4(i) % 5 = 0`.execute(
    db,
  );
  await sql`insert into matters.clock (region, matter, id, kind, visit, state, due, provisional, calendar, derivation, ended_on)
    select ${house.region}, id, k.kind, k.kind, null, case when is_open then 'running' else 'met' end, due, false, 'shipped',
      jsonb_build_object('start', submitted_at::date, 'startRule', 'accepted', 'term', jsonb_build_object('amount', 20, 'unit', 'workday'), 'extensions', '[]'::jsonb, 'exclusions', '[]'::jsonb),
      case when is_open then null else due end
    from filled cross join (values ('promise'), ('statutory')) k (kind)`.execute(db);
  await sql`drop table filled, department`.execute(db);
  await sql`vacuum analyze cases.case, cases.copy, matters.task, matters.task_person, matters.clock`.execute(db);
}
