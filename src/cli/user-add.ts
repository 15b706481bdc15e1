import { addPerson } from "../modules/identity/index.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { OPERATOR } from "./operator.ts";
import { readArguments } from "./read-arguments.ts";

/** `user add USERNAME --name … --staff-number … [--org … --post … [--section …]]`: adds a person and prints the first password. Exit: 0 added, 1 refused, 2 wrong use. */
export async function userAddCommand(args: string[], io: CommandIo): Promise<number> {
  const string = { type: "string" } as const;
  const given = readArguments(args, { name: string, "staff-number": string, org: string, post: string, section: string }, io);
  if (typeof given === "number") return given;
  const { words, options, json, text } = given;
  const [username] = words;
  const { name, org, post, section } = options;
  if (words.length !== 1 || username === undefined || !name || !options["staff-number"] || (org === undefined) !== (post === undefined)) {
    io.err(text.commands["user add"].usage);
    return EXIT.usage;
  }
  const holding = org === undefined ? null : { org, post, section: section ?? null };
  return withHouse(io, text, async (house) => {
    const added = await addPerson(house, OPERATOR, { username, name, staffNumber: options["staff-number"], holding });
    if (json) io.out(JSON.stringify(added));
    else if (added.ok) io.out(text.user.added(username, added.password));
    else io.err(text.user.refused(added.code));
    return added.ok ? EXIT.ok : EXIT.refused;
  });
}
