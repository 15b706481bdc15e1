import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { openDraft } from "../apply/draft-access.ts";
import type { Portal } from "../portal.ts";
import { APPLICANT_SESSION } from "../track/applicant-session.ts";

/** Whose uploads in parts a request may begin, go on with and hand in; null where it proves nothing. */
export type UploadOwner = (portal: Portal, request: FastifyRequest) => Promise<string | null>;

/** Who holds the draft's secret token. */
export const draftOwner: UploadOwner = async (portal, request) => {
  const open = await openDraft(portal, request, (request.params as { code: string }).code);
  return open && !open.draft.submitted ? uploadsOfDraft(open.token) : null;
};

/** Who has proved the case in this visit. */
export const caseOwner: UploadOwner = async (_portal, request) => {
  const session = await request.session(APPLICANT_SESSION);
  return session ? uploadsOfCase(session.subject) : null;
};

export function uploadsOfCase(id: string): string {
  return `case:${id}`;
}

export function uploadsOfDraft(token: string): string {
  return `draft:${createHash("sha256").update(token).digest("hex")}`;
}
