// Plain JavaScript without dependencies: runs on whatever Node (18 or newer) the machine has, before anything is installed.
import { existsSync, lstatSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that package-lock.json pins; undefined before the packages are installed. */
export function pinnedNode() {
  const path = join(ROOT, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
  return existsSync(path) ? path : undefined;
}

/** Whether node_modules holds what package-lock.json asks for. npm leaves a list of what it installed; optional packages may be missing. */
export function isInstalled() {
  const list = join(ROOT, "node_modules/.package-lock.json");
  if (!pinnedNode() || !existsSync(list)) return false;
  const { packages: present } = JSON.parse(readFileSync(list, "utf8"));
  const { packages: wanted } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "") return true;
    const found = present[path];
    return found ? found.version === version : optional === true;
  });
}

/** Whether node_modules is a link to another checkout's, which is not ours to change. */
export function isBorrowed() {
  return lstatSync(join(ROOT, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

const recordOf = (part) => join(ROOT, "dist", `${part}.inputs.json`);

function stamp(path) {
  const found = statSync(join(ROOT, path), { throwIfNoEntry: false });
  return found ? `${found.mtimeMs}:${found.size}` : "missing";
}

/** Whether dist/`part` was built from the sources as they are now: the builder has noted every file that went into it. */
export function isBuilt(part) {
  const record = recordOf(part);
  if (!existsSync(record)) return false;
  const inputs = JSON.parse(readFileSync(record, "utf8"));
  return Object.keys(inputs).every((path) => stamp(path) === inputs[path]);
}

/** Notes what went into dist/`part`. `files` may be absolute; those of other packages stand for themselves in package-lock.json. */
export function markBuilt(part, files) {
  const own = [...files, join(ROOT, "package-lock.json"), join(ROOT, "tools/build.mjs")]
    .map((file) => relative(ROOT, file))
    .filter((file) => !file.startsWith("..") && !file.startsWith("node_modules"));
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  writeFileSync(recordOf(part), JSON.stringify(Object.fromEntries([...new Set(own)].sort().map((file) => [file, stamp(file)])), null, 1));
}

/** What there is to build: the desk only once it exists. */
export function parts() {
  return existsSync(join(ROOT, "src/web/desk/index.html")) ? ["server", "desk"] : ["server"];
}
