import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../platform/root.ts";

export interface Asset {
  /** Address with a hash of the content in it, so that browsers may keep it for ever. */
  path: string;
  type: string;
  body: string;
}

export interface Assets {
  style: Asset;
  script: Asset;
  icon: Asset;
}

const FOLDER = join(ROOT, "src/web/ui");

/** Style sheet and script of the public pages, each joined from its parts in the order of their names. Read once at start. */
export function loadAssets(): Assets {
  return {
    style: named("portal", "css", "text/css; charset=utf-8", joined("styles", squeezed)),
    script: named(
      "portal",
      "js",
      "text/javascript; charset=utf-8",
      joined("scripts", (text) => squeezed(text.replace(/^\s*\/\/.*$/gm, ""))),
    ),
    icon: { path: "/assets/icon.svg", type: "image/svg+xml", body: readFileSync(join(FOLDER, "icon.svg"), "utf8") },
  };
}

function joined(folder: string, prepare: (text: string) => string): string {
  const names = readdirSync(join(FOLDER, folder)).sort();
  return names.map((name) => prepare(readFileSync(join(FOLDER, folder, name), "utf8"))).join("\n");
}

/** Comments and indentation out; enough, since the rest is compressed on the way. */
function squeezed(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

function named(name: string, ending: string, type: string, body: string): Asset {
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { path: `/assets/${name}.${hash}.${ending}`, type, body };
}
