import { importPeople } from "../modules/identity/index.ts";
import { identityMessages } from "../modules/identity/shared.ts";
import { csvLine } from "../platform/csv.ts";
import { DEFAULT_LANG, LANGS } from "../platform/i18n/index.ts";
import { codeNamed, readTable, rowsOf, tellOutcome, template } from "./import-table.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { OPERATOR } from "./operator.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `import people FILE.csv [--check] | --template`: people with their posts, all of them or none; prints the first passwords as a table, this once.
 * Exit: 0 done, 1 refused, 2 wrong use.
 */
export async function importPeopleCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { check: { type: "boolean" }, template: { type: "boolean" } }, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  if (options.template === true) {
    io.out(template("people", text));
    return EXIT.ok;
  }
  const [file] = words;
  if (words.length !== 1 || file === undefined) {
    io.err(text.commands["import people"].usage);
    return EXIT.usage;
  }
  const rows = await readTable(file, "people", ["staffNumber", "username", "name"], { io, text });
  if (rows === null) return EXIT.refused;
  const lang = LANGS.find((known) => known === options.lang) ?? DEFAULT_LANG;
  const inputs = rowsOf(rows, ({ org = "", post = "", section, ...person }) => ({
    ...person,
    holding: org || post ? { org, post: codeNamed((each) => identityMessages(each).posts, post), section: section || null } : null,
  }));
  const only = options.check === true ? "check" : undefined;
  return withHouse(io, text, async (house) => {
    const outcome = await importPeople(house, OPERATOR, inputs, only);
    return tellOutcome(outcome, { table: "people", json, lang, io, text }, ({ people }) => {
      if (only) return io.out(text.import.checked(rows.length));
      io.err(text.import.passwords);
      for (const { username, name, password } of people) io.out(csvLine([username, name, password]));
      io.err(text.import.people(people.length));
    });
  });
}
