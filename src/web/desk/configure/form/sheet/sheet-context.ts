import { createContext, useContext } from "react";
import type { Slot } from "../editing/edit-form.ts";
import type { Finding } from "../problems.ts";
import type { FormDesign } from "../use-form-design.ts";

/** What cards can do: the same object as long as the sheet stands, so that a letter typed draws one card anew and not two hundred. */
export interface SheetActs extends Pick<FormDesign, "select" | "step" | "duplicate" | "remove"> {
  readonly readOnly: boolean;
  /** Opens the palette for a gap; null while the form can only be read. */
  readonly addAt: ((slot: Slot) => void) | null;
}

/** What lists of cards tell each of theirs. */
export interface SheetState {
  readonly selected: string | null;
  /** The weightier of what is found at a field. */
  readonly weightAt: (path: string) => Finding["weight"] | undefined;
}

export const SheetActsContext = createContext<SheetActs | null>(null);
export const SheetStateContext = createContext<SheetState | null>(null);

export function useSheetActs(): SheetActs {
  return onSheet(useContext(SheetActsContext));
}

export function useSheetState(): SheetState {
  return onSheet(useContext(SheetStateContext));
}

function onSheet<T>(given: T | null): T {
  if (given === null) throw new Error("a card stands on a sheet");
  return given;
}
