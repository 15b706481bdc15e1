import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CASE_STATES, CHANNELS, caseCommands } from "../../../modules/cases/shared.ts";
import { CASE_KINDS } from "../../../modules/catalogue/shared.ts";
import { LOG_ACTIONS, POSTS } from "../../../modules/identity/shared.ts";
import { LEVELS } from "../../../modules/supervision/shared.ts";
import { isDeskAct } from "../case/act/act-draft.ts";
import { PAGES } from "../shell/pages.ts";
import { actsText } from "./acts.ts";
import { administrationText } from "./administration.ts";
import { codeText } from "./codes.ts";
import { generalText } from "./general.ts";
import { eventText, termsText } from "./terms.ts";

const FOLDER = import.meta.dirname;
const LANGS = ["zh-CN", "en"] as const;
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".zh-CN.ts"))
  .map((file) => file.replace(".zh-CN.ts", ""));

async function catalogue(name: string, lang: (typeof LANGS)[number]): Promise<Record<string, unknown>> {
  const module: Record<string, unknown> = await import(`./${name}.${lang}.ts`);
  return module[`${name}${lang === "en" ? "En" : "ZhCN"}`] as Record<string, unknown>;
}

/** Every text with its path; a text with values is written out with stand-ins. */
function textsOf(group: Record<string, unknown>, path = ""): [string, string][] {
  return Object.entries(group).flatMap(([key, value]): [string, string][] => {
    if (typeof value === "function")
      return [[path + key, String(value(...Array.from({ length: 3 }, () => new Proxy({}, { get: () => () => "…" }))))]];
    return typeof value === "string" ? [[path + key, value]] : textsOf(value as Record<string, unknown>, `${path}${key}.`);
  });
}

test.each(names)("the catalogue %s has every text in both languages, none blank, and no Chinese in the English", async (name) => {
  const [chinese, english] = await Promise.all([catalogue(name, "zh-CN"), catalogue(name, "en")]);
  const keysOf = (texts: [string, string][]) => texts.map(([key]) => key).sort();
  expect(keysOf(textsOf(english))).toEqual(keysOf(textsOf(chinese)));
  for (const [key, text] of [...textsOf(chinese), ...textsOf(english)]) expect(text.trim(), key).not.toBe("");
  const mixed = textsOf(english).filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== "language");
  expect(mixed).toEqual([]);
});

test.each(LANGS)("in %s there is a word for every state, kind, channel, post, level, log entry, page and act", (lang) => {
  const terms = termsText(lang);
  expect(Object.keys(terms.states).sort()).toEqual(Object.keys(CASE_STATES).sort());
  expect(Object.keys(terms.kinds).sort()).toEqual([...CASE_KINDS].sort());
  expect(Object.keys(terms.channels).sort()).toEqual([...CHANNELS].sort());
  expect(Object.keys(terms.posts).sort()).toEqual([...POSTS].sort());
  for (const level of LEVELS) expect(terms.levels).toHaveProperty([level]);
  expect(Object.keys(administrationText(lang).actions).sort()).toEqual([...LOG_ACTIONS].sort());
  for (const page of Object.keys(PAGES)) expect(generalText(lang).pages).toHaveProperty([page]);
  const acts = Object.keys(caseCommands).filter((name) => isDeskAct(name as keyof typeof caseCommands));
  expect(Object.keys(actsText(lang).before).sort()).toEqual([...acts].sort());
  // 暂存 stands beside whatever act is being filled in.
  for (const part of ["verbs", "after"] as const)
    expect(Object.keys(actsText(lang)[part]).sort()).toEqual([...acts, "save-opinion"].sort());
});

test("every event that the cases module writes has a name", () => {
  const folder = join(FOLDER, "../../../modules/cases");
  const sources = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const written = sources.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/type: "(case\/[a-z-]+)"/g)].map((found) => found[1] ?? ""),
  );
  expect(written.length).toBeGreaterThan(10);
  for (const type of new Set(written)) expect(eventText("zh-CN")(type), type).not.toBe(type);
});

test("a code nobody has words for is shown, for whoever helps", () => {
  expect(codeText("en")("odd/thing")).toContain("odd/thing");
});
