import helmet from "@fastify/helmet";
import type { FastifyInstance } from "fastify";

type Policy = Record<string, string[]>;

const STRICT: Policy = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "manifest-src": ["'self'"],
  "media-src": ["'self'"],
  "frame-src": ["'self'"],
  "worker-src": ["'self'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'self'"],
  "base-uri": ["'none'"],
  "object-src": ["'none'"],
};

/** The staff application draws its styles at run time; scripts stay as strict as everywhere. */
const APPLICATION: Policy = { ...STRICT, "style-src": ["'self'", "'unsafe-inline'"], "frame-src": ["'self'", "blob:"] };

/** Headers on every answer. No script, style or frame from anywhere but here; addresses with `applicationPaths` may style inline. */
export async function setSecurityHeaders(
  app: FastifyInstance,
  options: { secure: boolean; applicationPaths: readonly string[] },
): Promise<void> {
  const { secure, applicationPaths } = options;
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    hsts: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
    frameguard: { action: "sameorigin" },
  });
  const strict = textOf(STRICT, secure);
  const application = textOf(APPLICATION, secure);
  app.addHook("onRequest", (request, reply, done) => {
    const isApplication = applicationPaths.some((path) => request.url.startsWith(path));
    reply.header("content-security-policy", isApplication ? application : strict);
    reply.header("permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()");
    done();
  });
}

function textOf(policy: Policy, secure: boolean): string {
  const rules = Object.entries(policy).map(([name, sources]) => `${name} ${sources.join(" ")}`);
  return [...rules, ...(secure ? ["upgrade-insecure-requests"] : [])].join("; ");
}
