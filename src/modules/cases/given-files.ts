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
  return actor.kind === "system" || file.proof === uploadProof(house, actor, file.hash);
}
