import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { constants } from "node:zlib";
import compress, { type FastifyCompressOptions } from "@fastify/compress";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { CryptoProvider } from "../crypto.ts";
import { chooseLang, DEFAULT_LANG, LANG_COOKIE, type Lang } from "../i18n/index.ts";
import type { Live } from "../live.ts";
import type { Logger } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { followInvalidations, keepPages } from "./cached-pages.ts";
import { protectForms } from "./csrf.ts";
import { HttpRefusal, handleErrors, type RenderError } from "./error-handling.ts";
import { serveHealth } from "./health.ts";
import { type ApiDescription, describeApi } from "./openapi.ts";
import { createPageCache } from "./page-cache.ts";
import { pageVariants } from "./page-variants.ts";
import { type ProblemTable, problemTeller } from "./problems.ts";
import { setSecurityHeaders } from "./security-headers.ts";
import { readableUrl, refuseUnsoundText } from "./sound-text.ts";
import { acceptUploads } from "./uploads.ts";

/** Fastify with zod schemas on its routes. */
export type HttpServer = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>;

declare module "fastify" {
  interface FastifyRequest {
    /** The language to answer in. */
    lang: Lang;
  }
}

export interface HttpServerOptions {
  config: Config;
  clock: Clock;
  crypto: CryptoProvider;
  log: Logger;
  metrics: Metrics;
  /** Brings news of changed pages from other servers. */
  live?: Live;
  /** What /readyz asks, by name. */
  checks: Readonly<Record<string, () => Promise<unknown>>>;
  /** Codes of the modules, with status and title. */
  problems?: readonly ProblemTable[];
  renderError?: RenderError;
  api?: ApiDescription;
  /** Cookies besides the language that change how public pages look. */
  variantCookies?: readonly string[];
}

/** For answers made on the spot: a fifth of a millisecond less work than the usual quality, for one percent more bytes. */
const COMPRESSION: FastifyCompressOptions = {
  encodings: ["br", "gzip"],
  threshold: 1024,
  syncThreshold: 65_536,
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } },
  zlibOptions: { level: 3 },
};

const CONNECTIONS = {
  requestTimeout: 300_000, // an upload over a slow line
  headersTimeout: 30_000,
  keepAliveTimeout: 65_000, // longer than the usual balancer's 60 s: the side that reuses connections must be the one that closes them
  noDelay: true,
};

/**
 * The server, outermost layer first: what is read from top to bottom is the order in which a request meets it. Routes are added by the caller.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { config, crypto, log, metrics } = options;
  const variants = pageVariants(options.variantCookies ?? []);
  const pages = createPageCache({ clock: options.clock, variants, onOutcome: counting(metrics) });
  const app = Fastify({
    // Pages at hand are answered here, before the framework sees the request.
    serverFactory: (handle) =>
      createServer(CONNECTIONS, (request, response) => pages.serve(request, response) || handle(request, response)),
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIds(),
    rewriteUrl: readableUrl,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    bodyLimit: 2 ** 20,
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const plain = app as unknown as FastifyInstance;
  handleErrors(plain, problemTeller(options.problems ?? []), options.renderError);
  await app.register(cookie);
  chooseLanguage(plain);
  measure(plain, metrics);
  await setSecurityHeaders(plain, { secure: config.secure, applicationPaths: ["/desk/"] });
  await limitWrites(plain, config.writesPerMinute);
  keepPages(plain, pages, variants); // before compression: kept uncompressed, then compressed once and well
  await app.register(compress, COMPRESSION);
  await app.register(formbody, { bodyLimit: 2 ** 20 });
  await acceptUploads(plain, join(config.dataDir, "uploads"));
  protectForms(plain, { crypto, publicUrl: config.publicUrl, secure: config.secure });
  refuseUnsoundText(plain);
  if (options.api) await describeApi(plain, options.api, config.publicUrl);
  if (options.live) {
    const unfollow = followInvalidations(options.live, pages);
    app.addHook("onClose", async () => unfollow());
  }
  serveHealth(plain, { metrics, metricsToken: config.metricsToken, isPublic: config.isPublic, checks: options.checks });
  return app;
}

/** Ids that sort by time within one process and don't repeat across processes. */
function requestIds(): () => string {
  const prefix = randomBytes(4).toString("hex");
  let count = 0;
  return () => `${prefix}-${(++count).toString(36)}`;
}

function chooseLanguage(app: FastifyInstance): void {
  app.decorateRequest("lang", DEFAULT_LANG);
  app.addHook("onRequest", (request, reply, done) => {
    const asked = (request.query as Record<string, unknown> | undefined)?.lang;
    const query = typeof asked === "string" ? asked : undefined;
    request.lang = chooseLang({ query, cookie: request.cookies[LANG_COOKIE], acceptLanguage: request.headers["accept-language"] });
    reply.header("content-language", request.lang);
    // Who chose a language in the address keeps it on the pages that follow.
    if (query === request.lang && request.cookies[LANG_COOKIE] !== query)
      reply.setCookie(LANG_COOKIE, request.lang, { path: "/", sameSite: "lax", maxAge: 365 * 24 * 3600 });
    done();
  });
}

function measure(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.routeOptions.url ?? "(none)";
    const { method } = request;
    const { statusCode: status, elapsedTime } = reply;
    metrics.httpDuration.observe({ method, route, status }, elapsedTime / 1000);
    request.log.info({ requestId: request.id, method, route, status, ms: Math.round(elapsedTime) }, "request");
    done();
  });
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** A coarse bar against floods from one address; guessing is met by the `limiter`, which all servers share. This machine itself is exempt. */
async function limitWrites(app: FastifyInstance, writesPerMinute: number): Promise<void> {
  if (writesPerMinute === 0) return;
  await app.register(rateLimit, {
    global: true,
    max: writesPerMinute,
    timeWindow: 60_000,
    cache: 20_000,
    allowList: (request) => SAFE.has(request.method) || isLoopback(request.ip),
    errorResponseBuilder: () => new HttpRefusal("http/too-many-requests"),
  });
}

const isLoopback = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address);

/** Counters by outcome, looked up once: this runs for every page from memory. */
function counting({ pageCache }: Metrics): (outcome: "hit" | "not-modified" | "miss") => void {
  const counters = { hit: pageCache.labels("hit"), "not-modified": pageCache.labels("not-modified"), miss: pageCache.labels("miss") };
  return (outcome) => counters[outcome].inc();
}
