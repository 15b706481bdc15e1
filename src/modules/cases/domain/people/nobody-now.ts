import type { StepSettings } from "../../../../core/process/index.ts";
import { handlesCases } from "../../../identity/index.ts";
import { type CaseContext, orgOfStep } from "../context.ts";
import { findPeople } from "./find-people.ts";

/** Ways of finding people that hang on no case. */
const KNOWN_AHEAD: ReadonlySet<string> = new Set(["post", "members", "section", "head", "heads-up", "people"]);
/** Organisations that hang on where the application came in. */
const OF_THE_CASE: ReadonlySet<string> = new Set(["window", "township"]);

type Register = Pick<CaseContext, "orgs" | "staff" | "region">;

/**
 * Whether nobody who works here now could do a step of an item (no step without a person). False too where that can't be told before there is
 * a case.
 */
export function isNobodys(step: StepSettings, department: string, context: Register): boolean {
  const org = orgAhead(step, department, context);
  if (!KNOWN_AHEAD.has(step.people?.find ?? "post") || org === null) return false;
  const looking = { node: "", step, org, context, variables: {}, starter: null, window: "", chosen: {} };
  return findPeople(looking).people.length === 0;
}

/** Why somebody named by staff number couldn't do a step now: nobody who works here has it, or they hold no post there that handles cases. */
export function whyNot(number: string, step: StepSettings, department: string, context: Register): "unknown" | "no-post" | null {
  const member = context.staff.byNumber(number.trim().toUpperCase());
  if (!member) return "unknown";
  const org = orgAhead(step, department, context);
  const able = member.holdings.some((held) => handlesCases(held.post) && (org === null || held.org === org));
  return able ? null : "no-post";
}

/** The organisation of a step of an item; null where it hangs on where the application comes in. */
function orgAhead(step: StepSettings, department: string, context: Register): string | null {
  if (OF_THE_CASE.has(step.org ?? "department")) return null;
  return orgOfStep(step, { window: "", item: { code: "", versionId: "", name: "", kind: "promised", department } }, context);
}
