// Runs bin/mingtang's commands in this process, installing and building first where needed.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isBuilt, isInstalled, pinnedNode, ROOT } from "./freshness.mjs";

// Whatever it takes to get ready goes to standard error: standard output belongs to the command.
if (!isInstalled()) {
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const { installIfNeeded } = await import("./install.mjs");
  await installIfNeeded();
  const again = spawnSync(pinnedNode(), [join(ROOT, "tools/cli.mjs"), ...process.argv.slice(2)], { stdio: "inherit" });
  process.exit(again.status ?? 1);
}
if (!isBuilt("server")) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, "tools/build.mjs"), "--stale"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  if (status !== 0) {
    process.stderr.write(stdout + stderr);
    process.exit(1);
  }
}
process.env.NODE_ENV ??= "production";
await import(pathToFileURL(join(ROOT, "dist/server/cli.js")).href);
