import { caseKind, mintNumbers, rehearseCases } from "../modules/cases/index.ts";
import type { House } from "../modules/house.ts";
import { recordHistories } from "../modules/matters/index.ts";
import { raiseAlarms } from "../modules/supervision/index.ts";
import { castAndPlanning } from "./sample-cases/cast.ts";
import { inventApplicant } from "./sample-cases/invent-applicant.ts";
import { type Mould, mouldOf, stamp } from "./sample-cases/mould.ts";
import { type Planning, planCase } from "./sample-cases/plan-case.ts";
import { type Cast, playOn, type Stage, startPlaying } from "./sample-cases/play-case.ts";
import { type Random, randomFrom } from "./sample-cases/random.ts";
import { asUploaded } from "./sample-cases/sample-files.ts";
import { finishes, SCENARIOS, type Scenario } from "./sample-cases/scenarios.ts";

export interface Loaded {
  cases: number;
  events: number;
}

/** Cases in one transaction. */
const BATCH = 400;
/** Transactions at once: one is written while the next is made. */
const IN_FLIGHT = 2;
/** Of a county's cases most are over; the demo shows the open ones. */
const FINISHED_WEIGHT = 9;
/** Working days over which finished cases are spread. */
const YEAR: readonly [number, number] = [8, 240];

/**
 * Fills a seeded demo county with plausible cases in every state. A case of each sort is rehearsed in memory by the product's own rules, then
 * stamped many times for other applicants, numbers and minutes; what is written is chained, encrypted and watched like any other case.
 */
export async function loadCases(house: House, wanted: number, seed: number, progress: (done: number) => void = () => {}): Promise<Loaded> {
  const random = randomFrom(seed);
  const { cast, moulds } = await makeMoulds(house, wanted, seed);
  const loaded: Loaded = { cases: 0, events: 0 };
  const flying = new Set<Promise<void>>();
  for (let begun = 0; begun < wanted; ) {
    const count = Math.min(BATCH, wanted - begun);
    begun += count;
    const writing = writeBatch(house, cast, moulds, count, random).then((events) => {
      loaded.cases += count;
      loaded.events += events;
      flying.delete(writing);
      progress(loaded.cases);
    });
    flying.add(writing);
    if (flying.size >= IN_FLIGHT) await Promise.race(flying);
  }
  await Promise.all(flying);
  while ((await raiseAlarms(house, { tell: false })) > 0);
  return loaded;
}

async function writeBatch(house: House, { words }: Cast, moulds: readonly Mould[], count: number, random: Random): Promise<number> {
  const chosen = Array.from({ length: count }, () => random.pick(moulds));
  const numbers = await mintNumbers(house, chosen);
  const histories = chosen.map((mould, index) =>
    stamp(mould, {
      applicant: inventApplicant(mould.applicant.kind, random, words),
      numbers: numbers[index] ?? { application: "", case: null },
      earlier: random.whole(0, 50 * 60_000),
    }),
  );
  return recordHistories(house, caseKind, histories);
}

/** Rehearsed cases, in the shares of the scenarios; more of them the more cases are wanted, so that the year is filled evenly. */
async function makeMoulds(house: House, wanted: number, seed: number): Promise<{ cast: Cast; moulds: Mould[] }> {
  const rehearsal = rehearseCases(house);
  const stage: Stage = {
    perform: (actor, request, at) => rehearsal.perform(actor, asUploaded(house, actor, request), at),
    look: async (id) => rehearsal.look(id),
    async deem(id, at) {
      const deemed = await rehearsal.deem(id, at);
      if (!deemed.ok) throw new Error(`not deemed accepted: ${deemed.code}`);
    },
  };
  const { cast, planning } = await castAndPlanning(house, stage, seed);
  const bag = SCENARIOS.flatMap((scenario) =>
    Array.from({ length: scenario.count * (finishes(scenario) ? FINISHED_WEIGHT : 1) }, () => scenario),
  );
  const random = randomFrom(seed + 1);
  const moulds: Mould[] = [];
  for (let made = Math.max(200, Math.min(2000, Math.ceil(wanted / 50))); made > 0; made--) {
    moulds.push(await rehearseOne(random.pick(bag), randomFrom(seed + 2 + made), planning, cast, rehearsal.told));
  }
  return { cast, moulds };
}

async function rehearseOne(
  scenario: Scenario,
  random: Random,
  planning: Planning,
  cast: Cast,
  told: ReturnType<typeof rehearseCases>["told"],
): Promise<Mould> {
  const spread = finishes(scenario) ? { ...scenario, begins: { ago: YEAR } } : scenario;
  const playing = startPlaying(planCase(spread, random, planning), "rehearsal");
  while (playing.nextAt !== null && playing.nextAt <= planning.now) await playOn(playing, cast);
  return mouldOf(playing.plan, told(playing.caseId ?? ""));
}
