import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import multipart, { type MultipartFile } from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { MAX_FILE_BYTES } from "../files/index.ts";
import { HttpRefusal } from "./error-handling.ts";

/** A file that came with a form, or in parts before it; its bytes are at hand until the request is answered. */
export interface Upload {
  /** Name of the form field. */
  field: string;
  /** The name the sender gave; not to be trusted. */
  name: string;
  size: number;
  /** Why it can't be taken: too long (its bytes were dropped), not whole yet, or not there any more. */
  fault: "file/too-large" | "file/incomplete" | "file/upload-gone" | null;
  open(): Readable;
}

declare module "fastify" {
  interface FastifyRequest {
    uploads: Upload[];
  }
  interface FastifyContextConfig {
    /** Says that this route takes files with its form, and how many. Without it multipart bodies are refused. */
    uploads?: { maxFiles: number; maxBytes?: number };
  }
}

/** What all fields of a form may hold together, as in the forms without files: each is held in memory. */
const MAX_FIELD_BYTES = 2 ** 20;

/**
 * Multipart forms: fields become `request.body` as with any form (a repeated field becomes a list), files become `request.uploads`.
 * A browser sends an empty part for a file field left blank; such parts are dropped. A file that is too long doesn't fail the whole form:
 * it is marked, so that the page can say which one and keep the rest.
 */
export async function acceptUploads(app: FastifyInstance, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await app.register(multipart, { throwFileSizeLimit: false });
  const temporaries = new WeakMap<FastifyRequest, string[]>();

  app.decorateRequest("uploads");
  app.addHook("onRequest", (request, _reply, done) => {
    request.uploads = [];
    done();
  });

  app.addHook("preValidation", async (request) => {
    if (!request.isMultipart()) return;
    const wanted = request.routeOptions.config.uploads;
    if (!wanted) throw new HttpRefusal("http/unsupported-media-type");
    const paths: string[] = [];
    temporaries.set(request, paths);
    request.body = await readParts(request, wanted, () => {
      const path = join(folder, randomUUID());
      paths.push(path);
      return path;
    });
  });

  const clear = async (request: FastifyRequest) => {
    await Promise.all((temporaries.get(request) ?? []).map((path) => rm(path, { force: true })));
  };
  app.addHook("onResponse", (request, _reply, done) => {
    if (!temporaries.has(request)) return done();
    clear(request).then(() => done(), done);
  });
  app.addHook("onRequestAbort", clear);
}

async function readParts(
  request: FastifyRequest,
  { maxFiles, maxBytes = MAX_FILE_BYTES }: { maxFiles: number; maxBytes?: number },
  newPath: () => string,
): Promise<Record<string, unknown>> {
  const body: Record<string, unknown> = Object.create(null);
  // One more than allowed may arrive, so that "too many" can be told from "just enough"; blank file fields count as well.
  const limits = { fileSize: maxBytes, files: maxFiles + 20, fields: 1000, fieldSize: MAX_FIELD_BYTES, parts: 1100 + maxFiles };
  let fieldBytes = 0;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === "field") {
        // A part that calls itself JSON arrives parsed; forms know texts only.
        if (typeof part.value !== "string") throw new HttpRefusal("http/invalid");
        fieldBytes += Buffer.byteLength(part.value);
        if (part.valueTruncated || fieldBytes > MAX_FIELD_BYTES) throw new HttpRefusal("http/too-large");
        add(body, part.fieldname, part.value);
      } else await keep(request, part, newPath());
      if (request.uploads.length > maxFiles) throw new HttpRefusal("file/too-many");
    }
  } catch (error) {
    // Leaving the loop doesn't stop the parser: it would gather the rest, however long, in memory.
    request.raw.unpipe().resume();
    throw refusalOf(error) ?? error;
  }
  return body;
}

/** What is wrong with the form as it came; undefined for faults of this side (a full disk) and those told already. */
function refusalOf(error: unknown): HttpRefusal | undefined {
  if (!(error instanceof Error) || error instanceof HttpRefusal) return undefined;
  // The parser tells of missing borders and ends by errors of no kind and without code.
  if (!("code" in error)) return error.constructor === Error ? new HttpRefusal("http/invalid") : undefined;
  if (error.code === "FST_FILES_LIMIT") return new HttpRefusal("file/too-many");
  return /^(FST_|ERR_STREAM_PREMATURE_CLOSE$)/.test(String(error.code)) ? new HttpRefusal("http/invalid") : undefined;
}

async function keep(request: FastifyRequest, part: MultipartFile, path: string): Promise<void> {
  const target = createWriteStream(path, { mode: 0o600 });
  await pipeline(part.file, target);
  if (target.bytesWritten === 0 && !part.filename) return;
  request.uploads.push({
    field: part.fieldname,
    name: part.filename,
    size: target.bytesWritten,
    fault: part.file.truncated ? "file/too-large" : null,
    open: () => createReadStream(path),
  });
}

function add(body: Record<string, unknown>, name: string, value: unknown): void {
  if (!(name in body)) body[name] = value;
  else if (Array.isArray(body[name])) body[name].push(value);
  else body[name] = [body[name], value];
}
