import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { House } from "../house.ts";
import { seedDemo } from "../identity/index.ts";
import { findItem } from "./find-item.ts";
import type { ItemInForce } from "./item-in-force.ts";
import { seedCatalogue } from "./seed-catalogue.ts";
import { DATA } from "./seeding/defaults.ts";
import type { SituationAnswers } from "./shared.ts";
import { basicItems } from "./store.ts";

/** The six items configured in full, by the folder of their data, with class and number in the basic catalogue. */
export const CONFIGURED = {
  "employment-registration": "convenience:13",
  "public-place-hygiene": "power:208",
  "emergency-plan-record": "power:281",
  "nurse-licence": "power:215",
  "investment-approval": "power:2",
  "minimum-living-allowance": "power:39",
} as const;
export type ConfiguredSlug = keyof typeof CONFIGURED;

/** The demo county with its organisations, people and catalogue (some 2 s). */
export async function seedDemoCatalogue(house: House): Promise<void> {
  await seedDemo(house);
  await seedCatalogue(house, { demo: true });
}

/** The version in force of an item of the basic catalogue, e.g. `power:39`. Throws when it isn't seeded. */
export async function basicItem(house: House, key: string): Promise<ItemInForce> {
  const code = (await basicItems(house.db)).get(key)?.code;
  const item = code === undefined ? null : await findItem(house, code);
  if (!item) throw new Error(`${key} is not seeded`);
  return item;
}

/** Sample of a configured item: who applies and valid answers to its form. Names are invented; numbers have right check digits and belong to nobody. */
export interface ItemSample {
  applicant: { kind: "person" | "organisation"; name: string; number: string; phone: string; address: string };
  form: Record<string, unknown>;
  /** Answers to its questions about the situation: those that ask for every paper. */
  situations?: SituationAnswers;
  /** What the staff write of the form at their steps. */
  staff?: Record<string, unknown>;
}

export async function itemSample(slug: ConfiguredSlug): Promise<ItemSample> {
  return JSON.parse(await readFile(join(DATA, "items", slug, "sample.json"), "utf8")) as ItemSample; // proven by the catalogue's own tests
}
