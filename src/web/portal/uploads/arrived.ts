import { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import type { Upload } from "../../../platform/http/index.ts";
import { FORGET_FIELD, UPLOAD_FIELD } from "../../ui/fields/leftover-uploads.tsx";
import { one, type Portal } from "../portal.ts";
import type { UploadOwner } from "./owners.ts";

const NAMED = /^([0-9a-f-]{36}) (\S{1,200})$/;

/**
 * Puts the files that came in parts among those of the form that names them (`<upload> <field>`), as if they had come with it: from here on
 * nobody tells them apart. `settle` says that the form was answered; a browser that didn't hear the answer may send it once more for a while.
 */
export async function addArrived(
  portal: Portal,
  request: FastifyRequest,
  { most, owner }: { most: number; owner: UploadOwner },
): Promise<{ settle(): Promise<void> } | "too-many" | undefined> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const named = [body[UPLOAD_FIELD]].flat().filter((value): value is string => typeof value === "string");
  const forgotten = one(body, FORGET_FIELD);
  if (named.length === 0 && forgotten === undefined) return undefined;
  if (named.length + request.uploads.length > most) return "too-many";
  const mine = await owner(portal, request);
  const { uploads } = portal.doors;
  if (forgotten && mine !== null) await uploads.drop(mine, forgotten);
  const settled: string[] = [];
  for (const value of named) {
    const [, id = "", field = ""] = NAMED.exec(value) ?? [];
    if (id === "" || id === forgotten) continue;
    const found = mine === null ? undefined : await uploads.content(mine, id);
    request.uploads.push(found ? arrived(field, found) : gone(field));
    if (found && found.upload.received === found.upload.size) settled.push(id);
  }
  return {
    async settle() {
      if (mine !== null) for (const id of settled) await uploads.settle(mine, id);
    },
  };
}

/** What lies there and didn't come with this very form: that is settled as soon as the answer leaves, and isn't offered on it any more. */
export function besides<T extends { id: string; size: number; received: number }>(request: FastifyRequest, leftovers: readonly T[]): T[] {
  const named = [((request.body ?? {}) as Record<string, unknown>)[UPLOAD_FIELD]].flat();
  const ids = named.map((value) => (typeof value === "string" ? value.split(" ")[0] : ""));
  return leftovers.filter(({ id, size, received }) => received < size || !ids.includes(id));
}

type Found = NonNullable<Awaited<ReturnType<Portal["doors"]["uploads"]["content"]>>>;

function arrived(field: string, { upload, stream }: Found): Upload {
  const { name, size, received } = upload;
  return { field, name, size, fault: received < size ? "file/incomplete" : null, open: stream };
}

function gone(field: string): Upload {
  return { field, name: "", size: 0, fault: "file/upload-gone", open: () => Readable.from([]) };
}
