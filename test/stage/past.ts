/** What happens on another day than today, on the product's own data: performed with a clock that is set. */
import { sql } from "kysely";
import { inject } from "vitest";
import { anApplication, configured, holderOf, must, requiredOf } from "../../src/modules/cases/fixtures.ts";
import type { House } from "../../src/modules/house.ts";
import { actorOf, peopleWith } from "../../src/modules/identity/index.ts";
import { FixedClock } from "../../src/platform/clock.ts";
import { loadConfig } from "../../src/platform/config.ts";
import { openServices } from "../../src/services.ts";

const DAY_MS = 24 * 3600 * 1000;

/** A case accepted so many days ago, and nobody has looked at it since. Answers with its number, which stays what it is. */
export function aCaseLeftLying(days: number): Promise<string> {
  return at(-days, async (house) => {
    const item = await configured(house, "nurse-licence");
    const { caseId } = await must(house, { kind: "citizen", id: null, name: "" }, "submit", null, anApplication(item));
    const [person] = await peopleWith(house, { org: `${house.region}ZW`, post: "window-clerk" });
    const clerk = await actorOf(house, person?.id ?? "");
    if (!clerk) throw new Error("nobody is at the hall's window");
    const { number } = await must(house, clerk, "accept", caseId, { checked: requiredOf(item.item) });
    return number ?? "";
  });
}

/** A 公示 has stood its days without objection: the step is closed as it will be so many days from now. */
export function thePublicNoticeEnds(number: string, days: number): Promise<void> {
  return at(days, async (house) => {
    const { rows } = await sql<{ id: string }>`select id from cases.case where region = ${house.region} and number = ${number}`.execute(
      house.db,
    );
    const caseId = rows[0]?.id ?? "";
    const { actor, visit } = await holderOf(house, caseId, "publicise");
    await must(house, actor, "agree", caseId, { visit, opinion: NO_OBJECTION });
  });
}

const NO_OBJECTION = "公示七日期满，没有异议。";

/** What is done on the product's data so many days from today (or before it). */
async function at<T>(days: number, act: (house: House) => Promise<T>): Promise<T> {
  const outcome = loadConfig({ DATA_DIR: inject("productFolder"), LOG_LEVEL: "silent" });
  if (!outcome.ok) throw new Error(outcome.faults.join("\n"));
  const services = await openServices(outcome.config, new FixedClock(new Date(Date.now() + days * DAY_MS)));
  try {
    return await act(services.house);
  } finally {
    await services.stop();
  }
}
