import type { Readable } from "node:stream";
import { applicantAccess, attachmentsIn } from "../../core/forms/index.ts";
import { type FileFault, type FileKind, kindOfName, type StoredFile, USUAL_KINDS } from "../../platform/files/index.ts";
import { type DocxPages, readDocx, readXlsx, type XlsxPages } from "../../platform/office/index.ts";
import { findItem } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import { type Matter, readMatter } from "../matters/index.ts";
import { caseKind } from "./case-kind.ts";
import { readerRights } from "./domain/form-rights.ts";
import type { CaseOwn, CasePersonal } from "./domain/own.ts";
import { itemOfCase } from "./item-of-case.ts";
import type { MaterialFile } from "./shared.ts";
import { attachmentName, uploadProof } from "./upload-proof.ts";
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
  const stored = await house.files.put(given.stream, { name: given.name, allow: kindsOf(material.accept) });
  if (!stored.ok) return stored;
  const { hash, type, size } = stored.file;
  return { ok: true, file: { material: given.material, hash, name: stored.name, type, size, proof: uploadProof(house, actor, hash) } };
}

export type AttachmentStored = { ok: true; file: string; name: string; size: number } | FileFault;

/** Takes one file for a question of a form. `file` is how the answer names it: only this sender can hand it in. */
export async function storeAttachment(
  house: House,
  actor: Pick<Actor, "kind" | "id">,
  given: { stream: Readable; name: string; accept: readonly string[] },
): Promise<AttachmentStored> {
  const stored = await house.files.put(given.stream, { name: given.name, allow: kindsOf(given.accept) });
  if (!stored.ok) return stored;
  return { ok: true, file: attachmentName(house, actor, stored.file.hash), name: stored.name, size: stored.file.size };
}

function kindsOf(endings: readonly string[]): readonly FileKind[] {
  const kinds = endings.map((ending) => kindOfName(`x.${ending}`)).filter((kind): kind is FileKind => kind !== undefined);
  return kinds.length > 0 ? kinds : USUAL_KINDS;
}

/** A file of a case, a material or one of the form's own, for somebody who may see it in full; null otherwise. */
export async function fileOfCase(
  house: House,
  actor: Actor,
  caseId: string,
  hash: string,
): Promise<{ file: StoredFile; name: string; stream: () => Readable } | null> {
  const matter = await readMatter(house, caseKind, caseId);
  if (!matter) return null;
  const sight = sightOf(actor, matter);
  const allowed = actor.kind === "citizen" ? actor.id === caseId : sight === "full" || sight === "on-request";
  const name = allowed ? await nameOf(house, actor, matter, hash) : undefined;
  const file = name === undefined ? undefined : await house.files.find(hash);
  if (name === undefined || !file) return null;
  if (sight === "on-request") await recordSight(house, actor, matter, "file");
  return { file, name, stream: () => house.files.read(hash) };
}

export type OfficePages = ({ kind: "docx" } & DocxPages) | ({ kind: "xlsx" } & XlsxPages);

/** A Word or Excel file of a case as plain texts, tables and pictures; null as in `fileOfCase`. A file that can't be read so is said to be. */
export async function officePages(
  house: House,
  actor: Actor,
  caseId: string,
  hash: string,
): Promise<{ ok: true; pages: OfficePages } | { ok: false; code: "cases/no-preview" } | null> {
  const found = await fileOfCase(house, actor, caseId, hash);
  if (!found) return null;
  const path = house.files.pathOf(hash);
  try {
    if (found.file.kind === "docx") return { ok: true, pages: { kind: "docx", ...(await readDocx(path)) } };
    if (found.file.kind === "xlsx") return { ok: true, pages: { kind: "xlsx", ...(await readXlsx(path)) } };
  } catch (err) {
    // Somebody else's file, and no fault of the house: the original can still be fetched.
    house.log.info({ err, hash }, "a file can't be shown in the page");
  }
  return { ok: false, code: "cases/no-preview" };
}

/** The name under which this reader sees a file of the case; undefined where the case, or the part of the form open to them, names no such file. */
async function nameOf(house: House, actor: Actor, matter: Matter<CaseOwn>, hash: string): Promise<string | undefined> {
  const { own } = matter.state;
  const personal = matter.personal as CasePersonal; // every case has one from its first event
  if (Object.values(own.materials).some((material) => material.files.some((file) => file.hash === hash)))
    return personal.fileNames[hash] ?? hash;
  const item = await itemOfCase(house, own);
  const { form } = item.package;
  const rights = actor.kind === "citizen" ? applicantAccess(form) : readerRights(actor, matter.state, item);
  return attachmentsIn(form, personal.form, rights).find((row) => row.file === hash)?.name;
}
