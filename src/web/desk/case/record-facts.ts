/** What an act was about besides its words: to whom, to which step, how many days. Whoever decides next must see it. */
import type { TimelineEntry } from "../../../modules/cases/shared.ts";

type Wording = Readonly<Record<string, (value: string) => string>>;

/** Facts that have a wording, in its order, on one line; empty where there are none. */
export function recordFacts({ details }: Pick<TimelineEntry, "details">, wording: Wording): string {
  return Object.entries(wording)
    .flatMap(([key, said]) => (details[key] === undefined ? [] : [said(details[key])]))
    .join(" · ");
}
