import type { House } from "../modules/house.ts";
import { listPeople, resetPassword } from "../modules/identity/index.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { OPERATOR } from "./operator.ts";
import { readArguments } from "./read-arguments.ts";

/** `user password USERNAME`: a new first password, told once; sessions and locks end. Exit: 0 done, 1 refused or unknown, 2 wrong use. */
export async function userPasswordCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, {}, io);
  if (typeof given === "number") return given;
  const { words, json, text } = given;
  const [username] = words;
  if (words.length !== 1 || username === undefined) {
    io.err(text.commands["user password"].usage);
    return EXIT.usage;
  }
  return withHouse(io, text, async (house) => {
    const id = await personNamed(house, username);
    const reset = id === null ? ({ ok: false, code: "identity/not-found" } as const) : await resetPassword(house, OPERATOR, { id });
    if (json) io.out(JSON.stringify(reset));
    else if (reset.ok) io.out(text.user.reset(username, reset.password));
    else io.err(id === null ? text.user.notFound(username) : text.user.refused(reset.code));
    return reset.ok ? EXIT.ok : EXIT.refused;
  });
}

async function personNamed(house: House, username: string): Promise<string | null> {
  if (username.length > 40) return null;
  for (let after = ""; ; ) {
    const page = await listPeople(house, OPERATOR, { text: username, after, limit: 100 });
    const found = page.rows.find((row) => row.username === username.toLowerCase());
    if (found || page.next === null) return found?.id ?? null;
    after = page.next;
  }
}
