import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { MAX_FILE_BYTES, type OpenUpload, type OpenUploads } from "../files/index.ts";
import { HttpRefusal } from "./error-handling.ts";
import { httpText } from "./messages.ts";
import type { PlatformCode } from "./problems.ts";

export interface UploadDoor {
  /** Where uploads begin: a path with the parameters its owner is found by. Each then has its own address below it. */
  path: string;
  uploads: Pick<OpenUploads, "begin" | "find" | "append" | "drop">;
  /** Whose uploads these are, or null where nobody proves to be anybody. */
  owner(request: FastifyRequest): Promise<string | null>;
  /** Where people aren't known: whether one more may begin from this address, and the address to count by. */
  fromAddress?(request: FastifyRequest): Promise<{ mayBegin: boolean; origin: string }>;
}

const VERSION = "1.0.0";
const EXTENSIONS = "creation,expiration,termination";
const PART = "application/offset+octet-stream";
/** Parts don't count as writes of people; half a megabyte each, this is a fast line used to the full by a whole office. */
const PARTS_PER_MINUTE = 3000;

/**
 * Resumable uploads by the tus protocol, 1.0.0 (https://tus.io/protocols/resumable-upload): POST begins one, HEAD tells how far it got, PATCH
 * goes on, DELETE gives it up. Where something on the way lets none but POST through, `X-HTTP-Method-Override` names the others.
 * Errors are problems with a code; one about a file names its field.
 */
export function serveResumableUploads(app: FastifyInstance, door: UploadDoor): void {
  const one = `${door.path}/:upload`;
  void app.register(async (scope: FastifyInstance) => {
    scope.addContentTypeParser(PART, (_request, payload, done) => done(null, payload));
    scope.addHook("onRequest", (request, reply, done) => {
      reply.header("tus-resumable", VERSION).header("cache-control", "no-store");
      if (request.method !== "OPTIONS" && request.headers["tus-resumable"] !== VERSION) {
        reply.header("tus-version", VERSION);
        return done(new HttpRefusal("http/not-tus"));
      }
      done();
    });
    // A header of our own that no form can set, and what the browser says of its origin: no token is needed.
    const config = { csrf: "origin-only" as const, rateLimit: { max: PARTS_PER_MINUTE, timeWindow: 60_000 } };

    scope.options(door.path, async (_request, reply) =>
      reply
        .code(204)
        .header("tus-version", VERSION)
        .header("tus-extension", EXTENSIONS)
        .header("tus-max-size", String(MAX_FILE_BYTES))
        .send(),
    );
    scope.post(door.path, { config: { csrf: "origin-only" } }, (request, reply) => begin(door, request, reply));
    scope.head(one, { config }, (request, reply) => tell(door, request, reply));
    scope.patch(one, { config }, (request, reply) => takePart(door, request, reply));
    scope.delete(one, { config }, (request, reply) => drop(door, request, reply));
    scope.post(one, { config }, (request, reply) => {
      const method = request.headers["x-http-method-override"];
      const handle = typeof method === "string" ? OVERRIDDEN[method] : undefined;
      return handle ? handle(door, request, reply) : reply.fail({ ok: false, code: "http/method-not-allowed" });
    });
  });
}

type Handle = (door: UploadDoor, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

const begin: Handle = async (door, request, reply) => {
  const owner = await ownerOf(door, request);
  const size = wholeNumber(request.headers["upload-length"]);
  const about = readMetadata(request.headers["upload-metadata"]);
  if (size === undefined || about === undefined) return reply.fail({ ok: false, code: "http/invalid" });
  const from = await door.fromAddress?.(request);
  const refuse = (code: PlatformCode) =>
    reply.fail({ ok: false, code, fields: [{ path: about.field, code, message: httpText(request.lang).titles[code] }] });
  if (from?.mayBegin === false) return refuse("http/too-many-requests");
  const begun = await door.uploads.begin(owner, { ...about, size, ...(from ? { origin: from.origin } : {}) });
  if (!begun.ok) return refuse(begun.code);
  const path = request.url.split("?")[0]?.replace(/\/$/, "");
  return standing(reply.code(201).header("location", `${path}/${begun.upload.id}`), begun.upload).send();
};

const tell: Handle = async (door, request, reply) => {
  const upload = await door.uploads.find(await ownerOf(door, request), idOf(request));
  if (!upload) return reply.fail({ ok: false, code: "file/upload-gone" });
  return standing(reply.code(200).header("upload-length", String(upload.size)), upload).send();
};

const takePart: Handle = async (door, request, reply) => {
  const owner = await ownerOf(door, request);
  if (request.headers["content-type"] !== PART) return reply.fail({ ok: false, code: "http/unsupported-media-type" });
  const offset = wholeNumber(request.headers["upload-offset"]);
  if (offset === undefined) return reply.fail({ ok: false, code: "http/invalid" });
  const content = request.body as Readable; // the parser above hands it over as it comes
  const done = await door.uploads.append(owner, idOf(request), { offset, content });
  if (done.ok) return standing(reply.code(204), done.upload).send();
  // What is still on its way isn't wanted; the sender hears why, and then the line is closed.
  content.resume();
  if (done.received !== undefined) reply.header("upload-offset", String(done.received));
  return reply.header("connection", "close").fail({ ok: false, code: done.code });
};

const drop: Handle = async (door, request, reply) => {
  const isGone = await door.uploads.drop(await ownerOf(door, request), idOf(request));
  return isGone ? reply.code(204).send() : reply.fail({ ok: false, code: "file/upload-gone" });
};

const OVERRIDDEN: Readonly<Record<string, Handle>> = { HEAD: tell, PATCH: takePart, DELETE: drop };

async function ownerOf(door: UploadDoor, request: FastifyRequest): Promise<string> {
  const owner = await door.owner(request);
  if (owner === null) throw new HttpRefusal("http/unauthenticated");
  return owner;
}

function idOf(request: FastifyRequest): string {
  return (request.params as { upload: string }).upload;
}

function standing(reply: FastifyReply, { received, expiresAt }: OpenUpload): FastifyReply {
  return reply.header("upload-offset", String(received)).header("upload-expires", expiresAt.toUTCString());
}

function wholeNumber(header: unknown): number | undefined {
  return typeof header === "string" && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

const MOST_OF_METADATA = 4000;

/** `key base64,key base64`: the file's name is asked for, all else may be missing. Undefined where it can't be read. */
function readMetadata(header: unknown): { name: string; field: string; modified: string; sha256: string | null } | undefined {
  if (typeof header !== "string" || header.length > MOST_OF_METADATA) return undefined;
  const said = new Map(
    header.split(",").map((pair) => {
      const [key = "", value = ""] = pair.trim().split(" ");
      return [key, Buffer.from(value, "base64").toString("utf8")] as const;
    }),
  );
  const name = said.get("filename") ?? said.get("name");
  const sha256 = said.get("sha256")?.toLowerCase();
  if (!name || (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))) return undefined;
  return { name, field: said.get("field") ?? "", modified: said.get("modified") ?? "", sha256: sha256 ?? null };
}
