import type { FastifyReply, FastifyRequest } from "fastify";
import type { Draft } from "../../../modules/cases/index.ts";
import type { ItemInForce } from "../../../modules/catalogue/index.ts";
import { one, type Portal } from "../portal.ts";
import type { Given } from "./journey.ts";

/** One cookie an item, so that drafts of different items stand side by side; sent to all pages that may need to forget them. */
const DRAFT_COOKIE = "draft.";
const COOKIE_PATH = "/services";
/** What a key looks like that we gave. */
const KEY = /^[\w-]{32}$/;
const LASTS_SECONDS = 90 * 24 * 3600;
/** Hidden field with the draft's token. The token is a secret of this browser; another site's form could only carry its own (see csrf.ts). */
export const DRAFT_FIELD = "_draft";
/** The same token beside an upload in parts, which has no form. */
const DRAFT_HEADER = "x-draft";

/** A draft of this item with the token that opens it. */
export interface OpenDraft {
  token: string;
  draft: Draft;
}

/** The draft this browser has for the item: by the form's hidden token first, since a cookie may be gone by then. */
export async function openDraft({ doors }: Portal, request: FastifyRequest, itemCode: string): Promise<OpenDraft | null> {
  const { [DRAFT_HEADER]: said } = request.headers;
  const tokens = [one(request.body, DRAFT_FIELD), typeof said === "string" ? said : undefined, request.cookies[DRAFT_COOKIE + itemCode]];
  for (const token of tokens) {
    if (!token || token.length > 100) continue;
    const draft = await doors.loadDraft(token);
    if (draft && draft.itemCode === itemCode) return { token, draft };
  }
  return null;
}

/**
 * All drafts whose keys this browser holds, sent ones too. None is left out: on a shared computer they are many people's. What fits into the
 * headers of a request bounds them, and they are asked for one by one.
 */
export async function draftsHere({ doors }: Portal, request: FastifyRequest): Promise<OpenDraft[]> {
  const found: OpenDraft[] = [];
  for (const [name, token] of Object.entries(request.cookies)) {
    if (!name.startsWith(DRAFT_COOKIE) || !token || !KEY.test(token)) continue;
    const draft = await doors.loadDraft(token);
    if (draft) found.push({ token, draft });
  }
  return found;
}

export function rememberDraft({ publicUrl }: Portal, reply: FastifyReply, itemCode: string, token: string): void {
  reply.setCookie(DRAFT_COOKIE + itemCode, token, { ...attributes(publicUrl), maxAge: LASTS_SECONDS });
}

export function forgetDraft({ publicUrl }: Portal, reply: FastifyReply, itemCode: string): void {
  reply.clearCookie(DRAFT_COOKIE + itemCode, attributes(publicUrl));
}

function attributes(publicUrl: string) {
  return { path: COOKIE_PATH, httpOnly: true, sameSite: "lax", secure: publicUrl.startsWith("https:") } as const;
}

/** What is kept in a draft's form part: applicant and answers as they were typed, right or wrong. */
interface KeptForm {
  situations: Record<string, unknown>;
  applicant: Record<string, unknown>;
  answers: Record<string, unknown>;
  papers: string[];
  earlier?: Given["earlier"];
}

export function givenIn(draft: Draft): Given {
  const kept = draft.form as Partial<KeptForm>; // written by saveGiven
  const { situations = {}, applicant = {}, answers = {}, papers = [], earlier } = kept;
  return { situations, applicant, form: answers, files: draft.files, papers, earlier };
}

export async function saveGiven(
  { doors }: Portal,
  { open, item, given, page }: { open: OpenDraft | null; item: ItemInForce; given: Given; page: string },
) {
  const form: KeptForm = {
    situations: { ...given.situations },
    applicant: { ...given.applicant },
    answers: { ...given.form },
    papers: given.papers,
    earlier: given.earlier,
  };
  const content = { applicant: {}, form: { ...form }, files: given.files, window: null, page };
  return doors.saveDraft({
    token: open?.token ?? null,
    version: open?.draft.version ?? 0,
    itemCode: item.code,
    itemVersion: item.versionId,
    content,
  });
}
