import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "../src/platform/root.ts";

/** Each violation by its file, the line planted there, and the rule that must catch it. */
const PLANTED: [file: string, line: string, rule: string][] = [
  ["src/core/calendar/planted.ts", 'import "../../platform/clock.ts";', "core-is-pure"],
  ["src/core/rules/planted.ts", 'import "node:fs";', "core-does-no-io"],
  ["src/core/calendar/planted-beside.ts", 'import "../process/index.ts";', "core-parts-stand-alone"],
  ["src/platform/planted.ts", 'import "../modules/identity/index.ts";', "platform-knows-no-module"],
  ["src/modules/cases/planted.ts", 'import "../matters/store.ts";', "through-the-door"],
  ["src/web/portal/planted.ts", 'import "../../modules/matters/store.ts";', "through-the-door-from-above"],
  ["src/modules/identity/planted.ts", 'import "../cases/index.ts";', "module-floor-identity"],
  ["src/modules/cases/planted-above.ts", 'import "../../web/portal/planted.ts";', "modules-know-no-doors-above"],
  ["src/adapters/planted.ts", 'import "../app.ts";', "doors-know-no-composition"],
  ["src/web/desk/planted.ts", 'import "../../modules/cases/index.ts";', "desk-runs-in-the-browser"],
  ["src/web/desk/planted-server.ts", 'import "../../platform/clock.ts";', "desk-runs-in-the-browser"],
  ["src/web/portal/planted-desk.ts", 'import "../desk/planted.ts";', "portal-and-desk-apart"],
  ["src/platform/planted-test.ts", 'import "./db/testing.ts";', "tests-stay-apart"],
  ["src/platform/planted-package.ts", 'import "fast-check";', "packages-are-declared"],
  ["src/platform/planted-nothing.ts", 'import "./not-there.ts";', "imports-exist"],
  ["src/platform/planted-a.ts", 'import "./planted-b.ts";', "no-circles"],
];

const copy = mkdtempSync(join(tmpdir(), "imports-"));
let caught: { rule: string; from: string }[] = [];
let cruised = 0;

beforeAll(() => {
  for (const name of ["src", "package.json", "tsconfig.json", ".dependency-cruiser.cjs"])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  for (const [file, line] of PLANTED) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${line}\n`);
  }
  writeFileSync(join(copy, "src/platform/planted-b.ts"), 'import "./planted-a.ts";\n');
  const { summary } = JSON.parse(cruise()) as { summary: { totalCruised: number; violations: { rule: { name: string }; from: string }[] } };
  caught = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
  cruised = summary.totalCruised;
}, 120_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Its exit code counts the violations, so a clean run is the failure here. */
function cruise(): string {
  const program = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  try {
    const args = [program, "src", "--config", ".dependency-cruiser.cjs", "--output-type", "json"];
    return execFileSync(process.execPath, args, { cwd: copy, encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

test("the tool really reads our TypeScript", () => {
  expect(cruised).toBeGreaterThan(PLANTED.length + 50);
});

test.each(PLANTED)("%s with `%s` is caught as %s", (file, _line, rule) => {
  expect(caught.filter(({ from }) => from === file).map((violation) => violation.rule)).toContain(rule);
});
