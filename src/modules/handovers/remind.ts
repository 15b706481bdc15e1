import { sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import { type Told, tellStatements } from "../notices/index.ts";

const BATCH = 50;

interface Overdue {
  id: string;
  number: string;
  from_org: string;
  to_org: string;
  due: string;
  kind: "materials" | "results";
}

/**
 * Lists that nobody has signed for in time: both sides are told, once. Of several servers one takes a list, the others skip it. Returns how many were.
 */
export async function sweepOverdueHandovers(house: House): Promise<number> {
  const now = house.clock.now();
  const byCode = await orgs(house);
  return inTransaction(house.db, async (tx) => {
    const { rows } = await sql<Overdue>`
      update handovers.list l set reminded_at = ${now} where (l.region, l.id) in (
        select region, id from handovers.list where region = ${house.region} and received_at is null and reminded_at is null and due < ${dayOf(now)}
        order by due limit ${BATCH} for update skip locked)
      returning l.id, l.number, l.from_org, l.to_org, l.due::text as due, l.kind`.execute(tx);
    const within = { ...house, db: tx };
    const told = rows.flatMap((row) => toldOf(row, (code) => byCode.get(code)?.name ?? code));
    for (const statement of await tellStatements(within, told)) await statement.execute(tx);
    return rows.length;
  });
}

/** Those who sign for it, and those who handed it over: at windows the clerks, in departments the handlers. */
function toldOf({ id, number, from_org, to_org, due, kind }: Overdue, nameOf: (code: string) => string): Told[] {
  const params = { number, due, from: nameOf(from_org), to: nameOf(to_org) };
  const [giver, receiver] = kind === "materials" ? (["window-clerk", "handler"] as const) : (["handler", "window-clerk"] as const);
  return [
    { org: to_org, post: receiver },
    { org: from_org, post: giver },
  ].map((to) => ({ key: `handover:${id}:overdue:${to.org}`, kind: "handover-overdue" as const, matter: null, params, to, by: null }));
}
