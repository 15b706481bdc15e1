import { randomBytes, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { CryptoProvider } from "../crypto.ts";
import { HttpRefusal } from "./error-handling.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The token for this person's forms: put it into a hidden field named `_csrf`. Sets the cookie it belongs to. */
    csrfToken(reply: FastifyReply): string;
  }
  interface FastifyContextConfig {
    /**
     * "off" where the caller proves itself by something a browser never sends by itself (a signature, a bearer token). "origin-only" where a
     * form may outlive the cookie of its token: what the browser says of its origin still counts.
     */
    csrf?: "off" | "origin-only";
  }
}

export const CSRF_FIELD = "_csrf";
const SALT = 12;
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);
// A day: long enough for a form left open over night; it is no secret of the session, so an expired sign-in doesn't spoil the form.
const LASTS_SECONDS = 24 * 3600;

export interface CsrfOptions {
  crypto: CryptoProvider;
  publicUrl: string;
  secure: boolean;
}

/**
 * Forms of other sites can't write here. Three bars, none of which needs a script: what the browser says about where the request comes
 * from (Sec-Fetch-Site, Origin), cookies that aren't sent cross-site, and for form posts a token bound to a cookie. JSON needs no token:
 * a browser doesn't send it across sites without asking first.
 */
export function protectForms(app: FastifyInstance, { crypto, publicUrl, secure }: CsrfOptions): void {
  const cookieName = secure ? "__Host-csrf" : "csrf";

  const secretOf = (request: FastifyRequest) => {
    const value = request.cookies[cookieName];
    return value && /^[\w-]{32}$/.test(value) ? value : undefined;
  };

  app.decorateRequest("csrfToken", function csrfToken(this: FastifyRequest, reply: FastifyReply) {
    this.isPersonal = true;
    let secret = secretOf(this);
    if (!secret) {
      secret = randomBytes(24).toString("base64url");
      this.cookies[cookieName] = secret; // a second form on the same page shares it
      reply.setCookie(cookieName, secret, { path: "/", httpOnly: true, sameSite: "lax", secure, maxAge: LASTS_SECONDS });
    }
    // A fresh salt each time: a compressed page that shows a constant secret would leak it byte by byte.
    const salt = randomBytes(SALT);
    return Buffer.concat([salt, codeFor(salt, secret)]).toString("base64url");
  });

  function codeFor(salt: Uint8Array, secret: string): Buffer {
    return crypto.mac("http.csrf", Buffer.concat([salt, Buffer.from(secret)]));
  }

  function isGenuine(request: FastifyRequest, token: unknown): boolean {
    const secret = secretOf(request);
    if (!secret || typeof token !== "string") return false;
    const bytes = Buffer.from(token, "base64url");
    if (bytes.length !== SALT + 32) return false;
    return timingSafeEqual(codeFor(bytes.subarray(0, SALT), secret), bytes.subarray(SALT));
  }

  app.addHook("onRequest", (request, _reply, done) => {
    const mayCome = SAFE.has(request.method) || request.routeOptions.config.csrf === "off" || comesFromHere(request, publicUrl);
    done(mayCome ? undefined : new HttpRefusal("http/cross-site"));
  });

  app.addHook("preValidation", (request, _reply, done) => {
    if (SAFE.has(request.method) || request.routeOptions.config.csrf !== undefined || !isForm(request)) return done();
    const body = request.body as Record<string, unknown> | null | undefined;
    if (!isGenuine(request, body?.[CSRF_FIELD])) return done(new HttpRefusal("http/form-expired"));
    delete body?.[CSRF_FIELD];
    done();
  });
}

/** The kinds of body a plain HTML form can send, from any site. */
function isForm(request: FastifyRequest): boolean {
  const type = request.headers["content-type"] ?? "";
  return type === "" || /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\b/i.test(type);
}

function comesFromHere(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin } = request.headers;
  if (origin === undefined) return true; // not a browser, or a very old one: the token decides
  return origin === publicUrl || origin === `${request.protocol}://${request.host}`;
}
