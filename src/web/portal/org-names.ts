import type { Org } from "../../modules/identity/shared.ts";
import type { OrgNames } from "../ui/process-texts.ts";

/** Names of organisations by code; a process names departments without the county in front (`SL` for `610999SL`), so that counties can share it. */
export function orgNames(orgs: ReadonlyMap<string, Org>): OrgNames {
  const county = [...orgs.values()].find((org) => org.kind === "county")?.code ?? "";
  return (code) => (orgs.get(code) ?? orgs.get(county + code))?.name;
}
