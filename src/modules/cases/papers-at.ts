import { sql } from "kysely";
import { itemVersion } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import type { MaterialState } from "./domain/own.ts";

/** A paper that a window took in and that belongs to the department that handles the case. */
export interface PaperAtWindow {
  caseId: string;
  /** 办件编号, or the application's before acceptance. */
  caseNumber: string;
  itemName: string;
  applicantMasked: string;
  department: string;
  window: string;
  /** When it came. */
  takenAt: Date;
  /** The how manieth of its kind in this case: more than 1 in place of one found lacking. */
  time: number;
  material: { code: string; name: string; copies: number };
}

interface Row {
  id: string;
  number: string;
  item_name: string;
  item_version: string;
  applicant_masked: string;
  department: string;
  place: string;
  submitted_at: Date;
  materials: Record<string, MaterialState>;
}

/** Cases looked through at a time. */
const BATCH = 200;

/**
 * Papers of running cases that these windows took in for other organisations, the oldest first, at most about `most`. `gone` says which papers of
 * some cases lie there no longer, as `case material time`; cases whose papers are all gone don't use up the number.
 */
export async function papersAt(
  house: House,
  windows: readonly string[],
  gone: (cases: readonly string[]) => Promise<ReadonlySet<string>>,
  most: number,
): Promise<PaperAtWindow[]> {
  const found: PaperAtWindow[] = [];
  let last: Row | undefined;
  do {
    const rows: Row[] = await runningAt(house, windows, last);
    const without = await gone(rows.map(({ id }) => id));
    for (const row of rows) found.push(...(await papersOf(house, row, without)));
    last = rows.length === BATCH ? rows.at(-1) : undefined;
  } while (last !== undefined && found.length < most);
  return found;
}

async function runningAt(house: House, windows: readonly string[], after: Row | undefined): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select c.id, coalesce(c.number, c.application_number) as number, c.item_name, c.item_version, c.applicant_masked, c.department, c.place,
      c.submitted_at, (m.state::json #> '{own,materials}') as materials
    from cases.case c join matters.matter m on m.region = c.region and m.id = c.id
    where c.region = ${house.region} and c.place = any(${windows}::text[]) and c.department <> c.place and c.closed_at is null
      and c.state not in ('withdrawn', 'terminated', 'declined', 'not-accepted')
      and (${after?.id ?? null}::uuid is null or (c.submitted_at, c.id) > (${after?.submitted_at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by c.submitted_at, c.id limit ${BATCH}`.execute(house.db);
  return rows;
}

async function papersOf(house: House, row: Row, without: ReadonlySet<string>): Promise<PaperAtWindow[]> {
  const item = await itemVersion(house, row.item_version);
  return (item?.package.materials ?? [])
    .flatMap(({ code, name, copies }) => {
      const given = row.materials[code];
      const { time, at } = given?.again ?? { time: 1, at: row.submitted_at };
      return given?.paper && !without.has(`${row.id} ${code} ${time}`) ? [{ code, name, copies, time, at }] : [];
    })
    .map(({ code, name, copies, time, at }) => ({
      caseId: row.id,
      caseNumber: row.number,
      itemName: row.item_name,
      applicantMasked: row.applicant_masked,
      department: row.department,
      window: row.place,
      takenAt: new Date(at),
      time,
      material: { code, name, copies },
    }));
}
