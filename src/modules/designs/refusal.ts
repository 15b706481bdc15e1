import type { z } from "zod";
import type { ProcessFault } from "../../core/process/index.ts";
import type { DesignCode, DesignRefusal } from "./shared.ts";

/** A refusal, naming the field it is about where there is one. */
export function refuse(code: DesignCode, field?: string): DesignRefusal {
  return field === undefined ? { ok: false, code } : { ok: false, code, fields: [{ path: field, code }] };
}

/** A refusal because the drawing can't be read, with where and why. */
export function refuseDrawing(fault: ProcessFault): DesignRefusal {
  return { ...refuse("designs/unreadable", "process"), faults: [{ path: "process", ...fault }] };
}

/** A refusal that names every field that doesn't hold what it should. */
export function refuseInput(error: z.ZodError): DesignRefusal {
  const paths = [...new Set(error.issues.map((issue) => issue.path.join(".")))];
  return { ok: false, code: "designs/invalid", fields: paths.slice(0, 50).map((path) => ({ path, code: "designs/invalid" })) };
}
