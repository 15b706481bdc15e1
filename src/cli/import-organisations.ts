import { importOrgs } from "../modules/identity/index.ts";
import { identityMessages } from "../modules/identity/shared.ts";
import { DEFAULT_LANG, LANGS } from "../platform/i18n/index.ts";
import { codeNamed, readTable, rowsOf, tellOutcome, template } from "./import-table.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { OPERATOR } from "./operator.ts";
import { readArguments } from "./read-arguments.ts";

/** `import organisations FILE.csv [--check] | --template`: departments, townships, villages, all of them or none. Exit: 0 done, 1 refused, 2 wrong use. */
export async function importOrganisationsCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { check: { type: "boolean" }, template: { type: "boolean" } }, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  if (options.template === true) {
    io.out(template("organisations", text));
    return EXIT.ok;
  }
  const [file] = words;
  if (words.length !== 1 || file === undefined) {
    io.err(text.commands["import organisations"].usage);
    return EXIT.usage;
  }
  const rows = await readTable(file, "organisations", ["code", "kind", "name", "shortName", "parent"], { io, text });
  if (rows === null) return EXIT.refused;
  const lang = LANGS.find((known) => known === options.lang) ?? DEFAULT_LANG;
  const inputs = rowsOf(rows, ({ kind = "", parent, sectors = "", address, phone, ...org }) => ({
    ...org,
    kind: codeNamed((each) => identityMessages(each).orgKinds, kind),
    parent: parent || null,
    sectors: sectors.split(/[、,，;；]/).flatMap((sector) => (sector.trim() === "" ? [] : [sector.trim()])),
    address: address || null,
    phone: phone || null,
  }));
  return withHouse(io, text, async (house) => {
    const outcome = await importOrgs(house, OPERATOR, inputs, options.check === true ? "check" : undefined);
    return tellOutcome(outcome, { table: "organisations", json, lang, io, text }, ({ added }) =>
      io.out(options.check === true ? text.import.checked(rows.length) : text.import.organisations(added)),
    );
  });
}
