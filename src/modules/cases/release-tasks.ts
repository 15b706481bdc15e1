import { sql } from "kysely";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import type { House } from "../house.ts";
import { peopleWith } from "../identity/index.ts";
import type { Post } from "../identity/shared.ts";
import { type Decision, openTasks } from "../matters/index.ts";
import { CASE_KIND_NAME } from "./case-kind.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import { performAsSystem } from "./perform-case.ts";
import { once } from "./sweep.ts";

const SWEEP = "cases.released";
const MOST = 1000;
/** `peopleWith` names at most so many. */
const LISTED = 200;

/**
 * Steps named for somebody who no longer holds their post go back into the queue of that post: nobody else could do them, and nobody would see
 * them. Cost grows with the people who have steps of their own. Returns how many were released.
 */
export async function sweepReleased(house: House): Promise<number> {
  const { rows: named } = await sql<{ org: string; post: string; assignees: string[] }>`
    select t.org, t.post, array_agg(distinct t.assignee) as assignees from matters.task t
    where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.closed_at is null and t.assignee is not null
    group by t.org, t.post limit ${MOST}`.execute(house.db);
  let released = 0;
  for (const { org, post, assignees } of named) {
    const holders = new Set((await peopleWith(house, { org, post: post as Post })).map((holder) => holder.id)); // an unknown post has no holders
    if (holders.size >= LISTED) continue; // the list may not name them all
    const gone = assignees.filter((assignee) => !holders.has(assignee));
    if (gone.length > 0) released += await releaseAll(house, org, post, gone);
  }
  return released;
}

async function releaseAll(house: House, org: string, post: string, gone: readonly string[]): Promise<number> {
  const { rows } = await sql<{ matter: string; visit: string; assignee: string; version: number }>`
    select t.matter, t.visit, t.assignee, m.version from matters.task t join matters.matter m on m.region = t.region and m.id = t.matter
    where t.region = ${house.region} and t.kind = ${CASE_KIND_NAME} and t.closed_at is null and t.org = ${org} and t.post = ${post}
      and t.assignee = any(${gone}::uuid[]) and ${notSetBack(SWEEP, sql`t.matter || ':' || t.visit`, house.clock.now())} order by t.matter limit ${MOST}`.execute(
    house.db,
  );
  return sweepEach(house, {
    name: SWEEP,
    rows,
    itemOf: ({ matter, visit }) => `${matter}:${visit}`,
    work: async ({ matter, visit, assignee, version }) =>
      once(await performAsSystem(house, matter, `release:${matter}:${visit}:${version}`, { visit, assignee }, releaseTask, false)),
  });
}

function releaseTask({ matter, input }: CaseAct<{ visit: string; assignee: string }>): Decision {
  const task = openTasks(matter.state).find((open) => open.visit === input.visit);
  if (task?.assignee !== input.assignee) return refuse("cases/no-such-task");
  return told({ type: "case/released", spine: { tasks: [{ ...task, assignee: null }] }, facts: { node: task.node } });
}
