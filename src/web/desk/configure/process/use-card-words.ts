import { isActivity, nodesOf, type ProcessTree } from "../../../../core/process/index.ts";
import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { processesText } from "../../messages/processes.ts";
import { steppeopleText } from "../../messages/steppeople.ts";
import { termsText } from "../../messages/terms.ts";
import type { OrgChoice, Words } from "./card-words.ts";
import { fieldLabels } from "./field-labels.ts";
import { useStaffNames } from "./use-staff-names.ts";

/** Everything cards are worded with. `staff`: the staff numbers that stand on them. */
export function useCardWords(orgs: readonly OrgChoice[], item: ItemPackage, staff: readonly string[]): Words {
  const { lang } = useLanguage();
  const text = useText(processesText);
  const terms = useText(termsText);
  const people = useText(steppeopleText);
  const staffName = useStaffNames(staff);
  const labels = fieldLabels(item.form, lang);
  return { text, terms, orgs, people, staffName, fieldLabel: (path) => labels.get(path) ?? path };
}

/** The staff numbers steps are given to by name. */
export function namedStaff(tree: ProcessTree): string[] {
  return nodesOf(tree.steps).flatMap((node) => (isActivity(node) ? (node.step?.people?.people ?? []) : []));
}
