import { attachmentsIn, type FormDefinition, renameAttachments } from "../../core/forms/index.ts";
import { kindOfName, type StoredFile } from "../../platform/files/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { House } from "../house.ts";
import type { Actor } from "../identity/shared.ts";
import type { Refusal } from "../matters/index.ts";
import { caseMessages } from "./messages.ts";
import type { MaterialFile } from "./shared.ts";
import { uploadProof } from "./upload-proof.ts";

/**
 * The files an application names, as the store knows them: type and size are never what a sender says. Refused, with the field, where one isn't
 * there (nobody could ever open it, K9) or was sent in by somebody else: who knows a hash doesn't thereby have the file. The two look alike.
 */
export async function givenFiles(
  house: House,
  actor: Actor,
  files: readonly MaterialFile[],
  lang: Lang,
): Promise<{ ok: true; files: MaterialFile[] } | Refusal> {
  const found = await Promise.all(files.map((file) => (isOwn(house, actor, file) ? house.files.find(file.hash) : null)));
  const code = "cases/file-not-stored";
  const faults = found.flatMap((file, index) => (file ? [] : [{ path: `files.${index}`, code, message: caseMessages(lang)[code] }]));
  if (faults.length > 0) return { ok: false, code: "cases/invalid", fields: faults };
  return { ok: true, files: files.map((file, index) => ({ ...file, type: found[index]?.type ?? "", size: found[index]?.size ?? 0 })) };
}

function isOwn(house: House, actor: Actor, file: MaterialFile): boolean {
  // What is taken over is proven otherwise, inside the command (reuse/reused-files).
  return actor.kind === "system" || file.reuse !== undefined || file.proof === uploadProof(house, actor, file.hash);
}

/**
 * The form with the files of its own questions as the store knows them. A file just sent in is named with the proof its sender was given
 * (`attachmentName`); one that stands in the case's form already is named by its hash alone. Anything else is refused, with the question.
 */
export async function givenAnswers(
  house: House,
  actor: Actor,
  {
    definition,
    sent,
    before,
    lang,
  }: { definition: FormDefinition; sent: Record<string, unknown>; before: Record<string, unknown>; lang: Lang },
): Promise<{ ok: true; form: Record<string, unknown> } | Refusal> {
  const known = new Set(attachmentsIn(definition, before).map((row) => row.file));
  const rows = attachmentsIn(definition, sent);
  const found = new Map<string, StoredFile>();
  const faults: NonNullable<Refusal["fields"]> = [];
  for (const { path, field, file } of rows) {
    const [hash = "", proof] = file.split(".");
    const isOwn = known.has(file) || actor.kind === "system" || proof === uploadProof(house, actor, hash);
    const stored = isOwn && HASH.test(hash) ? await house.files.find(hash) : undefined;
    if (stored) found.set(file, stored);
    const code = stored ? "cases/file-kind-not-taken" : "cases/file-not-stored";
    const taken = stored && (!field.accept || field.accept.some((ending) => kindOfName(`x.${ending}`) === stored.kind));
    if (!taken) faults.push({ path: `form.${path}`, code, message: caseMessages(lang)[code] });
  }
  if (faults.length > 0) return { ok: false, code: "cases/invalid", fields: faults };
  const rename = (file: string) => {
    const stored = found.get(file);
    return stored && { file: stored.hash, size: stored.size };
  };
  return { ok: true, form: rows.length > 0 ? renameAttachments(definition, sent, rename) : sent };
}

const HASH = /^[0-9a-f]{64}$/;
