import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { documentFile, previewDocumentPdf } from "../../modules/cases/index.ts";
import type { House } from "../../modules/house.ts";
import { licencePaperFile } from "../../modules/licences/index.ts";
import { mayCall } from "./rights.ts";
import { signedIn } from "./signed-in.ts";

const made = z.object({ caseId: z.uuid(), id: z.uuid(), kind: z.enum(["pdf", "docx"]) });
const licencePaper = z.object({ id: z.uuid(), paper: z.uuid() });
const draft = z.object({ caseId: z.uuid(), code: z.string().max(60) });
const writing = z.object({ entered: z.record(z.string().max(40), z.unknown()) });

// A paper of ours, yet shown like any file: it runs nothing.
const HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

/** Documents as files: those made, and previews of those that would be made. */
export function serveDocuments(app: FastifyInstance, house: House): void {
  app.get("/desk/cases/:caseId/documents/:id/:kind", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null || who.mustChangePassword) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const asked = made.safeParse(request.params);
    const found = asked.success && mayCall(who.actor, "documents.ofCase") ? await documentFile(house, who.actor, asked.data) : null;
    if (found === null) return reply.code(404).send({ ok: false, code: "desk/not-found" });
    return send(reply, found.name, found.file.type, found.file.kind === "pdf").send(found.stream());
  });

  app.get("/desk/licences/:id/papers/:paper", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null || who.mustChangePassword) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const asked = licencePaper.safeParse(request.params);
    const found = asked.success && mayCall(who.actor, "licences.holder") ? await licencePaperFile(house, who.actor, asked.data) : null;
    if (found === null) return reply.code(404).send({ ok: false, code: "desk/not-found" });
    return send(reply, found.name, found.file.type, true).send(found.stream());
  });

  // What has been written so far is of people: it comes in the body, never in an address.
  app.post("/desk/cases/:caseId/document-preview/:code", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null || who.mustChangePassword) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const [asked, written] = [draft.safeParse(request.params), writing.safeParse(request.body)];
    const found =
      asked.success && written.success && mayCall(who.actor, "documents.preview")
        ? await previewDocumentPdf(house, who.actor, { ...asked.data, ...written.data })
        : null;
    if (found === null) return reply.code(404).send({ ok: false, code: "desk/not-found" });
    if (found.pdf === null) return tooBusy(reply);
    return send(reply, "draft.pdf", "application/pdf", true).send(found.pdf);
  });
}

/** Documents are drawn a few at a time; whoever comes when too many wait is told to come again. */
export function tooBusy(reply: FastifyReply): FastifyReply {
  return reply.code(503).header("retry-after", "5").send({ ok: false, code: "documents/busy" });
}

function send(reply: FastifyReply, name: string, type: string, inline: boolean): FastifyReply {
  return reply
    .header("content-security-policy", HARMLESS)
    .header("cache-control", "private, no-store")
    .header("content-disposition", `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type(type);
}
