import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { HttpServer } from "./server.ts";

/** A built single-page application: a document, and assets whose names carry a hash of their content. */
export interface BuiltApplication {
  /** Folder that holds `index.html` and `assets/`. */
  folder: string;
  /** Where it is mounted, with slashes at both ends (`/desk/`). */
  prefix: string;
}

/**
 * Serves a built application: assets for ever (their name changes with their content), the document fresh each time, and for every address
 * inside that is no file the document, which then finds its page itself. Files compressed by the build (.br, .gz) go out as they are.
 */
export async function serveApplication(app: HttpServer, { folder, prefix }: BuiltApplication): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} holds no built application: run npm run build`);
  const isAsset = (path: string) => path.includes("/assets/");
  const files = new Set(readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/")));
  await app.register(fastifyStatic, {
    root: folder,
    prefix,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    index: false,
    decorateReply: !app.hasReplyDecorator("sendFile"),
    setHeaders: (reply, path) => {
      reply.header("cache-control", isAsset(path.replaceAll("\\", "/")) ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  // One route for both spellings, since a trailing slash makes no difference to the router; relative addresses need it, though.
  app.get(prefix.slice(0, -1), (request, reply) =>
    request.url.split("?")[0] === prefix ? reply.sendFile("index.html", folder) : reply.redirect(prefix),
  );
  app.get<{ Params: { "*": string } }>(`${prefix}*`, (request, reply) => {
    const name = request.params["*"];
    if (files.has(name) && name.includes(".")) return reply.sendFile(name, folder);
    // A missing asset must fail as such: answered with the document it would be taken for a script.
    if (name.startsWith("assets/") || /\.\w{1,5}$/.test(name)) return reply.fail({ ok: false, code: "http/not-found" });
    return reply.sendFile("index.html", folder);
  });
}
