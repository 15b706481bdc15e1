import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { addWorkingDays } from "../../core/calendar/index.ts";
import { dayOf } from "../../platform/clock.ts";
import { type Db, inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import type { PersonActor } from "../identity/shared.ts";
import { currentCalendar } from "../matters/index.ts";
import type { HandoverDone } from "./outcome.ts";
import { record } from "./record.ts";
import { DAYS, type WaitingPaper } from "./shared.ts";
import { waitingPapers } from "./waiting-papers.ts";

export const handOverInput = z.object({
  to: z.string().max(40),
  papers: z.array(z.object({ caseId: z.uuid(), material: z.string().max(60) })).max(200),
});

/** 移交: one list to one organisation. Two clerks handing the same paper over at once: the second is told. */
export async function handOver(house: House, actor: PersonActor, { to, papers }: z.infer<typeof handOverInput>): Promise<HandoverDone> {
  if (papers.length === 0) return { ok: false, code: "handovers/nothing-chosen" };
  const waiting = await waitingPapers(house, actor);
  const chosen = papers.map(({ caseId, material }) =>
    waiting.find((paper) => paper.caseId === caseId && paper.material === material && paper.to === to),
  );
  const { from, kind } = chosen[0] ?? {};
  const sound = chosen.filter((paper) => paper !== undefined && paper.from === from && paper.kind === kind) as WaitingPaper[];
  if (from === undefined || sound.length !== papers.length) return { ok: false, code: "handovers/not-here" };
  const at = house.clock.now();
  const due = addWorkingDays(await currentCalendar(house), dayOf(at), DAYS).date;
  const id = uuid();
  const entries = sound.map((paper, index) => ({ ...paper, position: index + 1 }));
  const done = await inTransaction(house.db, async (tx) => {
    const number = await nextNumber(tx, house.region, from, dayOf(at));
    await sql`insert into handovers.list (region, id, number, from_org, to_org, handed_at, handed_by, due, kind)
      values (${house.region}, ${id}, ${number}, ${from}, ${to}, ${at}, ${actor.name}, ${due}, ${kind})`.execute(tx);
    const { numAffectedRows } = await sql`
      insert into handovers.entry (region, list, position, case_id, case_number, item_name, applicant_masked, material, time, material_name, copies)
      select ${house.region}, ${id}, e.position, e."caseId", e."caseNumber", e."itemName", e."applicantMasked", e.material, e.time, e."materialName", e.copies
      from json_to_recordset(${JSON.stringify(entries)}::json) as e (position int, "caseId" uuid, "caseNumber" text, "itemName" text, "applicantMasked" text,
        material text, time smallint, "materialName" text, copies int)
      on conflict do nothing`.execute(tx);
    if (Number(numAffectedRows) !== entries.length) throw new AlreadyHanded();
    await record(tx, house, actor, { list: id, act: "handed", org: from, entries: entries.map(({ position }) => ({ position })), at });
  }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AlreadyHanded) return false;
      throw error;
    },
  );
  return done ? { ok: true, list: id } : { ok: false, code: "handovers/not-here" };
}

/** Undoes the transaction in which a paper turned out to be on another list. */
class AlreadyHanded extends Error {}

/** `JJ` window day serial. Lists of one window and day wait for each other here. */
async function nextNumber(db: Db, region: string, from: string, day: string): Promise<string> {
  const prefix = `JJ${from}${day.replaceAll("-", "")}`;
  await sql`select pg_advisory_xact_lock(hashtext(${`handovers ${region} ${prefix}`}))`.execute(db);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from handovers.list where region = ${region} and number like ${`${prefix}%`}`.execute(db);
  return `${prefix}${String((rows[0]?.count ?? 0) + 1).padStart(3, "0")}`;
}
