import type { Lang } from "../../platform/i18n/index.ts";
import type { House } from "../house.ts";
import type { Refusal } from "../matters/index.ts";
import { caseMessages } from "./messages.ts";
import type { MaterialFile } from "./shared.ts";

/**
 * The files an application names, as the store knows them: type and size are never what a sender says. Refused where one isn't there, with the
 * field: nobody could ever open it (K9).
 */
export async function givenFiles(
  house: House,
  files: readonly MaterialFile[],
  lang: Lang,
): Promise<{ ok: true; files: MaterialFile[] } | Refusal> {
  const found = await Promise.all(files.map((file) => house.files.find(file.hash)));
  const code = "cases/file-not-stored";
  const faults = found.flatMap((file, index) => (file ? [] : [{ path: `files.${index}`, code, message: caseMessages(lang)[code] }]));
  if (faults.length > 0) return { ok: false, code: "cases/invalid", fields: faults };
  return { ok: true, files: files.map((file, index) => ({ ...file, type: found[index]?.type ?? "", size: found[index]?.size ?? 0 })) };
}
