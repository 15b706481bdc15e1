import type { Access } from "../../../core/forms/index.ts";
import type { StepSettings } from "../../../core/process/index.ts";

/** What the person of a step may do with the form's fields: what the step says, and read the rest. Nobody writes what no step lets them write. */
export function stepRights(step: Pick<StepSettings, "fields"> | undefined): Access {
  return { "*": "read", ...Object.fromEntries((step?.fields ?? []).map(({ id, access }) => [id, access])) };
}
