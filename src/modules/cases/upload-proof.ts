import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";

/**
 * Whose upload a file is. Citizens have no account: the proofs of their materials lie in sealed drafts, those of files of the form stand in the page
 * of whoever just sent the file.
 */
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

/** How an answer names a file that was just sent in, until the application itself names it by its hash. */
export function attachmentName(house: Pick<House, "crypto">, actor: Pick<Actor, "kind" | "id">, hash: string): string {
  return `${hash}.${uploadProof(house, actor, hash)}`;
}
