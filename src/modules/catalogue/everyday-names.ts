import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../../platform/root.ts";
import { type EverydayName, type Meaning, meaningOf } from "./domain/everyday-names.ts";

const text = z.string().trim().min(1);
const schema = z.array(
  z.strictObject({
    says: z.array(text).min(1),
    means: z.array(text),
    note: z.strictObject({ "zh-CN": text, en: text }).optional(),
  }),
);

let read: EverydayName[] | undefined;

/** What people call things (社保卡, 执照, 低保 …): `data/everyday-names.json`, read once. Throws, naming what is wrong, when the file is. */
export function everydayNames(): readonly EverydayName[] {
  read ??= schema.parse(JSON.parse(readFileSync(join(ROOT, "data/everyday-names.json"), "utf8")));
  return read;
}

/** Official names for what was typed, and where to go for what isn't in the catalogue. */
export function meaning(typed: string): Meaning {
  return meaningOf(typed, everydayNames());
}
