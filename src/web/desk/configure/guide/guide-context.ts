import { createContext, useContext } from "react";
import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";

/** What every part of the guide's form works with. */
export interface Guide {
  item: ItemPackage;
  readOnly: boolean;
  change: (part: Partial<ItemPackage>) => void;
  /** What the last check said of a place; with `exactly` only of that place, else of those within it too. */
  faultAt: (path: string, exactly?: boolean) => string | undefined;
}

export const GuideContext = createContext<Guide | null>(null);

export function useGuide(): Guide {
  const guide = useContext(GuideContext);
  if (guide === null) throw new Error("a part of the guide's form stands outside it");
  return guide;
}
