import type { z } from "zod";

/** What was sent isn't what is asked for here; `fields` names what is wrong, as paths: "files.0.name". Never what was sent. */
export function badRequest(error: z.ZodError): { ok: false; code: "desk/bad-request"; fields: string[] } {
  return { ok: false, code: "desk/bad-request", fields: fieldsAt(error) };
}

const MOST_NAMED = 20;

/** Where one of several shapes is asked for, every field that any of them misses. */
export function fieldsAt({ issues }: Pick<z.ZodError, "issues">): string[] {
  const all = issues.flatMap((issue) => (issue.code === "invalid_union" && issue.errors.length > 0 ? issue.errors.flat() : [issue]));
  return [...new Set(all.map(({ path }) => path.join(".")))].filter((path) => path !== "").slice(0, MOST_NAMED);
}
