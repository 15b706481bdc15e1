import { sql } from "kysely";
import { createHttpServer, type HttpServer, keepSessions } from "./platform/http/index.ts";
import type { Services } from "./services.ts";
import { registerDesk } from "./web/desk-api/index.ts";
import { PORTAL_COOKIES, portalErrorPage, registerPortal } from "./web/portal/index.ts";

/** Mounts everything in the order in which it reads best: the server's own layers first, then each door. */
export async function createApp(services: Services): Promise<HttpServer> {
  const { config, clock, crypto, log, metrics, live, db, sessions, house } = services;
  const app = await createHttpServer({
    config,
    clock,
    crypto,
    log,
    metrics,
    live,
    checks: { database: () => sql`select 1`.execute(db) },
    api: { title: "Mingtang", version: "1" },
    renderError: portalErrorPage(config.publicUrl),
    variantCookies: PORTAL_COOKIES,
  });
  keepSessions(app, { sessions, secure: config.secure });
  registerPortal(app, house);
  await registerDesk(app, house, { streams: config.eventStreams });
  return app;
}
