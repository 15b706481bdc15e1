import { addDays } from "../core/calendar/index.ts";
import { type CaseRequest, caseKind, performCase, sweepDeemed, sweepTimers } from "../modules/cases/index.ts";
import { itemVersion } from "../modules/catalogue/index.ts";
import type { House } from "../modules/house.ts";
import { keepRegister } from "../modules/licences/index.ts";
import { readMatter } from "../modules/matters/index.ts";
import { raiseAlarms } from "../modules/supervision/index.ts";
import { dayOf, FixedClock, instantOf } from "../platform/clock.ts";
import { castAndPlanning } from "./sample-cases/cast.ts";
import { planCase } from "./sample-cases/plan-case.ts";
import { type Cast, type Playing, playOn, type Stage, startPlaying } from "./sample-cases/play-case.ts";
import { randomFrom } from "./sample-cases/random.ts";
import { asUploaded } from "./sample-cases/sample-files.ts";
import { SCENARIOS } from "./sample-cases/scenarios.ts";

const SEED = 610_999;
/** Cases played at the same time; more than the pool has connections would only wait. */
const LANES = 6;

/**
 * Plays the demo county's 200 cases, day by day up to now, through the same door as everybody else: real people in their posts, office hours, and
 * each evening what the law and the supervision do by themselves. A run that was broken off is taken up without doing anything twice.
 */
export async function playDemoCases(house: House): Promise<number> {
  const { cast, planning } = await castAndPlanning(house, databaseStage(house), SEED);
  const now = house.clock.now();
  const scenarios = SCENARIOS.flatMap((scenario) => Array.from({ length: scenario.count }, () => scenario));
  const playing = scenarios.map((scenario, index) =>
    startPlaying(planCase(scenario, randomFrom(SEED + 1 + index), planning), `demo-case:${index + 1}`),
  );
  const first = playing.reduce((earliest, { plan }) => earlier(plan.begins, earliest), now);
  for (let day = dayOf(first); day <= dayOf(now); day = addDays(day, 1)) {
    await sweep(house, earlier(instantOf(day, "08:00"), now));
    const evening = earlier(instantOf(day, "18:00"), now);
    await playUntil(evening, playing, cast);
    await sweep(house, evening);
  }
  return playing.length;
}

function databaseStage(house: House): Stage {
  return {
    perform: async (actor, request, at) =>
      performCase({ ...house, clock: new FixedClock(at) }, actor, asUploaded(house, actor, await withLicence(house, request))),
    deem: async () => {}, // the day's sweep has done it
    async look(caseId) {
      const matter = await readMatter(house, caseKind, caseId);
      if (!matter) throw new Error(`case ${caseId} has vanished`);
      return matter;
    },
  };
}

/** Who grants what gives a licence makes the licence along with it, so that the register of the demo has some. */
async function withLicence(house: House, request: CaseRequest): Promise<CaseRequest> {
  const input = request.input as { outcome?: string };
  if (request.command !== "decide" || input.outcome !== "grant" || !request.caseId) return request;
  const matter = await readMatter(house, caseKind, request.caseId);
  const item = matter && (await itemVersion(house, matter.state.own.item.versionId));
  const gives = item?.package.documents.some(({ code }) => code === "licence") ?? false;
  return gives ? { ...request, input: { ...input, documents: ["licence"] } } : request;
}

/** Plays every case up to a moment; cases don't meet, so several go at once. */
async function playUntil(until: Date, all: readonly Playing[], cast: Cast): Promise<void> {
  const due = all.filter((playing) => playing.nextAt !== null && playing.nextAt <= until);
  const lane = async () => {
    for (let playing = due.pop(); playing; playing = due.pop()) {
      while (playing.nextAt !== null && playing.nextAt <= until) await playOn(playing, cast);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function sweep(house: House, at: Date): Promise<void> {
  const then = { ...house, clock: new FixedClock(at) };
  await sweepDeemed(then);
  await sweepTimers(then);
  await raiseAlarms(then);
  await keepRegister(then);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
