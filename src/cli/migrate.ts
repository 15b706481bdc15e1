import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { readArguments } from "./read-arguments.ts";

/** `migrate`: brings the database up to date and checks that the master key at hand is its key. Exit: 0 done, 2 wrong use. */
export async function migrateCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {}, io);
  if (typeof given === "number") return given;
  const { json, text } = given;
  return withHouse(io, text, async () => {
    io.out(json ? JSON.stringify({ ok: true }) : text.migrate.done);
    return EXIT.ok;
  });
}
