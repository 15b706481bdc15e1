import type { StepSettings } from "../../../../core/process/index.ts";
import { type CaseContext, orgOfStep } from "../context.ts";
import { findPeople } from "./find-people.ts";

/** Ways of finding people that hang on no case. */
const KNOWN_AHEAD: ReadonlySet<string> = new Set(["post", "members", "section", "head", "heads-up", "people"]);
/** Organisations that hang on where the application came in. */
const OF_THE_CASE: ReadonlySet<string> = new Set(["window", "township"]);

/**
 * Whether nobody who works here now could do a step of an item (no step without a person). False too where that can't be told before there is
 * a case.
 */
export function isNobodys(step: StepSettings, department: string, context: Pick<CaseContext, "orgs" | "staff" | "region">): boolean {
  if (!KNOWN_AHEAD.has(step.people?.find ?? "post") || OF_THE_CASE.has(step.org ?? "department")) return false;
  const own = { window: "", item: { code: "", versionId: "", name: "", kind: "promised", department } } as const;
  const org = orgOfStep(step, own, context);
  const looking = { node: "", step, org, context, variables: {}, starter: null, window: "", chosen: {} };
  return findPeople(looking).people.length === 0;
}
