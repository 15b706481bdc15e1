import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Session, Sessions, StartSession } from "../sessions.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The live session of that kind, looked up once for the request. */
    session(kind: string): Promise<Session | undefined>;
  }
  interface FastifyReply {
    /** Signs in: starts a session, ends the one of this kind that came with the request, and sets the cookie. */
    startSession(request: Omit<StartSession, "replaces">): Promise<Session>;
    /** Signs out of that kind of session. */
    endSession(kind: string): Promise<void>;
  }
}

/** Sent by an application with requests it makes by itself while nobody touches it; they don't keep the session alive. */
const BACKGROUND = "x-background";

/** Sessions by cookie: HttpOnly, SameSite=Lax, Secure on https, gone with the browser. One cookie for each kind. */
export function keepSessions(app: FastifyInstance, { sessions, secure }: { sessions: Sessions; secure: boolean }): void {
  const cookieOf = (kind: string) => `${secure ? "__Host-" : ""}${kind}-session`;
  const attributes = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
  const found = new WeakMap<FastifyRequest, Map<string, Promise<Session | undefined>>>();

  const memo = (request: FastifyRequest) => {
    const known = found.get(request) ?? new Map<string, Promise<Session | undefined>>();
    found.set(request, known);
    return known;
  };

  app.decorateRequest("session", function session(this: FastifyRequest, kind: string) {
    const known = memo(this);
    const secret = this.cookies[cookieOf(kind)];
    const lookup =
      known.get(kind) ??
      (secret ? sessions.find(secret, kind, { keepAlive: this.headers[BACKGROUND] !== "1" }) : Promise.resolve(undefined));
    known.set(kind, lookup);
    return lookup;
  });

  app.decorateReply("startSession", async function startSession(this: FastifyReply, request: Omit<StartSession, "replaces">) {
    const name = cookieOf(request.kind);
    const { session, secret } = await sessions.start({ ...request, replaces: this.request.cookies[name] });
    this.setCookie(name, secret, attributes);
    memo(this.request).set(request.kind, Promise.resolve(session));
    return session;
  });

  app.decorateReply("endSession", async function endSession(this: FastifyReply, kind: string) {
    const session = await this.request.session(kind);
    if (session) await sessions.revoke(session.id, "signed out");
    this.clearCookie(cookieOf(kind), attributes);
    memo(this.request).set(kind, Promise.resolve(undefined));
  });
}
