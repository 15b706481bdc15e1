import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { attachmentAt } from "../../core/forms/index.ts";
import { storeAttachment, storeMaterial } from "../../modules/cases/index.ts";
import { findItem } from "../../modules/catalogue/index.ts";
import type { House } from "../../modules/house.ts";
import type { PersonActor } from "../../modules/identity/shared.ts";
import { serveResumableUploads } from "../../platform/http/index.ts";
import { badRequest } from "./bad-request.ts";
import { mayCall } from "./rights.ts";
import { type SignedIn, signedIn } from "./signed-in.ts";

const code = z.string().min(1).max(200);
const handedIn = z.union([z.strictObject({ item: code, material: code }), z.strictObject({ item: code, field: code })]);
type HandedIn = z.infer<typeof handedIn>;

/**
 * How files come in at the desk: in parts, by who may act on cases; then handed in for a material of an item or for a question of its form, where
 * it is judged like any upload. The answer names the file as a command takes it; asked again for the same upload it is the same.
 */
export function serveUploads(app: FastifyInstance, house: House): void {
  const owner = async (request: FastifyRequest) => {
    const who = await signedIn(house, request);
    return who !== null && maySend(who) ? ownerOf(who.actor) : null;
  };
  serveResumableUploads(app, { path: "/desk/uploads", uploads: house.uploads, owner });

  app.post("/desk/uploads/:upload/hand-in", async (request, reply) => {
    const who = await signedIn(house, request);
    if (who === null) return reply.code(401).send({ ok: false, code: "desk/not-signed-in" });
    const asked = handedIn.safeParse(request.body);
    const isMaterial = asked.success && "material" in asked.data;
    if (!maySend(who) || (isMaterial && !mayCall(who.actor, "intake.item")))
      return reply.code(403).send({ ok: false, code: "desk/forbidden" });
    if (!asked.success) return badRequest(asked.error);
    const { upload } = request.params as { upload: string };
    return take(house, who.actor, upload, asked.data);
  });
}

function maySend({ actor, mustChangePassword }: SignedIn): boolean {
  return !mustChangePassword && mayCall(actor, "cases.perform");
}

const ownerOf = ({ id }: PersonActor) => `person:${id}`;

async function take(house: House, actor: PersonActor, id: string, asked: HandedIn) {
  const found = await house.uploads.content(ownerOf(actor), id);
  if (!found) return { ok: false, code: "file/upload-gone" };
  const { name, received, size } = found.upload;
  if (received < size) return { ok: false, code: "file/incomplete" };
  const stored = await store(house, actor, { ...asked, name, stream: found.stream });
  await house.uploads.settle(ownerOf(actor), id);
  return stored;
}

async function store(
  house: House,
  actor: PersonActor,
  { stream, name, ...asked }: HandedIn & { name: string; stream: () => Parameters<typeof storeMaterial>[2]["stream"] },
) {
  if ("material" in asked) return storeMaterial(house, actor, { stream: stream(), name, material: asked.material, itemCode: asked.item });
  const item = await findItem(house, asked.item);
  const accept = (item && attachmentAt(item.package.form, asked.field)?.accept) ?? [];
  const stored = await storeAttachment(house, actor, { stream: stream(), name, accept });
  return stored.ok ? { ok: true, file: { file: stored.file, name: stored.name, size: stored.size } } : stored;
}
