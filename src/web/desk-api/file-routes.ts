import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { caseBundle, caseRecordPdf, fileOfCase, officePages } from "../../modules/cases/index.ts";
import type { House } from "../../modules/house.ts";
import { SHOWN_INLINE } from "../../platform/files/index.ts";
import { tooBusy } from "./document-routes.ts";
import { mayCall } from "./rights.ts";
import { signedIn } from "./signed-in.ts";

const address = z.object({ caseId: z.uuid(), hash: z.string().regex(/^[0-9a-f]{64}$/) });

// Never a page of ours: what an applicant sent can't run anything, whatever it contains.
const HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; frame-ancestors 'self'";

/** Files of cases for who may see them. How they come in stands in `upload-routes.ts`. */
export function serveFiles(app: FastifyInstance, house: House): void {
  app.get("/desk/cases/:caseId/files/:hash", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null || who.mustChangePassword) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const asked = address.safeParse(request.params);
    const found =
      asked.success && mayCall(who.actor, "cases.view") ? await fileOfCase(house, who.actor, asked.data.caseId, asked.data.hash) : null;
    if (found === null) return reply.code(404).send({ ok: false, code: "desk/not-found" });
    const { file, name, stream } = found;
    const manner = SHOWN_INLINE.has(file.kind) ? "inline" : "attachment";
    return reply
      .header("content-security-policy", HARMLESS)
      .header("cache-control", "private, no-store")
      .header("content-disposition", `${manner}; filename*=UTF-8''${encodeURIComponent(name)}`)
      .type(file.type)
      .send(stream());
  });

  app.get("/desk/cases/:caseId/files/:hash/pages", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null || who.mustChangePassword) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const asked = address.safeParse(request.params);
    const found =
      asked.success && mayCall(who.actor, "cases.view") ? await officePages(house, who.actor, asked.data.caseId, asked.data.hash) : null;
    if (found === null) return reply.code(404).send({ ok: false, code: "desk/not-found" });
    return reply.header("cache-control", "private, no-store").send(found);
  });

  app.get("/desk/cases/:caseId/bundle", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null || who.mustChangePassword) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const asked = address.pick({ caseId: true }).safeParse(request.params);
    const bundle = asked.success ? await caseBundle(house, who.actor, asked.data.caseId) : null;
    if (bundle === null) return reply.code(404).send({ ok: false, code: "desk/not-found" });
    return reply
      .header("cache-control", "private, no-store")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(bundle.name)}`)
      .type("application/zip")
      .send(bundle.stream);
  });

  app.get("/desk/cases/:caseId/record.pdf", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null || who.mustChangePassword) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const asked = address.pick({ caseId: true }).safeParse(request.params);
    const record = asked.success ? await caseRecordPdf(house, who.actor, asked.data.caseId) : null;
    if (record === null) return reply.code(404).send({ ok: false, code: "desk/not-found" });
    if (record.pdf === null) return tooBusy(reply);
    return reply
      .header("cache-control", "private, no-store")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(record.name)}`)
      .type("application/pdf")
      .send(record.pdf);
  });
}
