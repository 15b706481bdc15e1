import { sql } from "kysely";
import { notSetBack, sweepEach } from "../../platform/sweep.ts";
import type { House } from "../house.ts";
import { handlesCases, staffDirectory } from "../identity/index.ts";
import { type Decision, openTasks } from "../matters/index.ts";
import { CASE_KIND_NAME } from "./case-kind.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { told } from "./domain/moves.ts";
import { releasedFrom } from "./domain/people/released-from.ts";
import { performAsSystem } from "./perform-case.ts";
import { once } from "./sweep.ts";

const SWEEP = "cases.released";
const MOST = 1000;
/** People who have steps of their own, in all of a county. */
const MOST_NAMED = 20_000;

interface Named {
  person: string;
  org: string;
  /** Null: any post there that handles cases. */
  post: string | null;
}

/**
 * Steps named for somebody who no longer holds the post for it go back to the others who may do them, or to the post's queue: nobody else could do
 * them, and nobody would see them. Cost grows with the people who have steps of their own. Returns how many were released.
 */
export async function sweepReleased(house: House): Promise<number> {
  const { rows: named } = await sql<Named>`
    select distinct person, org, post from matters.task_person where region = ${house.region} and kind = ${CASE_KIND_NAME} limit ${MOST_NAMED}`.execute(
    house.db,
  );
  const staff = await staffDirectory(house);
  const isGone = ({ person, org, post }: Named) =>
    !staff.byId(person)?.holdings.some((held) => held.org === org && (post === null ? handlesCases(held.post) : held.post === post));
  const gone = named.filter(isGone);
  return gone.length > 0 ? releaseAll(house, gone) : 0;
}

async function releaseAll(house: House, gone: readonly Named[]): Promise<number> {
  const { rows } = await sql<{ matter: string; visit: string; person: string; version: number }>`
    select p.matter, p.visit, p.person, m.version from json_to_recordset(${JSON.stringify(gone)}::json) as g (person uuid, org text, post text)
    join matters.task_person p on p.region = ${house.region} and p.kind = ${CASE_KIND_NAME} and p.person = g.person and p.org = g.org and p.post is not distinct from g.post
    join matters.matter m on m.region = p.region and m.id = p.matter
    where ${notSetBack(SWEEP, sql`p.matter || ':' || p.visit`, house.clock.now())} order by p.matter limit ${MOST}`.execute(house.db);
  return sweepEach(house, {
    name: SWEEP,
    rows,
    itemOf: ({ matter, visit }) => `${matter}:${visit}`,
    work: async ({ matter, visit, person, version }) =>
      once(await performAsSystem(house, matter, `release:${matter}:${visit}:${person}:${version}`, { visit, person }, releaseTask, false)),
  });
}

function releaseTask({ matter, own, input, context }: CaseAct<{ visit: string; person: string }>): Decision {
  const task = openTasks(matter.state).find((open) => open.visit === input.visit);
  const left = task && releasedFrom(task, input.person, own, context);
  if (!left) return refuse("cases/no-such-task");
  return told({ type: "case/released", spine: { tasks: [left] }, facts: { node: task.node } });
}
