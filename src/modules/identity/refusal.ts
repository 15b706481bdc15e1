import type { z } from "zod";
import { type IdentityCode, identityMessages } from "./messages.ts";

/** Why a request was not carried out. `message` is the code's text in Chinese, for doors that know no language; screens take their own from `messages.ts`. */
export interface Refusal {
  ok: false;
  code: IdentityCode;
  fields?: { path: string; code: IdentityCode; message: string }[];
}

/** A refusal, naming the field it is about where there is one. */
export function refuse(code: IdentityCode, field?: string): Refusal {
  return field === undefined ? { ok: false, code } : { ok: false, code, fields: [{ path: field, code, message: textOf(code) }] };
}

/** A refusal that names every field that doesn't hold what it should. */
export function refuseInput(error: z.ZodError): Refusal {
  const fields = error.issues.map((issue) => {
    const code = fieldCode(issue);
    return { path: issue.path.join("."), code, message: textOf(code) };
  });
  return { ok: false, code: "identity/invalid", fields };
}

const textOf = (code: IdentityCode) => identityMessages("zh-CN").codes[code];

function fieldCode(issue: z.core.$ZodIssue): IdentityCode {
  if (issue.code === "too_big") return "identity/too-long";
  const isMissing = issue.code === "too_small" || (issue.code === "invalid_type" && issue.input == null);
  return isMissing ? "identity/required" : "identity/invalid-value";
}
