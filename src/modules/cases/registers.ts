import type { StaffDirectory } from "../identity/index.ts";
import type { Org } from "../identity/shared.ts";

/** Where names of organisations and people come from. */
export interface Registers {
  orgs: ReadonlyMap<string, Org>;
  staff: StaffDirectory;
}
