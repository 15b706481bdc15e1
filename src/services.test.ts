import { expect, test } from "vitest";
import { loadConfig } from "./platform/config.ts";
import { openServices } from "./services.ts";

async function startedOn(databaseUrl: string): Promise<string> {
  const outcome = loadConfig({ DATABASE_URL: databaseUrl, DATA_DIR: "/tmp/mingtang-services-test", LOG_LEVEL: "silent" });
  if (!outcome.ok) throw new Error(outcome.faults.join());
  const services = await openServices(outcome.config).catch((error: unknown) => error);
  return services instanceof Error ? services.message : "started";
}

test.each([
  [
    "postgres://a:b@127.0.0.1:9/x",
    "The database of DATABASE_URL can't be used: nothing listens at this address and port; is PostgreSQL running there?",
  ],
  ["postgres://a:b@no-such-machine.invalid/x", "The database of DATABASE_URL can't be used: there is no machine of this name"],
])("a start with the database %s says what is wrong with it", async (url, words) => {
  expect(await startedOn(url)).toBe(words);
});
