/**
 * The web server: security headers, languages, forms and their protection, uploads, limits, errors as problems, health, API description.
 * Tables: platform.rate_limit.
 */
export { type CachedPage, invalidatePages } from "./cached-pages.ts";
export { CSRF_FIELD } from "./csrf.ts";
export type { RenderError } from "./error-handling.ts";
export { type Attempt, type Limiter, limiter } from "./limiter.ts";
export type { ApiDescription } from "./openapi.ts";
export type { Failure, FieldFault, Problem, ProblemTable } from "./problems.ts";
export { serveResumableUploads, type UploadDoor } from "./resumable-uploads.ts";
export { createHttpServer, type HttpServer, type HttpServerOptions } from "./server.ts";
export { keepSessions } from "./session-cookies.ts";
export { isSound } from "./sound-text.ts";
export { type BuiltApplication, serveApplication } from "./static-files.ts";
export type { Upload } from "./uploads.ts";
