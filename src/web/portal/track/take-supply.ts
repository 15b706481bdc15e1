import type { FastifyRequest } from "fastify";
import type { MaterialFile, TrackView } from "../../../modules/cases/shared.ts";
import { one, type Portal } from "../portal.ts";
import { SUPPLY_DRAFT_FIELD } from "./applicant-acts.tsx";

export interface TakenSupply {
  files: MaterialFile[];
  refused: { path: string; code: string }[];
  /** Where the good files wait while a refused one is replaced. */
  kept: { token: string; files: MaterialFile[] } | null;
}

/** Stores the files that came for what is missing. If one is refused the others wait in a draft: nobody has to choose them twice. */
export async function takeSupply(portal: Portal, request: FastifyRequest, view: TrackView): Promise<TakenSupply> {
  const { doors } = portal;
  const token = one(request.body, SUPPLY_DRAFT_FIELD) ?? null;
  const draft = token ? await doors.loadDraft(token) : null;
  const waiting = draft && draft.itemCode === view.itemCode ? draft.files : [];
  const files = [...waiting];
  const refused: TakenSupply["refused"] = [];
  for (const upload of request.uploads) {
    const material = upload.field.replace(/^material\./, "");
    const path = `material.${material}`;
    const stored = upload.truncated
      ? ({ ok: false, code: "file/too-large" } as const)
      : await doors.storeMaterial({ stream: upload.open(), name: upload.name, material, itemCode: view.itemCode });
    if (stored.ok) files.push(stored.file);
    else refused.push({ path, code: stored.code });
  }
  if (refused.length === 0) return { files, refused, kept: token && draft ? { token, files } : null };
  return {
    files,
    refused,
    kept: files.length > 0 ? await keep(portal, view, token && draft ? { token, version: draft.version } : null, files) : null,
  };
}

async function keep(
  { doors }: Portal,
  view: TrackView,
  open: { token: string; version: number } | null,
  files: MaterialFile[],
): Promise<TakenSupply["kept"]> {
  const item = await doors.findItem(view.itemCode);
  if (!item) return null;
  const content = { applicant: {}, form: {}, files, window: null, page: "supply" };
  const saved = await doors.saveDraft({
    ...(open ?? { token: null, version: 0 }),
    itemCode: item.code,
    itemVersion: item.versionId,
    content,
  });
  return saved.ok ? { token: saved.token, files } : null;
}
