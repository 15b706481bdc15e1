import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../../platform/root.ts";
import type { Org } from "../identity/shared.ts";
import type { Line } from "./shared.ts";

const line = z.object({
  code: z.string().regex(/^[A-Z]$/),
  name: z.object({ "zh-CN": z.string().min(1).max(20), en: z.string().min(1).max(40) }),
});
const schema = z.object({
  /** Business classes by kind of place. */
  lines: z.object({
    hall: z.array(line).min(1),
    department: z.array(line).min(1),
    township: z.array(line).min(1),
    village: z.array(line).min(1),
  }),
  /** `hall`: a ticket needs the machine or the screen of the place itself. `anywhere`: whoever has the address takes one, also from home. */
  ticketsFrom: z.enum(["hall", "anywhere"]),
  /** More people than this fit into no hall. */
  mostWaiting: z.number().int().min(1).max(2000),
  /** Minutes one person takes, until the day has shown it. */
  usualMinutes: z.number().min(1).max(120),
});

let read: z.infer<typeof schema> | undefined;

/** `data/queue.json`, read once. Throws, naming what is wrong, when the file is. */
export function queueSettings() {
  read ??= schema.parse(JSON.parse(readFileSync(join(ROOT, "data/queue.json"), "utf8")));
  return read;
}

/** The lines of a place; none where nobody queues. */
export function linesOf(org: Org | undefined): Line[] {
  return org?.active && org.kind !== "county" ? queueSettings().lines[org.kind] : [];
}
