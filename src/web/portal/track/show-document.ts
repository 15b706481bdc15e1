import type { Handler } from "../portal.ts";
import { urls } from "../urls.ts";
import { APPLICANT_SESSION } from "./applicant-session.ts";

/** A document that was issued for the applicant, as a file to keep; only for whoever proved the case in this visit. */
export const showDocument: Handler = async (portal, request, reply) => {
  const session = await request.session(APPLICANT_SESSION);
  if (!session) return reply.redirect(`${urls.track}?expired`, 303);
  const { id } = request.params as { id: string };
  const found = await portal.doors.documentFile(session.subject, id);
  if (!found) return reply.fail({ ok: false, code: "http/not-found" });
  return reply
    .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'")
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`)
    .type(found.file.type)
    .send(found.stream());
};
