import { openCounty } from "../modules/identity/index.ts";
import { identityMessages } from "../modules/identity/shared.ts";
import { DEFAULT_LANG, LANGS } from "../platform/i18n/index.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { OPERATOR } from "./operator.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `county --code 610527 --name 蒲城县`: opens an empty house: the county, its first units and its three administrators, whose first passwords
 * are printed this once. Exit: 0 opened, 1 refused, 2 wrong use.
 */
export async function countyCommand(args: string[], io: CommandIo): Promise<number> {
  const string = { type: "string" } as const;
  const given = readArguments(args, { code: string, name: string }, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  const { code, name } = options;
  if (words.length > 0 || typeof code !== "string" || !/^\d{6}$/.test(code) || typeof name !== "string" || name.trim() === "") {
    io.err(text.commands.county.usage);
    return EXIT.usage;
  }
  const lang = LANGS.find((known) => known === options.lang) ?? DEFAULT_LANG;
  const work: Parameters<typeof withHouse>[2] = async (house, { config }) => {
    const opened = await openCounty({ ...house, region: code }, OPERATOR, { code, name });
    if (json) io.out(JSON.stringify(opened));
    else if (!opened.ok) io.err(text.county.refused(identityMessages(lang).codes[opened.code]));
    else {
      io.out(text.county.opened(name));
      for (const { username, post, password } of opened.administrators)
        io.out(text.county.administrator(identityMessages(lang).posts[post], username, password));
    }
    if (opened.ok && config.region !== code) io.err(text.county.region(code));
    return opened.ok ? EXIT.ok : EXIT.refused;
  };
  return withHouse(io, text, work);
}
