import type { Org } from "../../modules/identity/shared.ts";
import type { OrgNames } from "../ui/process-texts.ts";

const names = new WeakMap<ReadonlyMap<string, Org>, OrgNames>();

/** Names of organisations by code; a process names departments without the county in front (`SL` for `610999SL`), so that counties can share it. */
export function orgNames(orgs: ReadonlyMap<string, Org>): OrgNames {
  const known = names.get(orgs);
  if (known) return known;
  const county = [...orgs.values()].find((org) => org.kind === "county")?.code ?? "";
  const nameOf: OrgNames = (code) => (orgs.get(code) ?? orgs.get(county + code))?.name;
  names.set(orgs, nameOf);
  return nameOf;
}
