import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../platform/root.ts";

/** Facts of an invented case with everything known, for tests and the bench. */
export const FACTS = JSON.parse(readFileSync(join(ROOT, "data/documents/sample.json"), "utf8")) as Readonly<Record<string, unknown>>;
