import { z } from "zod";
import { packageSchema } from "../package-schema.ts";

/** Name of the format in the file; the number grows when an older reader would misread it. */
export const FORMAT = "mingtang-item-package";
export const FORMAT_VERSION = 1;
/** Largest file as text: a package in full, with room for what stands around it. */
export const LARGEST_FILE = 2_500_000;

const text = z.string().max(300);

/** What is signed: the package, where it comes from, and what its codes meant there. */
export const contentSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  county: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text }),
  item: z.strictObject({ code: text, version: z.number().int().positive().nullable() }),
  exportedAt: z.iso.datetime(),
  /** Version of the work calendar its limits were made for. */
  calendar: text,
  /** Names of the organisations the package speaks of, by code. */
  organisations: z.record(z.string().max(20), text),
  package: packageSchema,
});
export type FileContent = z.infer<typeof contentSchema>;

export const fileSchema = z.strictObject({
  content: z.unknown(),
  /** SHA-256 over the canonical JSON of `content`, hexadecimal. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.strictObject({ algorithm: text, publicKey: z.base64().max(500), value: z.base64().max(500) }),
});

/** Codes of organisations a package speaks of: its department, those that take part, and those its steps name. Two letters mean a department of the county. */
export function organisationsIn(item: FileContent["package"], county: string): { code: string; where: string }[] {
  const steps = [...item.process.matchAll(/\borg="unit:([0-9A-Z]{2,12})"/g)].map(([, unit = ""]) => ({
    code: unit.length === 2 ? `${county}${unit}` : unit,
    where: "process",
  }));
  const all = [{ code: item.department, where: "department" }, ...item.jointUnits.map((code) => ({ code, where: "jointUnits" })), ...steps];
  return [...new Map(all.map((each) => [`${each.where} ${each.code}`, each])).values()];
}

/** The package as it comes into another county: organisation codes begin with its digits, and the department that takes it over is its own. */
export function moved(
  item: FileContent["package"],
  { from, to, department, body }: { from: string; to: string; department: string; body: string },
): FileContent["package"] {
  const here = (code: string) => (code.startsWith(from) ? `${to}${code.slice(from.length)}` : code);
  return {
    ...item,
    department,
    body,
    jointUnits: item.jointUnits.map(here),
    process: item.process.replace(/\borg="unit:([0-9A-Z]{3,12})"/g, (_, unit: string) => `org="unit:${here(unit)}"`),
  };
}
