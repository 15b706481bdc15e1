import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ROOT } from "../../src/platform/root.ts";
import { NODE, startProduct } from "./product.ts";

declare module "vitest" {
  export interface ProvidedContext {
    productUrl: string;
  }
}

/** Names a product that runs already (demo county, TRUSTED_PROXIES=127.0.0.1): for writing journeys without waiting for a start each time. */
const RUNNING = "JOURNEYS_URL";

/** Builds what is out of date and starts one product for the whole run: its first start seeds the demo county, which takes a while. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env[RUNNING];
  if (running) {
    project.provide("productUrl", running);
    return async () => {};
  }
  const build = spawnSync(NODE, [join(ROOT, "tools/build.mjs"), "--stale"], { cwd: ROOT, encoding: "utf8" });
  if (build.status !== 0) throw new Error(`the build failed:\n${build.stdout}${build.stderr}`);
  const product = await startProduct();
  project.provide("productUrl", product.url);
  return async () => {
    // Whatever the journeys did, the journal must be whole and the tables equal to its fold.
    const { code, out } = await product.command("verify");
    await product.stop();
    if (code !== 0) throw new Error(`after the journeys \`bin/mingtang verify\` finds:\n${out}`);
  };
}
