import { sql } from "kysely";
import { z } from "zod";
import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { PersonActor } from "../identity/shared.ts";
import type { HandoverDone } from "./outcome.ts";
import { signsFor } from "./reach.ts";
import { record } from "./record.ts";

export const signInput = z.object({
  list: z.uuid(),
  entries: z.array(z.object({ position: z.number().int(), received: z.boolean(), difference: z.string().trim().max(200) })).max(200),
  note: z.string().trim().max(400).default(""),
});

/** 签收: every paper ticked, or what is wrong with it written down. Once. */
export async function signFor(house: House, actor: PersonActor, input: z.infer<typeof signInput>): Promise<HandoverDone> {
  const { list, entries, note } = input;
  return inTransaction(house.db, async (tx): Promise<HandoverDone> => {
    const { rows } = await sql<{ to_org: string; received_at: Date | null; count: number }>`
      select l.to_org, l.received_at, (select count(*)::int from handovers.entry e where e.region = l.region and e.list = l.id) as count
      from handovers.list l where l.region = ${house.region} and l.id = ${list} for update`.execute(tx);
    const [found] = rows;
    if (!found || !signsFor(actor).includes(found.to_org)) return { ok: false, code: "handovers/not-allowed" };
    if (found.received_at !== null) return { ok: false, code: "handovers/signed-already" };
    const positions = new Set(entries.map(({ position }) => position));
    const whole = positions.size === found.count && entries.length === found.count;
    const inRange = entries.every(
      ({ position, received, difference }) => position >= 1 && position <= found.count && (received || difference !== ""),
    );
    if (!whole || !inRange) return { ok: false, code: "handovers/not-all" };
    const at = house.clock.now();
    await sql`update handovers.entry e set received = g.received, difference = g.difference
      from json_to_recordset(${JSON.stringify(entries)}::json) as g (position int, received boolean, difference text)
      where e.region = ${house.region} and e.list = ${list} and e.position = g.position`.execute(tx);
    await sql`update handovers.list set received_at = ${at}, received_by = ${actor.name}, note = ${note}
      where region = ${house.region} and id = ${list}`.execute(tx);
    await record(tx, house, actor, { list, act: "received", org: found.to_org, entries, at });
    return { ok: true, list };
  });
}
