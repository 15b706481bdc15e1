import { type RawBuilder, sql } from "kysely";
import type { CaseState } from "./shared.ts";

/** What a list may be narrowed to. */
export interface CaseFilter {
  state?: CaseState | undefined;
  /** Code of the item. */
  item?: string | undefined;
  /** The department that handles it. */
  department?: string | undefined;
  /** What a module above knows of the case (an alarm it carries): a condition on `c.region` and `c.id`. */
  among?: RawBuilder<unknown> | undefined;
}

/** The conditions of a filter on `cases.case c`, each led by `and`. */
export function narrowed({ state, item, department, among }: CaseFilter): RawBuilder<unknown> {
  return sql`${state ? sql`and c.state = ${state}` : sql``} ${item ? sql`and c.item_code = ${item}` : sql``}
    ${department ? sql`and c.department = ${department}` : sql``} ${among ? sql`and ${among}` : sql``}`;
}

export function isNarrowed(filter: CaseFilter): boolean {
  return Object.values(filter).some((wanted) => wanted !== undefined);
}
