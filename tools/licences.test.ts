import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../src/platform/root.ts";

/** Licences that may stand beside ours (Apache-2.0) in what is installed to run Mingtang: docs/licences.md says why. */
const COMPATIBLE = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "Apache-2.0",
  "Unlicense",
  "CC0-1.0",
  "(MIT OR CC0-1.0)",
]);

/** Terms of their own, read by a person: docs/licences.md says what they ask. */
const READ = new Set(["node_modules/bpmn-js", "node_modules/png-js"]);

interface Locked {
  version: string;
  license?: string;
  dev?: boolean;
}

test("every package that runs in production has a licence compatible with Apache-2.0", () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> };
  const others = Object.entries(packages).filter(
    ([path, { dev, license }]) => path !== "" && !dev && !READ.has(path) && !COMPATIBLE.has(license ?? ""),
  );
  expect(others.map(([path, { version, license }]) => `${path} ${version}: ${license ?? "none named"}`)).toEqual([]);
});
