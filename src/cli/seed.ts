import { holidaysFolder, seedHouse } from "../adapters/seed-house.ts";
import type { House } from "../modules/house.ts";
import { type Services, whileFilling } from "../services.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { readArguments } from "./read-arguments.ts";

/** `seed [--demo]`: puts in place what a county starts with; with `--demo` (or DEMO=on) the demo county too. Can be repeated. Exit: 0 done, 2 wrong use. */
export async function seedCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { demo: { type: "boolean" } }, io);
  if (typeof given === "number") return given;
  const { options, json, text } = given;
  const demo = options.demo === true;
  const work = async (house: House, services: Services) => {
    if (demo && !house.demo) {
      io.err(text.seed.demoRefused);
      return EXIT.refused;
    }
    const seeded = await whileFilling(services, (filled) => seedHouse(filled, holidaysFolder(services.config)));
    io.out(json ? JSON.stringify({ ok: true, ...seeded }) : seeded.changed ? text.seed.done(seeded.cases) : text.seed.unchanged);
    return EXIT.ok;
  };
  // On a public server the demo stays off whatever is asked.
  return withHouse(io, text, work, (config) => ({ ...config, demo: config.demo || (demo && !config.isPublic) }));
}
