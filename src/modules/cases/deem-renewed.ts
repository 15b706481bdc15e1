import type { Decision } from "../matters/index.ts";
import { type CaseAct, refuse } from "./domain/context.ts";
import { RENEWAL_CLOCK } from "./domain/licence-asked.ts";
import { told } from "./domain/moves.ts";

/**
 * 视为准予延续: the licence's last day has passed and nobody has decided (行政许可法 50). The case goes on, for the paper is still owed; it can't be refused
 * any more, and its clock runs on so that everybody sees how late it is.
 */
export function deemRenewed({ matter, own, context }: CaseAct<unknown>): Decision {
  const clock = matter.state.clocks[RENEWAL_CLOCK];
  const { licence } = own;
  if (!licence || clock?.state !== "running" || context.today <= clock.due || licence.deemedOn) return refuse("cases/term-not-over");
  return told({
    type: "case/renewal-deemed",
    patch: { set: { licence: { ...licence, deemedOn: clock.due } } },
    facts: { number: licence.number, due: clock.due },
  });
}
