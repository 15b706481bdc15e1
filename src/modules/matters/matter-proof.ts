import { setTimeout } from "node:timers/promises";
import type { House } from "../house.ts";
import { checkProof, type MatterProof, type ProofReport } from "./domain/proof.ts";
import type { KindFold } from "./domain/state.ts";
import { sealedPosition, sealJournal, sealsFrom } from "./seal.ts";
import { eventsOf, loadMatter } from "./store.ts";

export { checkProof, type MatterProof, type ProofReport };

/** How often and how long, in milliseconds, sealing waits for writers elsewhere in the journal; they take some milliseconds each. */
const SEAL_TRIES = 60;
const SEAL_PAUSE = 50;

/**
 * The journal of one matter as it stands, letter by letter, with what shows that it is part of the sealed journal: a third person can
 * check it without us. What no seal covers yet is sealed first, as soon as whoever is writing beside it has done. `withKey` adds the key that opens the personal parts. Null where there is
 * no such matter.
 */
export async function matterProof(house: House, fold: KindFold<unknown>, id: string, withKey: boolean): Promise<MatterProof | null> {
  const [loaded, rows] = await Promise.all([loadMatter(house, fold, id), eventsOf(house, id)]);
  if (!loaded) return null;
  const positions = rows.map(({ position }) => position);
  await sealUpTo(house, Math.max(...positions));
  return {
    region: house.region,
    matter: id,
    kind: fold.name,
    key: withKey && loaded.key ? loaded.key.toString("base64") : null,
    events: rows.map(({ sequence, position, at, type, actor, data, personal, previous, hash }) => ({
      ...{ sequence, position, at: at.toISOString(), type, actor, data },
      personal: personal?.toString("base64") ?? null,
      previous: previous.toString("hex"),
      hash: hash.toString("hex"),
    })),
    seals: await sealsFrom(house, positions),
  };
}

/** A proof that can't be had in time goes out all the same: the reader is told which of its events no seal holds. */
async function sealUpTo(house: House, position: number): Promise<void> {
  for (let tries = 0; tries < SEAL_TRIES && (await sealedPosition(house)) < position; tries++) {
    if (tries > 0) await setTimeout(SEAL_PAUSE);
    await sealJournal(house);
  }
}
