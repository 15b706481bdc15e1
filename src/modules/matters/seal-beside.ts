import { sql } from "kysely";
import type { House } from "../house.ts";
import { KEY_PURPOSE } from "./store.ts";

/** Seals words about a matter that stand in a table of their own: once its key is destroyed they are unreadable with it. */
export interface MatterSeal {
  /** `place` names where it stands; what is moved elsewhere no longer opens. */
  seal(words: string, place: string): Buffer;
  open(sealed: Uint8Array, place: string): string;
}

/** Null where there is no such matter, or its key has been destroyed. */
export async function sealOf(house: House, matter: string): Promise<MatterSeal | null> {
  const { rows } = await sql<{ data_key: Buffer | null }>`select data_key from matters.matter
    where region = ${house.region} and id = ${matter}`.execute(house.db);
  const wrapped = rows[0]?.data_key;
  if (!wrapped) return null;
  const key = house.crypto.unwrapDataKey(KEY_PURPOSE, wrapped, matter);
  return {
    seal: (words, place) => house.crypto.encryptWith(key, words, `${matter}:${place}`),
    open: (sealed, place) => house.crypto.decryptWith(key, sealed, `${matter}:${place}`).toString("utf8"),
  };
}
