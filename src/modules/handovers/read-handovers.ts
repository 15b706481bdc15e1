import { type RawBuilder, sql } from "kysely";
import { dayOf } from "../../platform/clock.ts";
import { caseKind, sightOf } from "../cases/index.ts";
import { itemVersion } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { PersonActor } from "../identity/shared.ts";
import { readMatter } from "../matters/index.ts";
import { givesFrom, signsFor } from "./reach.ts";
import type { Handover, HandoverKind, PaperWhereabouts } from "./shared.ts";

/** Lists shown at once: enough for a window's days, never a whole archive. */
const MOST = 50;

interface Row {
  id: string;
  kind: HandoverKind;
  number: string;
  from_org: string;
  to_org: string;
  handed_at: Date;
  handed_by: string;
  due: string;
  received_at: Date | null;
  received_by: string | null;
  note: string;
  entries: Handover["entries"];
}

/** Lists that left, or came to, the organisations the actor works for: unsigned before all, then the newest. */
export function handovers(house: House, actor: PersonActor, box: "out" | "in"): Promise<Handover[]> {
  const own = box === "out" ? sql`l.from_org = any(${givesFrom(actor)}::text[])` : sql`l.to_org = any(${signsFor(actor)}::text[])`;
  return listsWhere(house, actor, own);
}

/** One list; null where there is none or neither side is the actor's (the two look alike from outside). */
export async function handover(house: House, actor: PersonActor, list: string): Promise<Handover | null> {
  const own = sql`(l.from_org = any(${givesFrom(actor)}::text[]) or l.to_org = any(${signsFor(actor)}::text[]))`;
  const [found] = await listsWhere(house, actor, sql`l.id = ${list} and ${own}`);
  return found ?? null;
}

async function listsWhere(house: House, actor: PersonActor, which: RawBuilder<unknown>): Promise<Handover[]> {
  const [{ rows }, byCode] = await Promise.all([
    sql<Row>`
      select l.id, l.kind, l.number, l.from_org, l.to_org, l.handed_at, l.handed_by, l.due::text as due, l.received_at, l.received_by, l.note,
        (select json_agg(json_build_object('position', e.position, 'caseId', e.case_id, 'caseNumber', e.case_number, 'itemName', e.item_name,
          'applicantMasked', e.applicant_masked, 'materialName', e.material_name, 'copies', e.copies, 'received', e.received,
          'difference', e.difference) order by e.position)
          from handovers.entry e where e.region = l.region and e.list = l.id) as entries
      from handovers.list l where l.region = ${house.region} and ${which}
      order by (l.received_at is null) desc, l.handed_at desc limit ${MOST}`.execute(house.db),
    orgs(house),
  ]);
  const today = dayOf(house.clock.now());
  const mine = new Set(signsFor(actor));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    fromName: byCode.get(row.from_org)?.name ?? row.from_org,
    toName: byCode.get(row.to_org)?.name ?? row.to_org,
    handedAt: row.handed_at.toISOString(),
    handedBy: row.handed_by,
    due: row.due,
    overdue: row.received_at === null && row.due < today,
    receivedAt: row.received_at?.toISOString() ?? null,
    receivedBy: row.received_by,
    note: row.note,
    maySign: row.received_at === null && mine.has(row.to_org),
    entries: row.entries,
  }));
}

/** Where each paper of a case is that one window took in for another organisation; nothing for who may not see the case. */
export async function papersOfCase(house: House, actor: PersonActor, caseId: string): Promise<PaperWhereabouts[]> {
  const matter = await readMatter(house, caseKind, caseId);
  if (!matter || sightOf(actor, matter) === "none") return [];
  const { own } = matter.state;
  if (own.window === own.item.department) return [];
  const [item, byCode, listed] = await Promise.all([itemVersion(house, own.item.versionId), orgs(house), lastEntries(house, caseId)]);
  const today = dayOf(house.clock.now());
  const nameOf = (org: string) => byCode.get(org)?.name ?? org;
  return (item?.package.materials ?? [])
    .filter(({ code }) => own.materials[code]?.paper === true)
    .map(({ code, name }): PaperWhereabouts => {
      const last = listed.get(code);
      // One that was on a list before another came in its place says nothing of that other.
      const entry = last && last.time === (own.materials[code]?.again?.time ?? 1) ? last : undefined;
      const paper = { material: code, materialName: name, number: entry?.number ?? null, difference: entry?.difference ?? "" };
      if (entry === undefined || entry.received === false)
        return { ...paper, where: entry ? "missing" : "window", place: nameOf(own.window), overdue: false };
      if (entry.received) return { ...paper, where: "received", place: nameOf(entry.to_org), overdue: false };
      return { ...paper, where: "under-way", place: nameOf(entry.to_org), overdue: entry.due < today };
    });
}

interface LastEntry {
  material: string;
  time: number;
  number: string;
  to_org: string;
  due: string;
  received: boolean | null;
  difference: string;
}

async function lastEntries(house: House, caseId: string): Promise<Map<string, LastEntry>> {
  const { rows } = await sql<LastEntry>`
    select distinct on (e.material) e.material, e.time, l.number, l.to_org, l.due::text as due, e.received, e.difference
    from handovers.entry e join handovers.list l on l.region = e.region and l.id = e.list
    where e.region = ${house.region} and e.case_id = ${caseId}
    order by e.material, e.time desc, l.handed_at desc, l.number desc`.execute(house.db);
  return new Map(rows.map((row) => [row.material, row]));
}
