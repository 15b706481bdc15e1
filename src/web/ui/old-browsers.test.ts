import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../platform/root.ts";
import { loadAssets } from "./assets.ts";

const FOLDER = join(ROOT, "src/web/ui");
const textsIn = (folder: string) =>
  readdirSync(join(FOLDER, folder)).map((name) => [name, readFileSync(join(FOLDER, folder, name), "utf8")] as const);
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, "");

/** What Chromium 69 doesn't know, by what it looks like in CSS. */
const CSS_TRAPS: readonly [string, RegExp][] = [
  [":where, :is or :has", /:(where|is|has)\(/],
  [":focus-visible", /:focus-visible/],
  ["min(), max() or clamp()", /[\s:(](min|max|clamp)\(/],
  ["logical properties", /(margin|padding|border|inset)-(inline|block)|[\s;{]inset\s*:/],
  ["aspect-ratio", /aspect-ratio/],
  ["container queries", /@container/],
  ["nesting", /^\s+&/m],
  ["overflow-wrap: anywhere", /overflow-wrap:\s*anywhere/],
];

test.each(textsIn("styles"))("%s asks nothing of a browser that Chromium 69 lacks", (_name, css) => {
  for (const [what, pattern] of CSS_TRAPS) expect(withoutComments(css), what).not.toMatch(pattern);
});

test("a gap is only used in grids, since flexbox had none", () => {
  for (const [, css] of textsIn("styles")) {
    for (const [, body = ""] of withoutComments(css).matchAll(/\{([^{}]*)\}/g)) {
      if (/(^|[\s;])(gap|column-gap|row-gap)\s*:/.test(body)) expect(body).toMatch(/grid-(template-columns|gap|column-gap)/);
    }
  }
});

test.each(textsIn("scripts"))("%s is written in the language of Chromium 69", (_name, script) => {
  const code = withoutComments(script);
  expect(code, "optional chaining").not.toMatch(/\?\.[\w([]/);
  expect(code, "nullish coalescing").not.toMatch(/\?\?/);
  expect(code, "newer methods").not.toMatch(/\.(replaceAll|at|flatMap|allSettled|replaceChildren)\(/);
  expect(() => new Function(code)).not.toThrow();
});

test("the script as it is sent, without its comments, still runs", () => {
  const { body } = loadAssets().script;
  expect(body).not.toMatch(/^\s*\/\/|\/\*/m);
  expect(() => new Function(body)).not.toThrow();
});

test("style and script carry a hash of their content in their address", () => {
  const { style, script } = loadAssets();
  expect(style.path).toMatch(/^\/assets\/portal\.[0-9a-f]{12}\.css$/);
  expect(script.path).toMatch(/^\/assets\/portal\.[0-9a-f]{12}\.js$/);
});
