// Finds the browser that journeys are driven in, or gets it from the system's packages when this is root on Debian or Ubuntu.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { progress } from "./install.mjs";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser's path; throws with what to do when there is none and none can be got. */
export function ensureChromium() {
  if (process.env.CHROMIUM) {
    if (existsSync(process.env.CHROMIUM)) return process.env.CHROMIUM;
    throw new Error(`CHROMIUM names ${process.env.CHROMIUM}, which does not exist.`);
  }
  const found = USUAL.find((path) => existsSync(path));
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const tick = progress("Installing Chromium and Chinese fonts for the journeys");
    const apt = (...args) =>
      spawnSync("apt-get", ["-qq", ...args], { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, encoding: "utf8" });
    apt("update");
    const outcome = apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
    const path = USUAL.find((candidate) => existsSync(candidate));
    tick.end(path ? "done" : "failed");
    if (path) return path;
    process.stderr.write(outcome.stderr ?? "");
  }
  throw new Error("The journeys need Chromium: install it (apt-get install chromium fonts-noto-cjk), or name one in CHROMIUM.");
}
