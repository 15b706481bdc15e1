import type { CaseState } from "../../../modules/cases/shared.ts";
import type { Post } from "../../../modules/identity/shared.ts";

export type { CaseView } from "../../../modules/cases/shared.ts";

// Written out rather than imported: the doors these types come from carry their schemas along, which the browser has no use for.

/** States after which nothing more can be done. */
export const ENDED: readonly CaseState[] = ["declined", "not-accepted", "closed", "withdrawn", "terminated", "voided"];

/** Posts that a step of a process can name. */
export const POSTS_OF_STEPS: readonly Post[] = ["window-clerk", "handler", "reviewer", "approver", "section-head", "head", "leader"];
