import type { ActorTrace } from "./domain/state.ts";

/** Who acts when a clock or a timer does. */
export const SYSTEM: ActorTrace = { kind: "system", id: null, name: null, staffNumber: null, org: null, post: null, section: null };
