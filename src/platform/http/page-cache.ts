import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Clock } from "../clock.ts";
import type { Variants } from "./page-variants.ts";

/** A page as the framework rendered it, for keeping. */
export interface RenderedPage {
  url: string;
  variant: string;
  body: Buffer;
  etag: string;
  /** Headers of the answer, without those of one transfer (date, length, encoding). */
  headers: Readonly<Record<string, string>>;
  tags: readonly string[];
  seconds: number;
  /** `generation` of the cache when rendering began: what was invalidated meanwhile is not kept. */
  generation: number;
}

export interface PageCache {
  /** Answers from memory, before the framework sees the request. False: not here. */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  keep(page: RenderedPage): Promise<void>;
  /** Drops all pages that carry one of the tags. */
  invalidate(tags: readonly string[]): void;
  clear(): void;
  readonly generation: number;
}

export interface PageCacheOptions {
  clock: Clock;
  variants: Variants;
  /** Bytes kept, all encodings together; 64 MB unless told. */
  maxBytes?: number;
  onOutcome?: (outcome: "hit" | "not-modified" | "miss") => void;
}

interface Entry {
  key: string;
  expires: number;
  etag: string;
  encodings: ReadonlyMap<string, { headers: string[]; body: Buffer }>;
  notModified: string[];
  tags: readonly string[];
  bytes: number;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

// While one request renders an expired page anew, the others are still given the old one, for at most this long.
const GRACE_MS = 5000;

/**
 * Public pages in memory, by address and variant (language, mode), compressed once. The least recently used go first. Answering costs a
 * look-up and one write: no routing, no hooks, no compression.
 */
export function createPageCache({ clock, variants, maxBytes = 64 * 2 ** 20, onOutcome = () => {} }: PageCacheOptions): PageCache {
  const entries = new Map<string, Entry>(); // in order of use, oldest first
  let bytes = 0;
  let generation = 0;

  const drop = (entry: Entry) => {
    if (entries.get(entry.key) !== entry) return;
    entries.delete(entry.key);
    bytes -= entry.bytes;
  };

  const lookUp = (request: IncomingMessage): Entry | undefined => {
    const { method, url = "" } = request;
    if (method !== "GET" && method !== "HEAD") return undefined;
    const variant = variants.of(request.headers);
    if (variant === undefined) return undefined;
    const entry = entries.get(`${variant} ${url}`);
    if (!entry) return undefined;
    const now = clock.now().getTime();
    if (now >= entry.expires) {
      if (now >= entry.expires + GRACE_MS) {
        drop(entry);
        return undefined;
      }
      entry.expires = now + GRACE_MS;
      return undefined;
    }
    // The order of use only matters once something has to go.
    if (bytes > maxBytes / 2) {
      entries.delete(entry.key);
      entries.set(entry.key, entry);
    }
    return entry;
  };

  return {
    get generation() {
      return generation;
    },

    serve(request, response) {
      const entry = lookUp(request);
      if (!entry) return false;
      if (request.headers["if-none-match"] === entry.etag) {
        onOutcome("not-modified");
        response.writeHead(304, entry.notModified).end();
        return true;
      }
      const stored = entry.encodings.get(bestEncoding(request.headers["accept-encoding"])) ?? entry.encodings.get("identity");
      if (!stored) return false;
      onOutcome("hit");
      response.writeHead(200, stored.headers);
      if (request.method === "HEAD") response.end();
      else response.end(stored.body);
      return true;
    },

    async keep(page) {
      onOutcome("miss");
      const entry = await pack(page, clock.now().getTime());
      if (page.generation !== generation || entry.bytes > maxBytes / 8) return;
      const old = entries.get(entry.key);
      if (old) drop(old);
      entries.set(entry.key, entry);
      bytes += entry.bytes;
      for (const oldest of entries.values()) {
        if (bytes <= maxBytes) break;
        drop(oldest);
      }
    },

    invalidate(tags) {
      generation++;
      for (const entry of [...entries.values()]) if (entry.tags.some((tag) => tags.includes(tag))) drop(entry);
    },

    clear() {
      generation++;
      entries.clear();
      bytes = 0;
    },
  };
}

const SMALL = 860; // below one packet compressing saves nothing

async function pack({ url, variant, body, etag, headers, tags, seconds }: RenderedPage, now: number): Promise<Entry> {
  const bodies: [string, Buffer][] = [["identity", body]];
  if (body.length > SMALL) {
    const [br, gz] = await Promise.all([
      brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }),
      zip(body, { level: 9 }),
    ]);
    bodies.push(["br", br], ["gzip", gz]);
  }
  const shared = Object.entries(headers).flat();
  const encodings = bodies.map(([encoding, bytes]) => {
    const own = encoding === "identity" ? [] : ["content-encoding", encoding];
    const headers: string[] = [...shared, "etag", etag, ...own, "content-length", String(bytes.length)];
    return [encoding, { body: bytes, headers }] as const;
  });
  return {
    key: `${variant} ${url}`,
    expires: now + seconds * 1000,
    etag,
    encodings: new Map(encodings),
    notModified: [...shared, "etag", etag],
    tags,
    bytes: bodies.reduce((sum, [, bytes]) => sum + bytes.length, 500 + url.length),
  };
}

function bestEncoding(header: string | string[] | undefined): string {
  const accepted = encodingsIn(header);
  return accepted.br ? "br" : accepted.gzip ? "gzip" : "identity";
}

interface Encodings {
  br: boolean;
  gzip: boolean;
}

const encodingsOf = new Map<string, Encodings>();

/** What an Accept-Encoding header allows. Browsers send a handful of different ones: each is read once. */
export function encodingsIn(header: string | string[] | undefined): Encodings {
  if (typeof header !== "string") return { br: false, gzip: false };
  const known = encodingsOf.get(header);
  if (known) return known;
  const accepted = header.split(",").map((part) => part.trim().toLowerCase());
  const accepts = (name: string) => accepted.some((part) => part === name || (part.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(part)));
  const encodings = { br: accepts("br"), gzip: accepts("gzip") };
  if (encodingsOf.size < 500 && header.length <= 200) encodingsOf.set(header, encodings);
  return encodings;
}
