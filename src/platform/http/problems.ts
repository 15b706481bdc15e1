import type { Lang } from "../i18n/index.ts";
import { httpText } from "./messages.ts";

/** What is wrong with one field of a form or body. */
export interface FieldFault {
  path: string;
  code?: string;
  message: string;
}

/** What a use case returns when a person asked for something that can't be: a stable code, and the fields at fault. */
export interface Failure {
  ok: false;
  code: string;
  /** What is wrong, beside the field it is about; paths as in the form ("applicant.phone"). */
  fields?: readonly FieldFault[];
  /** A sentence for the person in their language, or values that belong to the code (a date, a limit), where its title isn't enough. */
  detail?: string | Readonly<Record<string, string>>;
}

/** How a code is told: HTTP status and title in each language. Every module brings the rows of its own codes. */
export type ProblemTable = Readonly<Record<string, { status: number; title: Readonly<Record<Lang, string>> }>>;

/** A failure as it is shown to machines (RFC 9457) and, through `renderError`, to people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string | Readonly<Record<string, string>>;
  errors?: readonly FieldFault[];
  /** The request's id: what a person reads out to the service desk, and what the log knows. */
  requestId: string;
}

const STATUS_OF = {
  "http/invalid": 400,
  "http/unauthenticated": 401,
  "http/forbidden": 403,
  "http/form-expired": 403,
  "http/cross-site": 403,
  "http/not-found": 404,
  "http/method-not-allowed": 405,
  "http/conflict": 409,
  "http/too-large": 413,
  "http/unsupported-media-type": 415,
  "http/too-many-requests": 429,
  "http/internal": 500,
  "http/unavailable": 503,
  "file/empty": 422,
  "file/damaged": 422,
  "file/zip-bomb": 422,
  "file/has-macros": 422,
  "file/infected": 422,
  "file/not-scanned": 503,
  "file/too-large": 413,
  "file/too-many": 422,
  "file/type-not-allowed": 422,
  "file/name-does-not-match": 422,
  "file/too-many-open": 429,
  "file/incomplete": 422,
  "file/upload-gone": 404,
  "file/upload-elsewhere": 409,
  "file/upload-too-long": 413,
  "file/upload-damaged": 460,
  "http/not-tus": 412,
} as const satisfies Record<string, number>;

export type PlatformCode = keyof typeof STATUS_OF;

/** The platform's own rows. */
const PLATFORM_PROBLEMS: ProblemTable = Object.fromEntries(
  Object.entries(STATUS_OF).map(([code, status]) => [
    code,
    { status, title: { "zh-CN": httpText("zh-CN").titles[code as PlatformCode], en: httpText("en").titles[code as PlatformCode] } },
  ]),
);

export interface ProblemTeller {
  tell(failure: Failure, lang: Lang, requestId: string): Problem;
}

/** Joins the tables of all modules with the platform's; a code told in none of them is a plain refusal (422) under its own name. */
export function problemTeller(tables: readonly ProblemTable[]): ProblemTeller {
  const rows: ProblemTable = Object.assign({}, PLATFORM_PROBLEMS, ...tables);
  return {
    tell(failure, lang, requestId) {
      const row = rows[failure.code];
      return {
        type: `urn:mingtang:problem:${failure.code}`,
        title: row?.title[lang] ?? httpText(lang).refused,
        status: row?.status ?? 422,
        code: failure.code,
        ...(failure.detail ? { detail: failure.detail } : {}),
        ...(failure.fields?.length ? { errors: failure.fields } : {}),
        requestId,
      };
    },
  };
}
