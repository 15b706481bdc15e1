import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { orgs } from "./modules/identity/index.ts";
import { createHttpServer, type HttpServer, keepSessions } from "./platform/http/index.ts";
import type { Services } from "./services.ts";
import { registerDesk } from "./web/desk-api/index.ts";
import { loadSite, PORTAL_COOKIES, portalErrorPage, registerPortal, type Site, siteNamed } from "./web/portal/index.ts";

/** Mounts everything in the order in which it reads best: the server's own layers first, then each door. */
export async function createApp(services: Services): Promise<HttpServer> {
  const { config, clock, crypto, log, metrics, live, db, readDb, sessions, house } = services;
  const site = await siteOf(services);
  const app = await createHttpServer({
    config,
    clock,
    crypto,
    log,
    metrics,
    live,
    checks: { database: () => sql`select 1`.execute(db) },
    api: { title: "Mingtang", version: "1" },
    renderError: portalErrorPage(config.publicUrl, site),
    variantCookies: PORTAL_COOKIES,
  });
  keepSessions(app, { sessions, secure: config.secure });
  registerPortal(app, house, { site, ...(readDb ? { readDb } : {}) });
  await registerDesk(app, house, { streams: config.eventStreams });
  return app;
}

/** What the county says of its site; before it has said anything, what its name tells. */
async function siteOf({ config, house }: Services): Promise<Site> {
  if (config.demo && config.siteFile === undefined) return loadSite();
  const file = config.siteFile ?? join(config.dataDir, "site.json");
  if (config.siteFile !== undefined || existsSync(file)) return loadSite(file);
  const county = [...(await orgs(house)).values()].find((org) => org.kind === "county");
  return siteNamed(county?.shortName ?? "");
}
