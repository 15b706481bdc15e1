/** What happened before today, on the product's own data: performed with a clock that is set back. */
import { inject } from "vitest";
import { anApplication, configured, must, requiredOf } from "../../src/modules/cases/fixtures.ts";
import { actorOf, peopleWith } from "../../src/modules/identity/index.ts";
import { FixedClock } from "../../src/platform/clock.ts";
import { loadConfig } from "../../src/platform/config.ts";
import { openServices } from "../../src/services.ts";

const DAY_MS = 24 * 3600 * 1000;

/** A case accepted so many days ago, and nobody has looked at it since. Answers with its number, which stays what it is. */
export async function aCaseLeftLying(days: number): Promise<string> {
  const outcome = loadConfig({ DATA_DIR: inject("productFolder"), LOG_LEVEL: "silent" });
  if (!outcome.ok) throw new Error(outcome.faults.join("\n"));
  const services = await openServices(outcome.config, new FixedClock(new Date(Date.now() - days * DAY_MS)));
  try {
    const { house } = services;
    const item = await configured(house, "nurse-licence");
    const { caseId } = await must(house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(item));
    const [person] = await peopleWith(house, { org: `${house.region}ZW`, post: "window-clerk" });
    const clerk = await actorOf(house, person?.id ?? "");
    if (!clerk) throw new Error("nobody is at the hall's window");
    const { number } = await must(house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
    return number ?? "";
  } finally {
    await services.stop();
  }
}
