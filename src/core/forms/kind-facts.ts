/** What a designer's screen must know of a kind: which settings it takes, and whether it asks, holds or shows. */
import type { FieldKind } from "./definition.ts";
import type { Setting } from "./field-kind.ts";
import { kinds } from "./kinds/index.ts";

export interface KindFacts {
  readonly settings: readonly Setting[];
  readonly needs: readonly string[];
  /** Whether there is an answer, which may be required. */
  readonly asks: boolean;
  /** Whether it holds fields that are written in the definition. */
  readonly holds: boolean;
  readonly rows: boolean;
  /** Whether its answer may be worked out. */
  readonly computable: boolean;
  /** Personal data whether the definition says so or not. */
  readonly personal: boolean;
}

export const FIELD_KINDS = Object.keys(kinds) as readonly FieldKind[];

export function kindFacts(name: FieldKind): KindFacts {
  const kind = kinds[name];
  return {
    settings: kind.settings,
    needs: kind.needs ?? [],
    asks: kind.shape !== "none",
    holds: kind.settings.includes("fields"),
    rows: kind.shape === "rows",
    computable: kind.shape === "one",
    personal: kind.personal ?? false,
  };
}
