import type { House } from "../house.ts";
import { checkProof, type MatterProof, type ProofReport } from "./domain/proof.ts";
import type { KindFold } from "./domain/state.ts";
import { sealJournal, sealsFrom } from "./seal.ts";
import { eventsOf, loadMatter } from "./store.ts";

export { checkProof, type MatterProof, type ProofReport };

/**
 * The journal of one matter as it stands, letter by letter, with what shows that it is part of the sealed journal: a third person can
 * check it without us. What no seal covers yet is sealed first. `withKey` adds the key that opens the personal parts. Null where there is
 * no such matter.
 */
export async function matterProof(house: House, fold: KindFold<unknown>, id: string, withKey: boolean): Promise<MatterProof | null> {
  await sealJournal(house);
  const [loaded, rows] = await Promise.all([loadMatter(house, fold, id), eventsOf(house, id)]);
  if (!loaded) return null;
  const positions = rows.map(({ position }) => position);
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
