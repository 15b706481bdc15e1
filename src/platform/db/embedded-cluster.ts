import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { ClusterPlace } from "./embedded-place.ts";

const run = promisify(execFile);

/** One embedded cluster: where it lies and how it is set. */
export interface Cluster extends ClusterPlace {
  data: string;
  settings: readonly string[];
}

// Durable as PostgreSQL comes (fsync, synchronous_commit); small in memory, since it shares the machine with the server.
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=120",
  "shared_buffers=64MB",
  "jit=off",
  "random_page_cost=1.1",
  "log_checkpoints=off",
  // Shared memory through files: containers often have a tiny /dev/shm, and parallel queries would fail there.
  "dynamic_shared_memory_type=mmap",
];

const LOG_LIMIT = 10 * 2 ** 20;

export function urlOf(cluster: Cluster, port: number): string {
  return `postgres://mingtang:${readFileSync(passwordFile(cluster), "utf8").trim()}@127.0.0.1:${port}/postgres`;
}

/** Makes the cluster on the first start: UTF-8, C.UTF-8 for trigrams, ICU with Chinese order for pinyin. One of several at once wins. */
export async function initialise(cluster: Cluster): Promise<void> {
  const { bin, data, folder, user } = cluster;
  if (existsSync(join(data, "PG_VERSION"))) return;
  const making = join(folder, `making-${process.pid}-${randomBytes(3).toString("hex")}`);
  givenPassword(cluster);
  try {
    await run(
      join(bin, "initdb"),
      [
        ...["-D", making, "-U", "mingtang", "-E", "UTF8"],
        ...["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh-Hans-CN"],
        ...["-A", "scram-sha-256", `--pwfile=${passwordFile(cluster)}`],
      ],
      { ...identity(cluster), cwd: folder },
    );
    if (user) chownSync(making, user.uid, user.gid);
    renameSync(making, data);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(join(data, "PG_VERSION"))) throw error;
  }
}

const passwordFile = ({ folder }: Cluster) => join(folder, "password");

/** A password of this cluster's own: its port is open to every user of the machine. */
function givenPassword(cluster: Cluster): void {
  const file = passwordFile(cluster);
  try {
    writeFileSync(file, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch {
    return; // another process was first
  }
  if (cluster.user) chownSync(file, cluster.user.uid, cluster.user.gid);
}

/** The port of a server that runs on this cluster, ours or left behind. */
export function leftoverPort({ data }: Cluster): number | undefined {
  const { pid, port } = readPidFile(data) ?? {};
  return pid && port && isPostgres(pid) ? port : undefined;
}

/** Ends whatever server runs on this cluster: sessions are closed, everything committed is on disk. */
export async function endLeftover({ data }: Cluster): Promise<void> {
  const pid = readPidFile(data)?.pid;
  if (!pid) return;
  for (const [signal, patience] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5000],
  ] as const) {
    if (!isPostgres(pid)) return;
    process.kill(pid, signal);
    for (const until = performance.now() + patience; performance.now() < until && isPostgres(pid); ) await sleep(20);
  }
}

/** Starts the server and waits until it listens; returns its port. */
export async function launch(cluster: Cluster, wantedPort?: number): Promise<number> {
  const { bin, data, folder, settings } = cluster;
  const port = wantedPort ?? (await freePort());
  const logFile = join(folder, "postgres.log");
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) rmSync(logFile);
  // To a file, not a pipe: the server may outlive this process, and must not die of a closed pipe.
  const log = openSync(logFile, "a", 0o600);
  const options = [...SETTINGS, ...settings].flatMap((setting) => ["-c", setting]);
  const child = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), ...options], {
    ...identity(cluster),
    stdio: ["ignore", log, log],
    detached: true, // Ctrl-C goes to us; the database is shut down after the last query
  });
  closeSync(log);
  child.unref();
  let failure: Error | undefined;
  child.once("error", (error) => {
    failure = error;
  });
  for (let tries = 0; tries < 3000; tries++) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`PostgreSQL did not start:\n${lastLines(logFile)}`);
    const state = readPidFile(data);
    if (state?.pid === child.pid && state?.isReady) return port;
    await sleep(tries < 100 ? 5 : 20);
  }
  throw new Error(`PostgreSQL did not get ready:\n${lastLines(logFile)}`);
}

function identity({ user }: Cluster): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  // Nothing of our environment (PGHOST, MASTER_KEY …) is PostgreSQL's business.
  const env = { PATH: process.env.PATH, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", TZ: "Asia/Shanghai" };
  return user ? { uid: user.uid, gid: user.gid, env } : { env };
}

interface PidFile {
  pid: number;
  port: number;
  isReady: boolean;
}

function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
  } catch {
    return undefined; // not running, or gone between two looks
  }
}

/** Whether that process lives and is a PostgreSQL: its number may meanwhile belong to something else. */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  if (process.platform !== "linux") return true;
  try {
    const state = /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];
    return state !== "Z" && readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
  } catch {
    return false;
  }
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8").slice(-2000) : "";
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no free port"))));
    });
  });
}
