/**
 * The server side of the staff desk: tRPC at /trpc for its own screens (not for others), signing in and out, materials in and out, and the
 * built application under /desk/. Knows no rules of its own: every procedure asks a module's door, after the rights table.
 */
import { join } from "node:path";
import type { House } from "../../modules/house.ts";
import { type HttpServer, serveApplication } from "../../platform/http/index.ts";
import { ROOT } from "../../platform/root.ts";
import { eventStreams } from "./event-streams.ts";
import { serveDeskApi } from "./serve-desk-api.ts";

/** Mounts the desk, which must have been built. `keepSessions` must have been there before. */
export async function registerDesk(app: HttpServer, house: House, { streams }: { streams: number }): Promise<void> {
  await serveDeskApi(app, house, { streams: eventStreams(streams) });
  await serveApplication(app, { folder: join(ROOT, "dist", "desk"), prefix: "/desk/" });
}
