/** The built product, started on a data folder of its own, as an operator would: what journeys are made through. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../../src/platform/root.ts";

export interface Product {
  url: string;
  /** Its data folder. */
  folder: string;
  /** Ends the server as a power cut would. */
  kill9(): Promise<void>;
  /** Starts it again on the same data and the same address. */
  restart(): Promise<void>;
  /** What `bin/mingtang <args>` prints and answers on this data. */
  command(...args: string[]): Promise<{ code: number; out: string }>;
  /** Stops it and takes its data away. */
  stop(): Promise<void>;
}

/** The Node that package-lock.json pins. */
export const NODE = join(ROOT, "node_modules/node/bin/node");

/** The first start migrates and seeds the demo county. */
const PATIENCE_MS = 120_000;

/** Starts dist/server with the demo county. Every visitor may say their own address, so that one doesn't use up another's tries. */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-journeys-"));
  chmodSync(folder, 0o755); // else root's database, which runs as another user, would be kept elsewhere and stay behind
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: "production",
    TZ: "Asia/Shanghai",
    PORT: String(port),
    DATA_DIR: folder,
    TRUSTED_PROXIES: "127.0.0.1",
    LOG_LEVEL: "error",
  };
  const run = () => serve(env);
  let server = await run();
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    kill9: () => end(server, "SIGKILL"),
    async restart() {
      server = await run();
    },
    command: (...args) =>
      new Promise((resolve) => {
        execFile(NODE, [join(ROOT, "tools/cli.mjs"), ...args], { env }, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code ?? 1), out: stdout + stderr }),
        );
      }),
    async stop() {
      await end(server, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serve(env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const server = spawn(NODE, ["--enable-source-maps", join(ROOT, "dist/server/main.js")], { env, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  server.stderr.on("data", (text) => said.push(String(text)));
  const lines = createInterface(server.stdout);
  const ready = new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the product wasn't ready in time:\n${said.join("")}`)), PATIENCE_MS);
    lines.on("line", (line) => {
      said.push(`${line}\n`);
      if (!line.startsWith("Mingtang is ready")) return;
      clearTimeout(late);
      resolve();
    });
    server.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`the product ended with ${code}:\n${said.join("")}`));
    });
  });
  await ready;
  server.stderr.on("data", (text) => process.stderr.write(text));
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, "exit");
  server.kill(signal);
  await gone;
}

/** A port nobody listens on. Another program could take it before we do; then the start says so. */
async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
