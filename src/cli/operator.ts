import type { Actor } from "../modules/identity/shared.ts";

/** Who has the machine acts for the house; the log shows it as the system's act. */
export const OPERATOR: Actor = { kind: "system", id: "system", name: "bin/mingtang" };
