import type { AnnotationView, MaterialView } from "../../../../modules/cases/shared.ts";
import type { ActDraft } from "./act-draft.ts";

/** What the command takes for one material. */
const MOST = 2000;

/** How a remark is told to the applicant: with its page, and with the file where the material has several. */
export interface RemarkWords {
  /** `page` is null where a file has one page only. */
  remark: (file: string | null, page: number | null, words: string) => string;
  and: string;
}

/**
 * The list of what is lacking with the remarks that colleagues pinned to the files, each proposed once: what the officer rewrites or takes out stays
 * so. Remarks that no longer fit in stay where they are. Null where nothing is to be added.
 */
export function withRemarks(
  draft: Pick<ActDraft, "lacks" | "proposed">,
  materials: readonly MaterialView[],
  remarks: readonly AnnotationView[],
  words: RemarkWords,
): Pick<ActDraft, "lacks" | "proposed"> | null {
  const lacks = { ...draft.lacks };
  const proposed = [...draft.proposed];
  for (const { code, files } of materials) {
    for (const { id, hash, page, words: said } of remarks) {
      const file = files.find((each) => each.hash === hash);
      if (!file || proposed.includes(id)) continue;
      const line = words.remark(files.length > 1 ? file.name : null, file.type.startsWith("image/") ? null : page, said);
      const text = [lacks[code]?.trim(), line].filter(Boolean).join(words.and);
      if (text.length > MOST) continue;
      lacks[code] = text;
      proposed.push(id);
    }
  }
  return proposed.length === draft.proposed.length ? null : { lacks, proposed };
}
