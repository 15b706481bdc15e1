import type { FastifyReply, FastifyRequest } from "fastify";
import type { Draft } from "../../../modules/cases/index.ts";
import type { ItemInForce } from "../../../modules/catalogue/index.ts";
import { one, type Portal } from "../portal.ts";
import { urls } from "../urls.ts";
import type { Given } from "./journey.ts";

const DRAFT_COOKIE = "draft";
const LASTS_SECONDS = 90 * 24 * 3600;
/** Hidden field with the draft's token. The token is a secret of this browser; another site's form could only carry its own (see csrf.ts). */
export const DRAFT_FIELD = "_draft";

/** A draft of this item with the token that opens it. */
export interface OpenDraft {
  token: string;
  draft: Draft;
}

/** The draft this browser has for the item: by the form's hidden token first, since a cookie may be gone by then. */
export async function openDraft({ doors }: Portal, request: FastifyRequest, itemCode: string): Promise<OpenDraft | null> {
  for (const token of [one(request.body, DRAFT_FIELD), request.cookies[DRAFT_COOKIE]]) {
    if (!token || token.length > 100) continue;
    const draft = await doors.loadDraft(token);
    if (draft && draft.itemCode === itemCode) return { token, draft };
  }
  return null;
}

/** One cookie an item: its path keeps drafts of different items apart. */
export function rememberDraft({ publicUrl }: Portal, reply: FastifyReply, itemCode: string, token: string): void {
  reply.setCookie(DRAFT_COOKIE, token, { ...attributes(publicUrl, itemCode), maxAge: LASTS_SECONDS });
}

export function forgetDraft({ publicUrl }: Portal, reply: FastifyReply, itemCode: string): void {
  reply.clearCookie(DRAFT_COOKIE, attributes(publicUrl, itemCode));
}

function attributes(publicUrl: string, itemCode: string) {
  return { path: urls.apply(itemCode), httpOnly: true, sameSite: "lax", secure: publicUrl.startsWith("https:") } as const;
}

/** What is kept in a draft's form part: applicant and answers as they were typed, right or wrong. */
interface KeptForm {
  applicant: Record<string, unknown>;
  answers: Record<string, unknown>;
  papers: string[];
}

export function givenIn(draft: Draft): Given {
  const kept = draft.form as Partial<KeptForm>; // written by saveGiven
  return { applicant: kept.applicant ?? {}, form: kept.answers ?? {}, files: draft.files, papers: kept.papers ?? [] };
}

export async function saveGiven(
  { doors }: Portal,
  { open, item, given, page }: { open: OpenDraft | null; item: ItemInForce; given: Given; page: string },
) {
  const form: KeptForm = { applicant: { ...given.applicant }, answers: { ...given.form }, papers: given.papers };
  const content = { applicant: {}, form: { ...form }, files: given.files, window: null, page };
  return doors.saveDraft({
    token: open?.token ?? null,
    version: open?.draft.version ?? 0,
    itemCode: item.code,
    itemVersion: item.versionId,
    content,
  });
}
