import type { FastifyInstance } from "fastify";
import { HttpRefusal } from "./error-handling.ts";

/** Stands for an address that can't be read; refused like every address with a NUL in it. */
const UNREADABLE = "/%00";

/**
 * Refuses (400) what PostgreSQL can't keep as text, whatever field it stands in: NUL characters, and halves of surrogate pairs. Nobody types
 * them; without this bar they end as faults of the server.
 */
export function refuseUnsoundText(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => done(request.url.includes("%00") ? new HttpRefusal("http/invalid") : undefined));
  app.addHook("preValidation", (request, _reply, done) => done(isSound(request.body) ? undefined : new HttpRefusal("http/invalid")));
}

/** The address to route: one whose path can't be decoded would be answered by the framework itself, without any header of ours. */
export function readableUrl({ url = "/" }: { url?: string | undefined }): string {
  try {
    decodeURIComponent(url.split(/[?#]/, 1)[0] ?? "");
    return url;
  } catch {
    return UNREADABLE;
  }
}

/** Whether all texts within, names included, can be kept by the database. Streams and the like are not looked into. */
export function isSound(value: unknown): boolean {
  const open: unknown[] = [value]; // not by recursion: JSON may be nested deeper than the stack
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string" && (next.includes("\0") || !next.isWellFormed())) return false;
    if (Array.isArray(next)) for (const each of next) open.push(each);
    else if (isPlain(next)) for (const [name, each] of Object.entries(next)) open.push(name, each);
  }
  return true;
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
