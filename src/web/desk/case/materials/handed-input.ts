import type { HandedIn } from "../../../../modules/cases/shared.ts";

/** How the papers that are ticked were handed in, as commands take it; what is left open is said by the tick alone. */
export function handedInput({ papers, handed }: { papers: readonly string[]; handed: Readonly<Record<string, HandedIn>> }) {
  return papers.flatMap((material) => {
    const how = handed[material];
    return how ? [{ material, ...how }] : [];
  });
}
