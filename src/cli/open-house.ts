import type { House } from "../modules/house.ts";
import { type Config, loadConfig } from "../platform/config.ts";
import { openServices, type Services } from "../services.ts";
import { type CommandIo, EXIT } from "./io.ts";
import type { CliMessages } from "./messages.ts";

/**
 * Gives a command the house of the settings: the database of DATABASE_URL, or the embedded one of DATA_DIR, which a running server shares.
 * The database is migrated on the way, as at any start. Wrong settings are told and give the exit code of wrong use.
 */
export async function withHouse(
  io: CommandIo,
  text: CliMessages,
  work: (house: House, services: Services) => Promise<number>,
  settings: (config: Config) => Config = (config) => config,
): Promise<number> {
  const outcome = loadConfig(process.env);
  if (!outcome.ok) {
    io.err([text.badSettings, ...outcome.faults].join("\n  "));
    return EXIT.usage;
  }
  const services = await openServices(settings(outcome.config));
  try {
    return await work(services.house, services);
  } finally {
    await services.stop();
  }
}
