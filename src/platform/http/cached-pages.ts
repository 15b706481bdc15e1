import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../db/index.ts";
import type { Live } from "../live.ts";
import { encodingsIn, type PageCache } from "./page-cache.ts";
import { etagOfParts, gzipOfParts, type PagePart, plainText } from "./page-parts.ts";
import type { Variants } from "./page-variants.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Says that this page is the same for all readers of a language and mode, and may be kept. */
    page?: CachedPage;
  }
  interface FastifyRequest {
    /** Set once the answer holds something of this reader alone (a form's token): it is then kept nowhere. */
    isPersonal: boolean;
    /** What `sendPage` was given. */
    pageParts: readonly PagePart[] | null;
  }
  interface FastifyReply {
    /** Answers with a page of HTML, whole or in parts of which some were made before. */
    sendPage(parts: readonly PagePart[]): FastifyReply;
  }
}

export interface CachedPage {
  /** Kept at most this long. */
  seconds: number;
  /** What it shows; `invalidatePages` with one of these drops it. */
  tags?: readonly string[] | ((request: FastifyRequest) => readonly string[]);
  /** Query parameters the page reads. With any other the page is made but not kept: else nonsense addresses would push out real ones. */
  query?: readonly string[];
}

const CHANNEL = "platform.pages";
const SHARED_QUERY = ["lang", "mode"];

/** Keeps what routes marked with `config.page` answer, with an ETag, for the fast path to serve. */
export function keepPages(app: FastifyInstance, cache: PageCache, variants: Variants): void {
  const generations = new WeakMap<FastifyRequest, number>();
  app.decorateRequest("isPersonal", false);
  app.decorateRequest("pageParts", null);

  app.decorateReply("sendPage", function sendPage(this: FastifyReply, parts: readonly PagePart[]) {
    const { request } = this;
    request.pageParts = parts;
    this.header("content-type", "text/html; charset=utf-8");
    const packed = encodingsIn(request.headers["accept-encoding"]).gzip ? gzipOfParts(parts) : null;
    if (packed) this.header("content-encoding", "gzip").header("vary", "accept-encoding");
    return this.send(packed ?? plainText(parts));
  });

  app.addHook("onRequest", (request, _reply, done) => {
    if (request.routeOptions.config.page) generations.set(request, cache.generation);
    done();
  });

  app.addHook("onSend", (request, reply, payload: unknown, done) => done(null, answer(request, reply, payload)));

  function answer(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
    const page = request.routeOptions.config.page;
    if (!page || reply.statusCode !== 200 || (typeof payload !== "string" && !Buffer.isBuffer(payload))) return payload;
    const parts = request.pageParts ?? [payload.toString()];
    const variant = request.isPersonal || reply.hasHeader("set-cookie") ? undefined : variants.of(request.headers);
    if (variant === undefined) {
      reply.header("cache-control", "private, no-cache");
      return payload;
    }
    const etag = etagOfParts(parts);
    // Every reader asks again each time; unchanged pages cost them a header. The variant hangs on all three.
    reply.header("cache-control", "public, max-age=0, must-revalidate").header("vary", "accept-encoding, accept-language, cookie");
    if (request.method === "GET" && isUsualQuery(request, page)) {
      const tags = typeof page.tags === "function" ? page.tags(request) : (page.tags ?? []);
      const generation = generations.get(request) ?? -1;
      // In the background: the first reader doesn't wait for the best compression.
      const body = Buffer.from(plainText(parts));
      void cache.keep({ url: request.url, variant, body, etag, headers: keptHeaders(reply), tags, seconds: page.seconds, generation });
    }
    reply.header("etag", etag);
    if (request.headers["if-none-match"] !== etag) return payload;
    reply.code(304).removeHeader("content-length").removeHeader("content-encoding");
    return "";
  }
}

/** Drops pages on all servers, once the transaction that changed what they show is committed. */
export async function invalidatePages(live: Live, tx: Db, tags: readonly string[]): Promise<void> {
  await live.publish(tx, CHANNEL, tags);
}

/** Lets this server's pages follow `invalidatePages` from anywhere. Returns how to stop. */
export function followInvalidations(live: Live, cache: PageCache): () => void {
  return live.subscribe(
    CHANNEL,
    (tags) => cache.invalidate(tags as string[]),
    () => cache.clear(),
  );
}

function isUsualQuery(request: FastifyRequest, page: CachedPage): boolean {
  if (request.url.length > 300) return false;
  const usual = [...SHARED_QUERY, ...(page.query ?? [])];
  return Object.keys(request.query as object).every((name) => usual.includes(name));
}

const OF_ONE_TRANSFER = new Set(["content-length", "content-encoding", "x-request-id", "date", "connection", "keep-alive", "etag"]);

function keptHeaders(reply: FastifyReply): Record<string, string> {
  const headers = Object.entries(reply.getHeaders()).filter(([name]) => !OF_ONE_TRANSFER.has(name));
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
}
