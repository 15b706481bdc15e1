import type { House } from "../house.ts";
import { wholeActor } from "./domain/lean.ts";
import { blankMatter, evolveMatter, type JournalEvent, type KindFold, type Matter, type NewEvent } from "./domain/state.ts";
import { type EventRow, eventsOf, loadMatter, openPersonal } from "./store.ts";

/** A matter as it stands; null when there is none of that kind. */
export async function readMatter<Own>(house: House, fold: KindFold<Own>, id: string): Promise<Matter<Own> | null> {
  return (await loadMatter(house, fold, id))?.matter ?? null;
}

/** Its journal, opened: first to last. Without the key (erased after retention) the personal parts are empty. */
export async function readJournal<Own>(house: House, fold: KindFold<Own>, id: string): Promise<JournalEvent[]> {
  const [loaded, rows] = await Promise.all([loadMatter(house, fold, id), eventsOf(house, id)]);
  return rows.map((row) => openEvent(house, loaded?.key ?? null, row));
}

/** One state per event: how the matter stood right after it (七(五)1). */
export function foldFrames<Own>(house: House, fold: KindFold<Own>, id: string, events: readonly JournalEvent[]): Matter<Own>[] {
  const first = events[0];
  if (!first) return [];
  const frames: Matter<Own>[] = [];
  let matter = blankMatter(house.region, id, fold, first.at);
  for (const event of events) {
    matter = evolveMatter(fold, matter, event);
    frames.push(matter);
  }
  return frames;
}

export function openEvent(house: House, key: Buffer | null, row: EventRow): JournalEvent {
  const personal = key && row.personal ? openPersonal(house, key, row.personal, `${row.matter}:${row.sequence}`) : undefined;
  return {
    sequence: row.sequence,
    at: row.at.toISOString(),
    type: row.type,
    actor: wholeActor(row.actor),
    data: JSON.parse(row.data) as NewEvent["data"],
    ...(personal ? { personal } : {}),
  };
}
