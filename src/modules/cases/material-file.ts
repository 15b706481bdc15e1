import type { Readable } from "node:stream";
import { type FileFault, type FileKind, kindOfName, type StoredFile, USUAL_KINDS } from "../../platform/files/index.ts";
import { findItem } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import type { CasePersonal } from "./domain/own.ts";
import type { MaterialFile } from "./shared.ts";
import { uploadProof } from "./upload-proof.ts";
import { recordSight, sightOf } from "./visibility.ts";

export type MaterialStored = { ok: true; file: MaterialFile } | FileFault | { ok: false; code: "cases/material-not-listed"; name: string };

/** Takes one file for a material of an item: type by its content, size and endings as the item allows. Only this uploader can then hand it in. */
export async function storeMaterial(
  house: House,
  actor: Pick<Actor, "kind" | "id">,
  given: { stream: Readable; name: string; material: string; itemCode: string },
): Promise<MaterialStored> {
  const item = await findItem(house, given.itemCode);
  const material = item?.package.materials.find((candidate) => candidate.code === given.material);
  if (!material) {
    given.stream.resume();
    return { ok: false, code: "cases/material-not-listed", name: given.name };
  }
  const allow = material.accept.map((ending) => kindOfName(`x.${ending}`)).filter((kind): kind is FileKind => kind !== undefined);
  const stored = await house.files.put(given.stream, { name: given.name, allow: allow.length > 0 ? allow : USUAL_KINDS });
  if (!stored.ok) return stored;
  const { hash, type, size } = stored.file;
  return { ok: true, file: { material: given.material, hash, name: stored.name, type, size, proof: uploadProof(house, actor, hash) } };
}

/** A file of a case for somebody who may see the case in full; null otherwise. */
export async function materialFile(
  house: House,
  actor: Actor,
  caseId: string,
  hash: string,
): Promise<{ file: StoredFile; name: string; stream: Readable } | null> {
  const matter = await readMatter(house, caseKind, caseId);
  if (!matter) return null;
  const sight = sightOf(actor, matter);
  const allowed = actor.kind === "citizen" ? actor.id === caseId : sight === "full" || sight === "on-request";
  const listed = Object.values(matter.state.own.materials).some((material) => material.files.some((file) => file.hash === hash));
  if (!allowed || !listed) return null;
  const file = await house.files.find(hash);
  if (!file) return null;
  if (sight === "on-request") await recordSight(house, actor, matter, "file");
  return { file, name: (matter.personal as CasePersonal).fileNames[hash] ?? hash, stream: house.files.read(hash) };
}
