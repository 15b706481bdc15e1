import { sql } from "kysely";
import type { CaseKind } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { currentCalendar, type MatterClock } from "../matters/index.ts";
import { clockViews, highest } from "./clock-view.ts";
import type { CaseRow, CaseState } from "./shared.ts";

interface RowRecord {
  id: string;
  number: string | null;
  application_number: string;
  item_name: string;
  applicant_masked: string;
  state: CaseState;
  kind: CaseKind;
  department: string;
  submitted_at: Date;
  steps: { visit: string; name: string; org: string; post: string; person: string | null }[] | null;
  clocks:
    | {
        id: string;
        kind: string;
        visit: string | null;
        state: MatterClock["state"];
        due: string;
        provisional: boolean;
        derivation: MatterClock["input"];
        ended_on: string | null;
      }[]
    | null;
}

/** The rows of one page by id, with their clocks, in one query; order as given. */
export async function caseRows(
  house: House,
  found: readonly { id: string; visit: string | null; step_name: string | null; unread?: boolean }[],
): Promise<CaseRow[]> {
  if (found.length === 0) return [];
  const ids = found.map((row) => row.id);
  const { rows } = await sql<RowRecord>`
    select c.id, c.number, c.application_number, c.item_name, c.applicant_masked, c.state, c.kind, c.department, c.submitted_at,
      (select json_agg(json_build_object('visit', t.visit, 'name', t.name, 'org', t.org, 'post', t.post, 'person', coalesce(s.names, p.name)) order by t.opened_at, t.visit)
        from matters.task t left join identity.person p on p.id = t.assignee
          left join lateral (select string_agg(sp.name, ', ' order by sp.name) as names from matters.task_person tp join identity.person sp on sp.id = tp.person
            where tp.region = t.region and tp.matter = t.matter and tp.visit = t.visit and tp.role = 'signer') s on true where t.region = c.region and t.matter = c.id and t.closed_at is null) as steps,
      (select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'visit', k.visit, 'state', k.state, 'due', k.due, 'provisional', k.provisional, 'derivation', k.derivation, 'ended_on', k.ended_on))
        from matters.clock k where k.region = c.region and k.matter = c.id and k.state in ('running', 'stopped')) as clocks
    from cases.case c where c.region = ${house.region} and c.id = any(${ids}::uuid[])`.execute(house.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const [calendar, byCode] = await Promise.all([currentCalendar(house), orgs(house)]);
  return found.flatMap(({ id, visit, step_name, unread }) => {
    const row = byId.get(id);
    if (!row) return [];
    const live = (row.clocks ?? []).map((clock) => ({
      ...clock,
      input: clock.derivation,
      endedOn: clock.ended_on,
      calendar: calendar.version,
    }));
    const clocks = clockViews(live, house.clock.now(), calendar, () => ({}));
    const step = live.find((clock) => clock.visit !== null && clock.visit === visit);
    return [
      {
        id,
        number: row.number,
        applicationNumber: row.application_number,
        itemName: row.item_name,
        applicantMasked: row.applicant_masked,
        state: row.state,
        kind: row.kind,
        orgName: byCode.get(row.department)?.name ?? row.department,
        stepName: step_name,
        ...(unread === undefined ? {} : { unread }),
        visit,
        steps: (row.steps ?? []).map(({ org, ...open }) => ({ ...open, orgName: byCode.get(org)?.shortName ?? org })),
        submittedAt: row.submitted_at.toISOString(),
        due: step?.due ?? clocks[0]?.due ?? null,
        clocks,
        level: highest(clocks.map((clock) => clock.level)),
      },
    ];
  });
}
