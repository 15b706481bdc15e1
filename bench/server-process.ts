import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../src/platform/root.ts";

const SERVER_FILE = join(ROOT, "dist/server/main.js");

/** A Mingtang that was started with `npm start`, as its users start it. */
export interface Server {
  url: string;
  /** The server itself, not the launcher. */
  pid: number;
  /** Milliseconds from the start to the first page. */
  startedIn: number;
  stop(): Promise<void>;
}

/** Starts it on a data folder of its own and waits for its first page. Throws what it said when it ends instead. */
export async function startServer(dataDir: string, port: number, more: NodeJS.ProcessEnv = {}): Promise<Server> {
  chmodSync(dataDir, 0o755); // else root's database, which runs as another user, would be kept elsewhere and stay behind
  const start = performance.now();
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), WRITES_PER_MINUTE: "0", ...more };
  const child = spawn("npm", ["start", "--silent"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said += chunk;
    });
  }
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${said}`);
    await new Promise((done) => setTimeout(done, 10));
  }
  const startedIn = performance.now() - start;
  const pid = serverUnder(child.pid ?? 0);
  if (pid === 0) throw new Error(`another server answers on ${port}`);
  return { url, pid, startedIn, stop: () => ended(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** npm runs a shell, that the launcher, that the server. */
function serverUnder(pid: number): number {
  const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
  if (command.includes(SERVER_FILE)) return pid;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  for (const child of children === "" ? [] : children.split(" ")) {
    const found = serverUnder(Number(child));
    if (found > 0) return found;
  }
  return 0;
}

/** The server first: npm and the launcher go with it. */
async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once("exit", done));
  process.kill(serverUnder(child.pid ?? 0), "SIGTERM");
  await gone;
}

/** Resident memory in MB. */
export function memoryOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
}

/** Processor time used so far by a process, in milliseconds. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10; // in hundredths of a second on every Linux
}
