/** What happened before today, on the product's own data: performed with a clock that is set back. */
import { inject } from "vitest";
import { anApplication, configured, must } from "../../src/modules/cases/fixtures.ts";
import { FixedClock } from "../../src/platform/clock.ts";
import { loadConfig } from "../../src/platform/config.ts";
import { openServices } from "../../src/services.ts";

const DAY_MS = 24 * 3600 * 1000;

/** Somebody applied so many days ago, and nobody has looked at it since. Answers with the application's number. */
export async function anApplicationLeftLying(days: number): Promise<string> {
  const outcome = loadConfig({ DATA_DIR: inject("productFolder"), LOG_LEVEL: "silent" });
  if (!outcome.ok) throw new Error(outcome.faults.join("\n"));
  const services = await openServices(outcome.config, new FixedClock(new Date(Date.now() - days * DAY_MS)));
  try {
    const { house } = services;
    const item = await configured(house, "nurse-licence");
    const { applicationNumber } = await must(house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(item));
    return applicationNumber;
  } finally {
    await services.stop();
  }
}
