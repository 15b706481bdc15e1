import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Applicant } from "../../modules/cases/shared.ts";
import { findBasicItem, findItem, type ItemInForce, listItems } from "../../modules/catalogue/index.ts";
import type { CaseKind } from "../../modules/catalogue/shared.ts";
import type { House } from "../../modules/house.ts";
import { ROOT } from "../../platform/root.ts";
import type { Random } from "./random.ts";

export interface SampleItem {
  item: ItemInForce;
  /** Applicant and answers that come with an item configured in full. */
  sample: {
    applicant: Omit<Applicant, "agent">;
    form: Record<string, unknown>;
    /** What the staff write of the form, where their steps let them. */
    staff?: Record<string, unknown>;
  } | null;
}

export type SampleItems = Record<CaseKind, { configured: SampleItem[]; standard: SampleItem[] }>;

/** The items configured in full, and some others of each kind that run on its standard process. */
export async function sampleItems(house: House, random: Random, standardOfAKind = 8): Promise<SampleItems> {
  const pools: SampleItems = {
    instant: { configured: [], standard: [] },
    promised: { configured: [], standard: [] },
    deferred: { configured: [], standard: [] },
    forwarded: { configured: [], standard: [] },
    joint: { configured: [], standard: [] },
  };
  for (const entry of await configuredItems(house)) pools[entry.item.package.kind].configured.push(entry);
  const known = new Set(Object.values(pools).flatMap((pool) => pool.configured.map((entry) => entry.item.code)));
  for (const code of await shuffledCodes(house, random)) {
    if (known.has(code.code) || pools[code.kind].standard.length >= standardOfAKind) continue;
    const item = await findItem(house, code.code);
    if (item) pools[code.kind].standard.push({ item, sample: null });
  }
  return pools;
}

async function configuredItems(house: House): Promise<SampleItem[]> {
  const folder = join(ROOT, "data/items");
  const found: SampleItem[] = [];
  for (const name of readdirSync(folder).sort()) {
    const sample = join(folder, name, "sample.json");
    if (!existsSync(sample)) continue;
    const { basic } = JSON.parse(readFileSync(join(folder, name, "item.json"), "utf8")) as { basic: string }; // proven when the catalogue is seeded
    const item = await findBasicItem(house, basic);
    if (item) found.push({ item, sample: JSON.parse(readFileSync(sample, "utf8")) as NonNullable<SampleItem["sample"]> });
  }
  return found;
}

async function shuffledCodes(house: House, random: Random): Promise<{ code: string; kind: CaseKind }[]> {
  const codes: { code: string; kind: CaseKind; place: number }[] = [];
  let after: string | undefined;
  do {
    const page = await listItems(house, {}, { limit: 200, ...(after === undefined ? {} : { after }) });
    for (const row of page.rows)
      if (row.class !== "disclosure" && row.type !== "CF") codes.push({ code: row.code, kind: row.kind, place: random.next() });
    after = page.next ?? undefined;
  } while (after !== undefined);
  return codes.sort((a, b) => a.place - b.place);
}
