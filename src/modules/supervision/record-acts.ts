import { sql } from "kysely";
import type { CompiledProcess } from "../../core/process/index.ts";
import type { Statement } from "../../platform/db/index.ts";
import { CASE_KIND_NAME, type CaseOwn, itemOfCase } from "../cases/index.ts";
import type { Follower, House, Recorded, RecordedEvent } from "../house.ts";
import type { ActFacts } from "./domain/act-rule.ts";

/** Acts that rules look at. */
const LOOKED_AT: ReadonlySet<string> = new Set([
  "case/accepted",
  "case/declined",
  "case/not-accepted",
  "case/supplement-asked",
  "case/agreed",
  "case/disagreed",
  "case/returned",
  "case/decided",
  "case/settled",
]);

/** Further acts that pass a step: looked at for the measures they left unticked, and for nothing else. */
export const PASSING_ONLY: ReadonlySet<string> = new Set(["case/sent-up", "case/reply-entered", "case/delivered"]);

/** Done by the house itself, in nobody's name. */
const BY_ITSELF = "case/overrun-agreed";

interface ActRow {
  matter: string;
  sequence: number;
  at: Date;
  type: string;
  person: string | null;
  facts: ActFacts;
}

/** Keeps what rules on acts look at, in the transaction of the act, so that none goes unjudged. */
export const recordActs: Follower = {
  async recorded(house, all) {
    const rows: ActRow[] = [];
    for (const recorded of all) if (recorded.kind === CASE_KIND_NAME) rows.push(...(await actsOf(house, recorded)));
    if (rows.length === 0) return [];
    const insert: Statement = sql`insert into supervision.act (region, matter, sequence, at, type, person, facts)
      select ${house.region}, matter, sequence, at, type, person, facts
      from json_to_recordset(${JSON.stringify(rows)}::json) as a (matter uuid, sequence int, at timestamptz, type text, person uuid, facts jsonb)`;
    return [insert];
  },
};

async function actsOf(house: House, recorded: Recorded): Promise<ActRow[]> {
  const acts = recorded.events.filter(
    ({ type, actor }) =>
      type === BY_ITSELF || ((LOOKED_AT.has(type) || PASSING_ONLY.has(type)) && actor.kind === "person" && actor.id !== null),
  );
  if (acts.length === 0) return [];
  const { process } = await itemOfCase(house, recorded.after.own as CaseOwn); // asked for cases only
  const rows = acts.map((event) => ({
    matter: recorded.matter,
    sequence: event.sequence,
    at: recorded.at,
    type: event.type,
    person: event.type === BY_ITSELF ? null : event.actor.id,
    facts: factsOf(recorded, event, process),
  }));
  return rows.filter(({ type, facts }) => !PASSING_ONLY.has(type) || (facts.unticked ?? []).length > 0);
}

function factsOf({ at, before, after }: Recorded, { type, actor, data }: RecordedEvent, process: CompiledProcess): ActFacts {
  const own = after.own as CaseOwn;
  const by = type === BY_ITSELF ? null : actor.id;
  const done = (data.tasks ?? []).find((task) => task.closedAt !== null && task.closedBy === by && !before.tasks[task.visit]?.closedAt);
  const decides = type === "case/decided" || type === "case/settled";
  const others = Object.values(after.tasks).filter((task) => by !== null && task.closedBy === by && task.visit !== done?.visit);
  const points = process.nodes.find((node) => node.id === done?.node)?.step?.points ?? [];
  return {
    personName: by === null ? "" : (actor.name ?? ""),
    instant: own.item.kind === "instant",
    step: done?.name ?? null,
    org: done?.org ?? null,
    role: done?.role ?? null,
    seconds: done ? secondsBetween(done.openedAt, at) : null,
    wholeSeconds: decides ? secondsBetween(own.submittedAt, at) : null,
    otherRoles: [...new Set(others.filter((task) => task.node !== done?.node).map((task) => task.role))],
    supplements: own.supplements,
    points: [...points],
    ...untickedIn(data, process),
  };
}

/** Events without the fact were no passing of a step with measures. */
function untickedIn(data: RecordedEvent["data"], process: CompiledProcess): Pick<ActFacts, "unticked"> {
  const { measures, node } = data as { measures?: { name: string }[]; node?: string }; // as cases writes them
  if (!measures) return {};
  const ticked = new Set(measures.map(({ name }) => name));
  const risks = process.nodes.find(({ id }) => id === node)?.step?.risks ?? [];
  return { unticked: risks.flatMap(({ name, level, measure }) => (measure && !ticked.has(name) ? [{ name, level }] : [])) };
}

function secondsBetween(from: string, to: Date): number {
  return Math.floor((to.getTime() - Date.parse(from)) / 1000);
}
