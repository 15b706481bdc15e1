import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";

/** Whose upload a file is. Citizens have no account: their proofs lie in sealed drafts and never reach a browser. */
function uploader(actor: Pick<Actor, "kind" | "id">): string {
  return actor.kind === "person" ? `person:${actor.id}` : actor.kind;
}

/**
 * The proof that this uploader sent these bytes: without it a file can't be named in an application, however its hash became known. A keyed
 * hash, so nothing has to be stored or looked up.
 */
export function uploadProof(house: Pick<House, "crypto">, actor: Pick<Actor, "kind" | "id">, hash: string): string {
  return house.crypto.blindIndex("cases.upload", `${uploader(actor)} ${hash}`).toString("base64url");
}
