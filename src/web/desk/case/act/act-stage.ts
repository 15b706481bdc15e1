import { createContext } from "react";
import type { ItemFacts } from "./facts-of.ts";
import type { Order, Performed } from "./use-perform.ts";

/** Where acts are done when it isn't on a real case: a play in which nothing is written. */
export interface ActStage {
  perform(order: Order): Promise<Performed>;
  facts: ItemFacts;
  /** To whom the step of a visit can be handed on. */
  candidates(visit: string | null): readonly { id: string; name: string; staffNumber: string }[];
}

/** Null: the real thing. */
export const ActStageContext = createContext<ActStage | null>(null);
