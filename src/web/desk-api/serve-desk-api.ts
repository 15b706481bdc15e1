import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { House } from "../../modules/house.ts";
import type { HttpServer } from "../../platform/http/index.ts";
import { createSessions, type Sessions } from "../../platform/sessions.ts";
import { serveDocuments } from "./document-routes.ts";
import { type EventStreams, eventStreams } from "./event-streams.ts";
import { serveFiles } from "./file-routes.ts";
import { type DeskRouter, deskRouter } from "./router.ts";
import { serveSession } from "./session-routes.ts";
import { signedIn, stillSignedIn } from "./signed-in.ts";
import type { DeskContext } from "./trpc.ts";
import { serveUploads } from "./upload-routes.ts";

/** A package may have 2 MB (W1); everything else that is asked here is far smaller, and the doors bound it. */
const LARGEST_CALL = 3 * 2 ** 20;
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** Everything of the desk but its pages: procedures, session, files. `keepSessions` must have been there before. */
export async function serveDeskApi(app: HttpServer, house: House, { streams = eventStreams(2000) } = {}): Promise<void> {
  const sessions = createSessions({ db: house.db, clock: house.clock });
  await app.register(async (scope: FastifyInstance) => {
    scope.addHook("onRequest", async (_request, reply) => {
      reply.header("cache-control", "private, no-store");
    });
    // Besides the same-origin check of the whole server: a header of our own, which no other site's page can set without asking.
    scope.addHook("onRequest", async (request, reply) => {
      if (SAFE.has(request.method) || request.headers["x-mingtang-desk"] === "1") return;
      return reply.code(403).send({ ok: false, code: "desk/forbidden" });
    });
    scope.addHook("onRoute", (route) => {
      if (route.url.startsWith("/trpc")) route.bodyLimit = LARGEST_CALL;
    });
    serveSession(scope, house);
    serveFiles(scope, house);
    serveUploads(scope, house);
    serveDocuments(scope, house);
    await scope.register(fastifyTRPCPlugin, {
      prefix: "/trpc",
      trpcOptions: {
        router: deskRouter,
        createContext: ({ req }) => contextOf({ house, sessions, streams }, req),
        onError: ({ error, path }) => {
          if (error.code === "INTERNAL_SERVER_ERROR")
            house.log.error({ err: error.cause ?? error, path }, "a procedure of the desk failed");
        },
      },
    } satisfies FastifyTRPCPluginOptions<DeskRouter>);
  });
}

interface Behind {
  house: House;
  sessions: Sessions;
  streams: EventStreams;
}

async function contextOf({ house, sessions, streams }: Behind, request: FastifyRequest): Promise<DeskContext> {
  const who = await signedIn(house, request);
  return {
    house,
    lang: request.lang,
    actor: who?.actor ?? null,
    mustChangePassword: who?.mustChangePassword ?? false,
    refreshActor: async () => (who === null ? null : stillSignedIn(house, sessions, who.session)),
    takeStream: () => (who === null ? null : streams.take(who.session.id)),
  };
}
