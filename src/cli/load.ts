import { loadCases } from "../adapters/load-cases.ts";
import { holidaysFolder, seedHouse } from "../adapters/seed-house.ts";
import { whileFilling } from "../services.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { readArguments } from "./read-arguments.ts";

const MOST_CASES = 10_000_000;

/** `load --cases N [--seed S]`: makes many plausible cases in every state in the demo county. Exit: 0 done, 1 no demo county, 2 wrong use. */
export async function loadCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { cases: { type: "string" }, seed: { type: "string", default: "1" } }, io);
  if (typeof given === "number") return given;
  const { options, json, text } = given;
  const [cases, seed] = [wholeNumber(options.cases), wholeNumber(options.seed)];
  if (cases === null || cases < 1 || cases > MOST_CASES || seed === null) {
    io.err(options.cases === undefined ? text.commands.load.usage : text.load.notACount(String(options.cases)));
    return EXIT.usage;
  }
  return withHouse(io, text, async (house, services) => {
    if (!house.demo) {
      io.err(text.load.notSeeded);
      return EXIT.refused;
    }
    await whileFilling(services, (filled) => seedHouse(filled, holidaysFolder(services.config)));
    const started = performance.now();
    let told = 0;
    const report = (done: number) => {
      if (done - told < 10_000) return;
      told = done;
      io.err(text.load.progress(done, cases));
    };
    const loaded = await whileFilling(services, (filled) => loadCases(filled, cases, seed, report));
    const seconds = (performance.now() - started) / 1000;
    io.out(json ? JSON.stringify({ ok: true, ...loaded, seconds }) : text.load.done(loaded.cases, loaded.events, seconds));
    return EXIT.ok;
  });
}

function wholeNumber(given: string | boolean | undefined): number | null {
  return typeof given === "string" && /^\d{1,10}$/.test(given) ? Number(given) : null;
}
