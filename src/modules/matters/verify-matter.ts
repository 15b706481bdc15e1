import { GENESIS, hashLines } from "./domain/chain.ts";
import { wholeActor } from "./domain/lean.ts";
import { sameJson } from "./domain/same-json.ts";
import { type ActorTrace, blankMatter, evolveMatter, type JournalEvent, type Matter, type Personal } from "./domain/state.ts";
import { KEY_PURPOSE, openPersonal } from "./store.ts";
import type { VerifiedKind, VerifyFault, VerifyingHouse } from "./verify.ts";
import { EVENT_LINES, type StoredMatter } from "./verify-rows.ts";
import { clocksFit, personLines, taskLines, timerLines } from "./verify-tables.ts";

export interface CheckedMatter {
  /** Null where there is no journal to fold. */
  fold: Matter<unknown> | null;
  events: number;
  faults: VerifyFault[];
}

/** Walks the chain of one matter, folds it, and compares the fold with what the tables show. */
export function checkMatter(house: VerifyingHouse, kind: VerifiedKind, row: StoredMatter): CheckedMatter {
  const checked: CheckedMatter = { fold: null, events: 0, faults: [] };
  const fault = (sequence: number, what: VerifyFault["fault"]) => void checked.faults.push({ matter: row.id, sequence, fault: what });
  if (row.events === null) {
    fault(0, "missing");
    return checked;
  }
  const key = dataKey(house, row);
  if (key === undefined) fault(0, "unreadable");
  const { matter, head, events } = foldJournal(house, kind, row, key ?? null, fault);
  checked.events = events;
  checked.fold = matter;
  const dates = row.opened_at.toISOString() === matter.openedAt && (row.ended_at?.toISOString() ?? null) === matter.state.endedAt;
  if (head !== row.head || matter.version !== row.version || !dates) fault(0, "head");
  if (!stateFits(matter, row.state)) fault(0, "state");
  if (key && !sameJson(matter.personal, keptPersonal(house, key, row))) fault(0, "personal");
  if (taskLines(matter) !== row.tasks || personLines(matter) !== row.persons) fault(0, "task");
  if (!clocksFit(matter, row.clocks)) fault(0, "clock");
  if (timerLines(matter) !== row.timers) fault(0, "timer");
  return checked;
}

function foldJournal(
  house: VerifyingHouse,
  kind: VerifiedKind,
  row: StoredMatter,
  key: Buffer | null,
  fault: (sequence: number, what: VerifyFault["fault"]) => void,
) {
  const lines = (row.events as string).split("\n"); // the caller has looked
  let matter: Matter<unknown> = blankMatter(house.region, row.id, kind, withMilliseconds(lines[1] as string));
  let head = GENESIS.toString("hex");
  let count = 0;
  for (let at = 0; at + EVENT_LINES <= lines.length; at += EVENT_LINES) {
    const line = (index: number) => lines[at + index] as string; // the loop's condition: they are there
    const [sequence, type, actor, data, previous, hash, sealed] = [line(0), line(2), line(3), line(4), line(5), line(6), line(7)] as const;
    const number = Number(sequence);
    const instant = withMilliseconds(line(1));
    const personal = sealed === "" ? null : Buffer.from(sealed, "hex");
    count++;
    if (number !== count) fault(number, "sequence");
    if (previous !== head) fault(number, "chain");
    if (hashLines(previous, house.region, row.id, sequence, instant, type, actor, data, personal) !== hash) fault(number, "hash");
    head = hash;
    try {
      const event: JournalEvent = {
        sequence: number,
        at: instant,
        type,
        actor: actorOf(actor),
        data: JSON.parse(data) as JournalEvent["data"],
      };
      if (key && personal) event.personal = openPersonal(house, key, personal, `${row.id}:${sequence}`);
      matter = evolveMatter(kind, matter, event);
    } catch {
      fault(number, "unreadable");
    }
  }
  return { matter, head, events: count };
}

/** Nearly always the very letters; only where they differ it is looked at what they say. */
function stateFits({ state }: Matter<unknown>, stored: string): boolean {
  if (JSON.stringify(state) === stored) return true;
  try {
    return sameJson(state, JSON.parse(stored));
  } catch {
    return false;
  }
}

/** Undefined when the stored key can't be opened; null when it was destroyed. */
function dataKey(house: VerifyingHouse, row: StoredMatter): Buffer | null | undefined {
  try {
    return row.data_key && house.crypto.unwrapDataKey(KEY_PURPOSE, row.data_key, row.id);
  } catch {
    return undefined;
  }
}

/** What is kept with the state; undefined when it can't be opened, which equals no fold. */
function keptPersonal(house: VerifyingHouse, key: Buffer, row: StoredMatter): Personal | undefined {
  try {
    return row.personal ? openPersonal(house, key, row.personal, `${row.id}:state`) : {};
  } catch {
    return undefined;
  }
}

/** The instant as it was hashed; one that doesn't fall on a millisecond was never written by us and keeps what betrays it. */
function withMilliseconds(micro: string): string {
  return micro.endsWith("000Z") ? `${micro.slice(0, -4)}Z` : micro;
}

const actors = new Map<string, ActorTrace>();
const MOST_ACTORS = 2000;

/** The same few hundred people did everything. Shared, because folds only read them. */
function actorOf(text: string): ActorTrace {
  const known = actors.get(text);
  if (known) return known;
  if (actors.size >= MOST_ACTORS) actors.clear();
  const actor = wholeActor(text);
  actors.set(text, actor);
  return actor;
}
