import type { House } from "../../modules/house.ts";
import { orgs } from "../../modules/identity/index.ts";
import { currentCalendar } from "../../modules/matters/index.ts";
import { holdersIn } from "./holders.ts";
import type { Planning } from "./plan-case.ts";
import type { Cast, Stage } from "./play-case.ts";
import { randomFrom } from "./random.ts";
import { storeSampleFiles } from "./sample-files.ts";
import { sampleItems } from "./sample-items.ts";
import { readWords } from "./words.ts";

/** Everything that playing cases in a seeded demo county needs. */
export async function castAndPlanning(house: House, stage: Stage, seed: number): Promise<{ cast: Cast; planning: Planning }> {
  const holders = holdersIn(house);
  const cast: Cast = {
    stage,
    holders,
    manager: await holders.one(house.region, "process-manager", randomFrom(seed)),
    files: await storeSampleFiles(house.files),
    words: readWords(),
    calendar: await currentCalendar(house),
  };
  const planning: Planning = {
    items: await sampleItems(house, randomFrom(seed)),
    orgs: [...(await orgs(house)).values()],
    files: cast.files,
    words: cast.words,
    calendar: cast.calendar,
    now: house.clock.now(),
  };
  return { cast, planning };
}
