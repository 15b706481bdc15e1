import type { StepSettings, TreeActivity } from "../../../../../core/process/index.ts";
import type { ItemPackage } from "../../../../../modules/catalogue/shared.ts";

/** What every tab of a step's settings works with. */
export interface TabProps {
  node: TreeActivity;
  step: StepSettings;
  item: ItemPackage;
  readOnly: boolean;
  /** `about` keeps letters typed in a row one step of undo. */
  change(patch: (node: TreeActivity) => TreeActivity, about?: string): void;
  changeStep(patch: Partial<StepSettings>, about?: string): void;
  /** Leaves settings out that say nothing any more. */
  clearStep(
    ...names: ("limit" | "unit" | "counts" | "ground" | "buttons" | "post" | "people" | "copies" | "overrun" | "points" | "skip")[]
  ): void;
}
