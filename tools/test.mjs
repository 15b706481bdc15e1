// `npm test`, which is also what CI runs: sets up what is missing, then every check and test, the quick ones first. Stops at the first failure.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { pinnedNode, ROOT } from "./freshness.mjs";
import { installIfNeeded } from "./install.mjs";

const bin = (name) => join(ROOT, "node_modules/.bin", name);
const HAS_JOURNEYS =
  existsSync(join(ROOT, "test")) && readdirSync(join(ROOT, "test"), { recursive: true }).some((file) => /\.test\.ts$/.test(file));

const STEPS = [
  ["types", bin("tsc"), ["--noEmit"]],
  ["style", bin("biome"), ["check", "."]],
  ["imports", bin("depcruise"), ["src", "--config", ".dependency-cruiser.cjs"]],
  ["unused code", bin("knip"), []],
  ["unit tests", bin("vitest"), ["run", "--project", "unit"]],
  ["build", pinnedNode, ["tools/build.mjs"]],
  ...(HAS_JOURNEYS ? [["journeys", bin("vitest"), ["run", "--project", "journeys"]]] : []),
];

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

try {
  const start = performance.now();
  await installIfNeeded();
  const env = { ...process.env, PATH: `${join(ROOT, "node_modules/node/bin")}:${process.env.PATH}` };
  if (HAS_JOURNEYS) env.CHROMIUM = ensureChromium();
  for (const [name, command, args] of STEPS) runStep(name, typeof command === "function" ? command() : command, args, env);
  console.log(`\nAll good after ${seconds(start)}.`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}

function runStep(name, command, args, env) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { cwd: ROOT, env, stdio: "inherit" });
  if (status !== 0) throw new Error(`${name}: failed after ${seconds(start)}`);
  console.log(`── ${name}: ${seconds(start)}`);
}
