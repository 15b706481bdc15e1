import type { IntakePlace, ItemPackage } from "../../catalogue/shared.ts";
import type { Org, OrgKind } from "../../identity/shared.ts";
import type { Refusal } from "../../matters/index.ts";
import { type CaseMessageCode, caseMessages } from "../messages.ts";
import type { CaseContext } from "./context.ts";

const PLACE_OF: Record<OrgKind, IntakePlace | null> = {
  hall: "hall",
  department: "department",
  township: "township",
  village: "village",
  county: null,
};

/**
 * The window that receives the application: the one named, if the item may be handed in at such a place; else the county hall, or the department.
 * Items received only in townships and villages need the applicant to name theirs.
 */
export function chooseWindow(
  named: string | null,
  item: ItemPackage,
  context: Pick<CaseContext, "orgs" | "lang">,
): { ok: true; window: string } | Refusal {
  if (named !== null) {
    const org = context.orgs.get(named);
    return org?.active && receives(org, item) ? { ok: true, window: named } : field("cases/window-not-for-item", context);
  }
  if (item.intake.includes("hall")) {
    const hall = [...context.orgs.values()].find((org) => org.kind === "hall" && org.active);
    if (hall) return { ok: true, window: hall.code };
  }
  if (item.intake.includes("department") || item.intake.includes("hall")) return { ok: true, window: item.department };
  return field("cases/window-needed", context);
}

/** Whether an item's applications may be handed in at an organisation's window. */
export function receives(org: Org, item: Pick<ItemPackage, "intake" | "department">): boolean {
  const place = PLACE_OF[org.kind];
  if (place === null || !item.intake.includes(place)) return false;
  return place !== "department" || org.code === item.department;
}

function field(code: CaseMessageCode, { lang }: Pick<CaseContext, "lang">): Refusal {
  return { ok: false, code: "cases/invalid", fields: [{ path: "window", code, message: caseMessages(lang)[code] }] };
}
