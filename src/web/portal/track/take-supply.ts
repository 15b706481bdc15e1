import type { FastifyRequest } from "fastify";
import type { MaterialFile, TrackView } from "../../../modules/cases/shared.ts";
import { one, type Portal } from "../portal.ts";
import { SUPPLY_DRAFT_FIELD } from "./applicant-acts.tsx";

export interface TakenSupply {
  files: MaterialFile[];
  refused: { path: string; code: string }[];
  /** The draft in which some of the files have waited since an earlier try. */
  draft: string | null;
}

/** Where good files wait while something else is put right. */
export interface KeptSupply {
  token: string;
  files: MaterialFile[];
}

/** Stores the files that came for what is missing, beside those that wait already. */
export async function takeSupply(portal: Portal, request: FastifyRequest, view: TrackView): Promise<TakenSupply> {
  const { doors } = portal;
  const waiting = await waitingIn(portal, one(request.body, SUPPLY_DRAFT_FIELD) ?? null, view);
  const files = [...(waiting?.files ?? [])];
  const refused: TakenSupply["refused"] = [];
  for (const upload of request.uploads) {
    const material = upload.field.replace(/^material\./, "");
    const path = `material.${material}`;
    const stored = upload.fault
      ? ({ ok: false, code: upload.fault } as const)
      : await doors.storeMaterial({ stream: upload.open(), name: upload.name, material, itemCode: view.itemCode });
    if (stored.ok && !files.some((file) => isSame(file, stored.file))) files.push(stored.file);
    else if (!stored.ok) refused.push({ path, code: stored.code });
  }
  return { files, refused, draft: waiting?.token ?? null };
}

async function waitingIn({ doors }: Portal, token: string | null, view: TrackView) {
  const draft = token ? await doors.loadDraft(token) : null;
  return token && draft && draft.itemCode === view.itemCode ? { token, files: draft.files, version: draft.version } : null;
}

/** Savings of another window that may come between reading the draft and writing it. */
const MOST_TRIES = 4;

/** Puts the files where they wait, beside what another window has put there meanwhile: nobody has to choose them twice. */
export async function keepSupply(portal: Portal, view: TrackView, taken: TakenSupply): Promise<KeptSupply | null> {
  const item = taken.files.length > 0 ? await portal.doors.findItem(view.itemCode) : null;
  if (!item) return null;
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const waiting = await waitingIn(portal, taken.draft, view);
    const others = (waiting?.files ?? []).filter((file) => !taken.files.some((own) => isSame(own, file)));
    const files = [...others, ...taken.files];
    const saved = await portal.doors.saveDraft({
      token: waiting?.token ?? null,
      version: waiting?.version ?? 0,
      itemCode: item.code,
      itemVersion: item.versionId,
      content: { applicant: {}, form: {}, files, window: null, page: "supply" },
    });
    if (saved.ok) return { token: saved.token, files };
    if (saved.code !== "cases/draft-changed") return null;
  }
  return null;
}

function isSame(one: MaterialFile, other: MaterialFile): boolean {
  return one.material === other.material && one.hash === other.hash;
}
