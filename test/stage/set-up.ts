import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ROOT } from "../../src/platform/root.ts";
import { NODE, startProduct } from "./product.ts";

declare module "vitest" {
  export interface ProvidedContext {
    productUrl: string;
    /** Its data folder. */
    productFolder: string;
    /** A folder in which each page axe has looked at leaves its mark. */
    judgedPages: string;
  }
}

/** Name a product that runs already (demo county, TRUSTED_PROXIES=127.0.0.1) and its data: for writing journeys without waiting for a start. */
const RUNNING = "JOURNEYS_URL";
const ITS_DATA = "JOURNEYS_DATA_DIR";

/** Builds what is out of date and starts one product for the whole run: its first start seeds the demo county, which takes a while. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const judged = mkdtempSync(join(tmpdir(), "mingtang-judged-"));
  project.provide("judgedPages", judged);
  const forget = () => rmSync(judged, { recursive: true, force: true });
  const running = process.env[RUNNING];
  if (running) {
    project.provide("productUrl", running);
    project.provide("productFolder", process.env[ITS_DATA] ?? "");
    return async () => forget();
  }
  const build = spawnSync(NODE, [join(ROOT, "tools/build.mjs"), "--stale"], { cwd: ROOT, encoding: "utf8" });
  if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}${build.stderr}`);
  const product = await startProduct();
  project.provide("productUrl", product.url);
  project.provide("productFolder", product.folder);
  return async () => {
    forget();
    // Whatever the journeys did, the journal must be whole and the tables equal to its fold.
    const { code, out } = await product.command("verify");
    await product.stop();
    if (code !== 0) throw new Error(`after the journeys \`bin/mingtang verify\` finds:\n${out}`);
  };
}
