import { numberScope, renderNumber } from "../../core/identifiers/index.ts";
import { dayOf } from "../../platform/clock.ts";
import type { House } from "../house.ts";
import { mint } from "../matters/index.ts";
import { settings } from "./settings.ts";

/** The next number by the county's template; null when the day's numbers are used up. */
export async function mintQuestionNumber(house: House): Promise<string | null> {
  const { numbers } = settings();
  const given = { date: dayOf(house.clock.now()), values: { area6: house.region } };
  const scope = numberScope(numbers, given);
  if (!scope.ok) throw new Error(`data/consultation.json: ${scope.code} ${scope.token}`);
  const rendered = renderNumber(numbers, given, await mint(house, scope.scope));
  return rendered.ok ? rendered.number : null;
}
