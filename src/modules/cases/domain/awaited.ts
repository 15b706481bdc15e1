import type { Refusal } from "../../matters/index.ts";
import { type CaseAct, refuse } from "./context.ts";
import { lastDayFor } from "./limits.ts";

/**
 * Materials that are still to come hold a decision back: nothing is granted before them; a refusal may give them as its reason once their day
 * is over (annexes §5, 补办件; 行政许可法 32).
 */
export function refuseAwaited(act: CaseAct<unknown>, outcome: "grant" | "deny"): Refusal | null {
  const { own, context } = act;
  const blocks = (later: string | null) => later !== null && (outcome === "grant" || lastDayFor(later, act) >= context.today);
  const open = Object.entries(own.materials).filter(([, material]) => blocks(material.later));
  if (open.length === 0) return null;
  const names = open.map(([code]) => context.item.package.materials.find((material) => material.code === code)?.name ?? code);
  return refuse("cases/later-still-open", { materials: names.join("、") });
}
