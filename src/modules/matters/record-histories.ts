import { inTransaction } from "../../platform/db/index.ts";
import type { House, Recorded } from "../house.ts";
import type { Matter } from "./domain/state.ts";
import type { Kind } from "./perform.ts";
import { type Keyed, recordEvents, type Told } from "./record-events.ts";
import { type ChainedEvent, newMatter, sealPersonal } from "./store.ts";
import { type NewMatterRow, writeNewMatters } from "./write-new-matters.ts";

/** All that happened in one matter, from its opening: what was decided, when and by whom. */
export interface History {
  id: string;
  told: readonly Told[];
}

/** A kind whose own rows can be written for many new matters at once. */
export interface KindInBulk<Own> extends Kind<Own> {
  storeNew(house: House, matters: readonly Matter<Own>[]): Promise<void>;
}

/**
 * Records whole histories of new matters, many in one transaction: chained, encrypted, folded and followed exactly as `perform` does it one by one.
 * The caller answers for the decisions: they must come from the kind's own pure code. For loading, not for what people do. Returns how many events.
 */
export async function recordHistories<Own>(house: House, kind: KindInBulk<Own>, histories: readonly History[]): Promise<number> {
  const made = histories.map((history) => recordHistory(house, kind, history));
  await inTransaction(house.db, async (tx) => {
    const within = { ...house, db: tx };
    await writeNewMatters(
      within,
      made.map(({ row }) => row),
    );
    await kind.storeNew(
      within,
      made.map(({ after }) => after),
    );
    const recorded = made.map((one) => one.recorded);
    for (const follower of house.followers) for (const statement of await follower.recorded(within, recorded)) await statement.execute(tx);
  });
  return made.reduce((sum, { row }) => sum + row.events.length, 0);
}

function recordHistory<Own>(
  house: House,
  kind: KindInBulk<Own>,
  { id, told }: History,
): { row: NewMatterRow; after: Matter<Own>; recorded: Recorded } {
  const first = told[0];
  if (!first) throw new Error("a history has a beginning");
  const { loaded, wrapped } = newMatter(house, kind, id, first.at);
  const key = loaded.key as Buffer; // a new matter has its key
  const events: ChainedEvent[] = [];
  let now: Keyed<Own> = { ...loaded, key };
  for (const each of told) {
    const done = recordEvents(house, kind, now, each);
    events.push(...done.events);
    now = { matter: done.after, head: done.head, key };
  }
  const after = now.matter;
  const clocks = Object.values(after.state.clocks);
  return {
    after,
    row: { matter: after, head: now.head, wrapped, personal: sealPersonal(house, key, after.personal, `${id}:state`), events },
    recorded: {
      region: house.region,
      matter: id,
      kind: kind.name,
      at: (told.at(-1) ?? first).at,
      clocks,
      ended: after.state.endedAt !== null,
      events: [],
      before: loaded.matter.state,
      after: after.state,
    },
  };
}
