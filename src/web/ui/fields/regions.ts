import type { IntakePlace } from "../../../modules/catalogue/shared.ts";
import type { Org } from "../../../modules/identity/shared.ts";
import type { RegionOption } from "./field-setting.ts";

type Place = Pick<Org, "code" | "name" | "kind" | "parent" | "active">;
type Orgs = ReadonlyMap<string, Place>;

/** Townships and villages to choose from, villages listed under their township; only those whose windows receive the item. */
export function regionsFor(orgs: Orgs, intake: readonly IntakePlace[]): RegionOption[] {
  const all = [...orgs.values()].filter((org) => org.active).sort((a, b) => (a.code < b.code ? -1 : 1));
  const townships = all.filter((org) => org.kind === "township");
  return townships.flatMap((township) => {
    const own = intake.includes("township") ? [optionOf(township, township)] : [];
    const villages = intake.includes("village") ? all.filter((org) => org.kind === "village" && org.parent === township.code) : [];
    return [...own, ...villages.map((village) => optionOf(village, township))];
  });
}

function optionOf(org: Place, township: Place): RegionOption {
  return { code: org.code, name: org.name, group: township.name };
}

/** Names of divisions by their code. */
export function regionNames(orgs: Orgs): (code: string) => string | undefined {
  return (code) => orgs.get(code)?.name;
}
