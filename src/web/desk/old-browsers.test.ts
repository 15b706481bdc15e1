import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../platform/root.ts";

const SCRIPT = readFileSync(join(ROOT, "src/web/desk/public/newer-methods.js"), "utf8");
const LENT = {
  "Array.prototype": ["at", "findLast", "findLastIndex"],
  Object: ["hasOwn"],
  "Set.prototype": ["union", "difference"],
  crypto: ["randomUUID"],
  globalThis: ["structuredClone"],
};

/** A page of Chromium 86, as far as the methods lent to it go. */
function oldPage() {
  const page = createContext({ crypto: { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) } });
  for (const [owner, names] of Object.entries(LENT)) for (const name of names) runInContext(`delete ${owner}.${name}`, page);
  return (code: string) => JSON.parse(runInContext(`JSON.stringify(${code})`, page) ?? "null") as unknown;
}

describe("what a browser of the year 2020 is lent", () => {
  const ask = oldPage();
  test("nothing of it is there before", () => {
    for (const [owner, names] of Object.entries(LENT))
      for (const name of names) expect(ask(`${JSON.stringify(name)} in ${owner}`)).toBe(false);
  });

  test.each([
    ["[1, 2, 3].at(-1)", 3],
    ["[1, 2, 3].at(0)", 1],
    ["[1].at(1) === undefined", true],
    ["[1].at(-2) === undefined", true],
    ["[1, 2, 3, 4].findLast((each) => each % 2 === 1)", 3],
    ["[1, 3].findLast((each) => each > 3) === undefined", true],
    ["[1, 2, 3, 4].findLastIndex((each) => each % 2 === 1)", 2],
    ["[].findLastIndex(() => true)", -1],
    ['Object.hasOwn({ a: 1 }, "a")', true],
    ['Object.hasOwn({}, "toString")', false],
    ['Object.hasOwn(Object.create(null), "a")', false],
    ["[...new Set([1, 2]).union(new Set([2, 3]))]", [1, 2, 3]],
    ["[...new Set([1, 2]).difference(new Set([2, 3]))]", [1]],
    ["structuredClone({ x: 1, inner: { y: [2, null] } })", { x: 1, inner: { y: [2, null] } }],
    ["[].concat(...Object.keys([7]))", ["0"]], // nothing shows up where lists are walked by name
  ])("%s", (code, result) => {
    ask(`void (() => {${SCRIPT}})()`);
    expect(ask(code)).toEqual(result);
  });

  test("a copy is another object, and an id is a random UUID", () => {
    ask(`void (() => {${SCRIPT}})()`);
    expect(ask("(() => { const a = { b: {} }; return structuredClone(a).b === a.b; })()")).toBe(false);
    expect(ask("crypto.randomUUID()")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ask("crypto.randomUUID() === crypto.randomUUID()")).toBe(false);
  });

  test("a browser that has them keeps its own", () => {
    const page = createContext({ crypto, own: [] });
    expect(runInContext(`own = [].at; ${SCRIPT}; own === [].at`, page)).toBe(true);
  });

  test("it is there before the first module", () => {
    const html = readFileSync(join(ROOT, "src/web/desk/index.html"), "utf8");
    expect(html.indexOf("/newer-methods.js")).toBeGreaterThan(0);
    expect(html.indexOf("/newer-methods.js")).toBeLessThan(html.indexOf('type="module"'));
  });
});

/** Methods younger than Chromium 86 that no page is lent. */
const NEWER: readonly [string, RegExp][] = [
  ["lists changed into copies", /\.(toSorted|toReversed|toSpliced)\(/],
  ["grouping", /\b(Object|Map)\.groupBy\(/],
  ["newer sets", /\.(intersection|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom)\(/],
  ["newer promises", /\bPromise\.(withResolvers|try)\b/],
  ["lists from streams", /\bArray\.fromAsync\(/],
  ["methods of iterators", /\.(values|keys|entries)\(\)\.(map|filter|some|every|find|toArray|reduce|take|drop|flatMap|forEach)\(/],
  ["signals made ready", /\bAbortSignal\.(timeout|any)\(/],
  ["words cut by the browser", /\bIntl\.(Segmenter|DurationFormat)\b/],
  ["well-formed strings", /\.(isWellFormed|toWellFormed)\(/],
];
/** `inset` and nesting aren't among them: the build lowers those. */
const CSS_NEWER: readonly [string, RegExp][] = [
  [":where, :is or :has", /:(where|is|has)\(/],
  ["aspect-ratio", /aspect-ratio\s*:/],
  ["container queries, layers", /@(container|layer)/],
  ["newer units", /\d(dvh|svh|lvh|dvw|cqw)\b/],
  ["mixed colours", /color-mix\(/],
  ["text-wrap", /text-wrap\s*:/],
];
const sources = (pattern: string) => globSync(pattern, { cwd: ROOT }).filter((path) => !/\.test\.|testing/.test(path));
const found = (patterns: readonly string[], traps: readonly [string, RegExp][]) =>
  patterns.flatMap(sources).flatMap((path) => {
    const text = readFileSync(join(ROOT, path), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    return traps.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path}: ${what}`);
  });

test("nothing that runs in the desk calls what Chromium 86 lacks and isn't lent", () => {
  const running = ["src/web/desk/**/*.{ts,tsx}", "src/core/**/*.ts", "src/web/ui/**/*.tsx", "src/modules/*/shared.ts"];
  expect(found(running, NEWER)).toEqual([]);
});

test("no style of the desk asks for what Chromium 86 lacks", () => {
  expect(found(["src/web/desk/**/*.css"], CSS_NEWER)).toEqual([]);
});
