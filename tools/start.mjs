// `npm start`: installs and builds what is missing or out of date, then runs the server with the pinned Node.
// Plain JavaScript without dependencies: the Node that a fresh machine has may be as old as 18.
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { isBuilt, parts, pinnedNode, ROOT } from "./freshness.mjs";
import { installIfNeeded } from "./install.mjs";

if (Number(process.versions.node.split(".")[0]) < 18) {
  console.error(`Node ${process.versions.node} is too old to start from: please install Node 18 or newer.`);
  process.exit(1);
}

try {
  await installIfNeeded();
  await buildIfNeeded();
  run();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}

async function buildIfNeeded() {
  if (parts().every(isBuilt)) return;
  const { status } = spawnSync(pinnedNode(), [join(ROOT, "tools/build.mjs"), "--stale"], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error("The build failed (see above).");
}

/** Libraries have a slow mode for development and a fast one; servers want the fast one. */
function environment() {
  return { ...process.env, NODE_ENV: process.env.NODE_ENV ?? "production" };
}

function run() {
  // Left to itself V8 lets what pages throw away pile up to 70 MB before it looks; a county's machine has other uses for them.
  const args = ["--enable-source-maps", "--max-semi-space-size=16", join(ROOT, "dist/server/main.js"), ...process.argv.slice(2)];
  // In a process group of its own, so that Ctrl-C reaches the server once, from here, and not a second time from the terminal.
  // The channel tells the server when this process is gone.
  const child = spawn(pinnedNode(), args, {
    cwd: ROOT,
    env: environment(),
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let last = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // npm passes on the signal that the terminal has sent here as well.
      if (Date.now() - last > 500) child.kill(signal);
      last = Date.now();
    });
  }
  child.once("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
