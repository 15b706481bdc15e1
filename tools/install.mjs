// Installs the packages that package-lock.json names, calmly: one line that says how long it takes, the whole output only when it fails.
import { spawn } from "node:child_process";
import { isBorrowed, isInstalled, ROOT } from "./freshness.mjs";

export async function installIfNeeded() {
  if (isInstalled()) return;
  if (isBorrowed())
    throw new Error("node_modules is a link to another folder's and lacks what package-lock.json asks for: run npm install there.");
  const tick = progress("Installing packages (only the first time, some minutes on a slow line)");
  // A lock made on one system may leave out optional packages of others; `npm ci` refuses such a lock, `install --no-save` follows it as far as it goes.
  let outcome = await npm(["ci"]);
  if (outcome.code !== 0) outcome = await npm(["install", "--no-save"]);
  tick.end(outcome.code === 0 ? "done" : "failed");
  if (outcome.code !== 0) {
    process.stderr.write(outcome.output);
    throw new Error("The packages could not be installed (see above). Is the package registry reachable from this machine?");
  }
}

function npm(args) {
  const full = [...args, "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  // Under `npm start` npm says where it is; else the shell knows it.
  const script = process.env.npm_execpath;
  const isScript = script !== undefined && /\.c?js$/.test(script);
  const [command, all] = isScript ? [process.execPath, [script, ...full]] : [process.platform === "win32" ? "npm.cmd" : "npm", full];
  return new Promise((done) => {
    let output = "";
    const child = spawn(command, all, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.once("error", (error) => done({ code: 1, output: `${error.message}\n` }));
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** On a terminal one line that counts seconds; in a log a line at the beginning and one at the end. */
export function progress(what) {
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const isTerminal = process.stdout.isTTY === true;
  if (!isTerminal) console.log(`${what} …`);
  const draw = () => process.stdout.write(`\r${what} … ${seconds()} s`);
  const timer = isTerminal ? setInterval(draw, 1000) : undefined;
  if (isTerminal) draw();
  return {
    end(how) {
      clearInterval(timer);
      process.stdout.write(isTerminal ? `\r${what}: ${how} after ${seconds()} s\n` : `${what}: ${how} after ${seconds()} s\n`);
    },
  };
}
