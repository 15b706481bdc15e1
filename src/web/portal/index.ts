/**
 * The public pages: 政务服务专栏 and 政府信息公开, rendered on the server, whole without script. No tables; everything comes through the
 * doors listed in doors.ts. Addresses are spelled in urls.ts and mapped in routes.ts.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { House } from "../../modules/house.ts";
import type { Db } from "../../platform/db/index.ts";
import type { RenderError } from "../../platform/http/index.ts";
import { type Asset, loadAssets } from "../ui/assets.ts";
import { faultPage } from "./fault-page.tsx";
import { houseDoors } from "./house-doors.ts";
import { contextOf, documentOf, MODE_COOKIE, type Portal } from "./portal.ts";
import { portalRoutes } from "./routes.ts";
import { loadSite, type Site } from "./site.ts";
import { addArrived } from "./uploads/arrived.ts";
import { serveUploads } from "./uploads/serve-uploads.ts";

/** Cookies on which a public page hangs, for the server's page cache. */
export const PORTAL_COOKIES = [MODE_COOKIE] as const;

const YEAR_SECONDS = 365 * 24 * 3600;
/** Pages of the catalogue are dropped at once when it changes; this is for what else they show. */
const PAGE_SECONDS = 60;

export { loadSite, type Site, siteNamed } from "./site.ts";

/** Adds the public pages to the server: the demo county's unless told. `readDb` is a replica for lists and search, where there is one. */
export function registerPortal(app: FastifyInstance, house: House, { site = loadSite(), readDb }: { site?: Site; readDb?: Db } = {}): void {
  mountPortal(app, {
    doors: houseDoors(house, site.featured, readDb),
    site: site.facts,
    assets: loadAssets(),
    clock: house.clock,
    publicUrl: house.publicUrl,
  });
}

/** The page people see when something can't be done, for the server's `renderError`. */
export function portalErrorPage(publicUrl: string, site = loadSite()): RenderError {
  const frame = { site: site.facts, assets: loadAssets(), publicUrl };
  return (request, problem) => documentOf(faultPage(contextOf(frame, request), problem));
}

/** Mounts the pages, their style, script and icon, on any doors. */
export function mountPortal(app: FastifyInstance, portal: Portal): void {
  const { style, script, icon } = portal.assets;
  for (const asset of [style, script, icon]) serveAsset(app, asset, asset !== icon);
  serveUploads(app, portal);
  const settling = new WeakMap<FastifyRequest, { settle(): Promise<void> }>();
  for (const route of portalRoutes) {
    app.route({
      method: route.method,
      url: route.path,
      config: {
        ...(route.kept === "never" ? {} : { page: { seconds: PAGE_SECONDS, tags: route.kept.tags, query: route.kept.query } }),
        ...(route.uploads ? { uploads: { maxFiles: route.uploads.most } } : {}),
        ...(route.provenByDraft ? { csrf: "origin-only" as const } : {}),
      },
      onRequest: (request, reply, done) => {
        keepMode((request.query as { mode?: unknown }).mode, reply);
        if (route.kept === "never") reply.header("cache-control", "no-store");
        if (route.method === "POST" && !isForm(request.headers["content-type"]))
          return void reply.fail({ ok: false, code: "http/unsupported-media-type" });
        done();
      },
      handler: async (request, reply) => {
        // Nobody signs in here, so the address is all there is to count by.
        for (const _upload of request.uploads)
          if (!(await portal.doors.mayUpload(request.ip))) return reply.fail({ ok: false, code: "http/too-many-requests" });
        const arrived = route.uploads && (await addArrived(portal, request, route.uploads));
        if (arrived === "too-many") return reply.fail({ ok: false, code: "file/too-many" });
        if (arrived) settling.set(request, arrived);
        return route.handle(portal, request, reply);
      },
      // Before the answer leaves: the page it leads to must no longer offer what this one took.
      onSend: async (request, reply) => {
        if (reply.statusCode < 500) await settling.get(request)?.settle();
      },
    });
  }
}

/** Public pages take forms alone: JSON needs no token elsewhere, and could hold what no form field can. */
function isForm(type = ""): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type);
}

function serveAsset(app: FastifyInstance, asset: Asset, immutable: boolean): void {
  app.get(asset.path, { logLevel: "warn" }, async (_request, reply) =>
    reply
      .type(asset.type)
      .header("cache-control", immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : "public, max-age=86400")
      .send(asset.body),
  );
}

/** Who chose the elder mode in an address keeps it on the pages that follow. */
function keepMode(mode: unknown, reply: { setCookie(name: string, value: string, options: object): unknown }): void {
  if (mode !== "elder" && mode !== "standard") return;
  reply.setCookie(MODE_COOKIE, mode, { path: "/", sameSite: "lax", maxAge: YEAR_SECONDS });
}
