import type { House } from "../house.ts";
import { hashEvent, recordOf } from "./domain/chain.ts";
import { leanData } from "./domain/lean.ts";
import {
  type ActorTrace,
  evolveMatter,
  type JournalEvent,
  type KindFold,
  type Matter,
  type NewEvent,
  type Personal,
} from "./domain/state.ts";
import { type ChainedEvent, type Loaded, sealPersonal } from "./store.ts";

/** What one command made happen. */
export interface Told {
  at: Date;
  actor: ActorTrace;
  events: readonly NewEvent[];
}

/** A matter whose data key is at hand. */
export type Keyed<Own> = Loaded<Own> & { key: Buffer };

export interface RecordedEvents<Own> {
  after: Matter<Own>;
  events: ChainedEvent[];
  head: Buffer;
}

/** Chains and applies new events: the only place where what was decided becomes journal. */
export function recordEvents<Own>(
  house: House,
  fold: KindFold<Own>,
  loaded: Keyed<Own>,
  { at, actor, events: decided }: Told,
): RecordedEvents<Own> {
  const events: ChainedEvent[] = [];
  let after = loaded.matter;
  let head = loaded.head;
  for (const whole of decided) {
    const given = { ...whole, data: leanData(fold.lean?.(whole.data, after.state.own) ?? whole.data, after.state) };
    const sequence = after.version + 1;
    const personal = given.personal ? sealPersonal(house, loaded.key, given.personal, `${after.id}:${sequence}`) : null;
    const record = recordOf({ region: house.region, matter: after.id, sequence, at }, actor, given, personal);
    const hash = hashEvent(head, record);
    events.push({ record, previous: head, hash });
    after = evolveMatter(fold, after, asRead(given, { sequence, at: at.toISOString(), actor }, record.data));
    head = hash;
  }
  return { after, events, head };
}

/** An event as the journal will give it back: undefined members are gone, nothing is shared with the caller. `data` is its text where that is at hand. */
export function asRead(
  event: NewEvent,
  placed: Pick<JournalEvent, "sequence" | "at" | "actor">,
  data = JSON.stringify(event.data),
): JournalEvent {
  const read: JournalEvent = { ...placed, type: event.type, data: JSON.parse(data) as NewEvent["data"] };
  if (event.personal) read.personal = JSON.parse(JSON.stringify(event.personal)) as Personal;
  return read;
}
