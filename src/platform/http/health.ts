import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Metrics } from "../metrics.ts";

export interface HealthOptions {
  metrics: Metrics;
  metricsToken: string | undefined;
  /** People elsewhere reach this server: a proxy on this machine makes them look local, so the numbers need the token. */
  isPublic: boolean;
  /** What must answer before requests are sent here; throws when it doesn't. */
  checks: Readonly<Record<string, () => Promise<unknown>>>;
}

/** /healthz: the process lives. /readyz: it can serve (database included), and isn't shutting down. /metrics: numbers for the operator. */
export function serveHealth(app: FastifyInstance, { metrics, metricsToken, isPublic, checks }: HealthOptions): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
  });

  app.get("/healthz", { logLevel: "silent" }, async (_request, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));

  app.get("/readyz", { logLevel: "silent" }, async (_request, reply) => {
    const results = await Promise.all(Object.entries(checks).map(async ([part, check]) => [part, await isWell(check)] as const));
    const isReady = !isClosing && results.every(([, well]) => well);
    const parts = Object.fromEntries(results.map(([part, well]) => [part, well ? "ok" : "down"]));
    return reply
      .code(isReady ? 200 : 503)
      .header("cache-control", "no-store")
      .send({ status: isReady ? "ok" : "down", parts });
  });

  app.get("/metrics", { logLevel: "silent" }, async (request, reply) => {
    const isLocal =
      !isPublic && /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "") && !request.headers["x-forwarded-for"];
    const isAllowed = metricsToken ? isSame(request.headers.authorization ?? "", `Bearer ${metricsToken}`) : isLocal;
    if (!isAllowed) return reply.fail({ ok: false, code: "http/not-found" });
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

const PATIENCE_MS = 2000;

async function isWell(check: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(() => done(false), PATIENCE_MS);
  });
  const answer = check().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
