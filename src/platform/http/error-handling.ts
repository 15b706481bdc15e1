import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Lang } from "../i18n/index.ts";
import { httpText } from "./messages.ts";
import type { PagePart } from "./page-parts.ts";
import type { Failure, PlatformCode, Problem, ProblemTeller } from "./problems.ts";

declare module "fastify" {
  interface FastifyReply {
    /** Answers with a failure: problem+json for machines, a page for people. */
    fail(failure: Failure): FastifyReply;
  }
}

/** Draws the page a person sees. Gets the request so that it can put what was typed back into the form. */
export type RenderError = (request: FastifyRequest, problem: Problem) => readonly PagePart[];

/** Gives `reply.fail`, and turns everything thrown or not found into a problem. */
export function handleErrors(app: FastifyInstance, teller: ProblemTeller, renderError: RenderError = plainPage): void {
  app.decorateReply("fail", function fail(this: FastifyReply, failure: Failure) {
    const { request } = this;
    const problem = teller.tell(failure, request.lang, request.id);
    this.code(problem.status).header("cache-control", "no-store");
    if (!wantsPage(request)) return this.type("application/problem+json").send(problem);
    return this.sendPage(renderError(request, problem));
  });

  app.setNotFoundHandler((_request, reply) => reply.fail({ ok: false, code: "http/not-found" }));

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = failureOf(error);
    if (failure.code === "http/internal")
      request.log.error({ err: error, route: request.routeOptions.url, requestId: request.id }, "request failed");
    return reply.fail(failure);
  });
}

/** People's browsers name text/html first of all; programs ask for JSON or for anything. */
function wantsPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? "").includes("text/html");
}

/** A fault thrown on purpose by code of this floor that can't return a value (hooks, body parsers). */
export class HttpRefusal extends Error {
  readonly failure: Failure;

  constructor(code: PlatformCode, more: Partial<Failure> = {}) {
    super(code);
    this.failure = { ...more, ok: false, code };
  }
}

const BY_STATUS: Record<number, PlatformCode> = {
  401: "http/unauthenticated",
  403: "http/forbidden",
  404: "http/not-found",
  405: "http/method-not-allowed",
  413: "http/too-large",
  415: "http/unsupported-media-type",
  429: "http/too-many-requests",
  503: "http/unavailable",
};

function failureOf(error: FastifyError | HttpRefusal): Failure {
  if (error instanceof HttpRefusal) return error.failure;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((fault) => ({
      path: pathOf(fault.instancePath),
      code: fault.keyword,
      message: fault.message ?? "",
    }));
    return { ok: false, code: "http/invalid", fields };
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return { ok: false, code: BY_STATUS[status] ?? "http/invalid" };
  return { ok: false, code: status === 503 ? "http/unavailable" : "http/internal" };
}

const pathOf = (pointer: string) => pointer.replace(/^\//, "").replaceAll("/", ".");

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);

/** The page of last resort, for servers and moments without a portal. */
function plainPage(request: { lang: Lang }, problem: Problem): PagePart[] {
  const text = httpText(request.lang);
  return [
    `<!doctype html><html lang="${request.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(problem.title)}</title><main><h1>${escapeHtml(problem.title)}</h1>${typeof problem.detail === "string" ? `<p>${escapeHtml(problem.detail)}</p>` : ""}
<p>${text.goBack}</p><p>${escapeHtml(text.errorId(problem.requestId))}</p><p><a href="/">${text.toHome}</a></p></main></html>`,
  ];
}
