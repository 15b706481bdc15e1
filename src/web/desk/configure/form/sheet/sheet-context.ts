import { createContext, useContext } from "react";
import type { Slot } from "../editing/edit-form.ts";
import type { Finding } from "../problems.ts";
import type { FormDesign } from "../use-form-design.ts";

/** What cards need of the sheet around them. */
export interface SheetSetting extends Pick<FormDesign, "select" | "step" | "duplicate" | "remove"> {
  readonly selected: string | null;
  readonly readOnly: boolean;
  /** The weightier of what is found at a field. */
  readonly weightAt: (path: string) => Finding["weight"] | undefined;
  /** Opens the palette for a gap; null while the form can only be read. */
  readonly addAt: ((slot: Slot) => void) | null;
}

export const SheetContext = createContext<SheetSetting | null>(null);

export function useSheet(): SheetSetting {
  const setting = useContext(SheetContext);
  if (!setting) throw new Error("a card stands on a sheet");
  return setting;
}
