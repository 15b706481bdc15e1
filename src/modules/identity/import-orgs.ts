import { inTransaction } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { placeOrg } from "./add-org.ts";
import { type Refusal, refuse, refuseInput } from "./refusal.ts";
import { type Actor, addOrgSchema, can } from "./shared.ts";
import { orUndone, undo } from "./undone.ts";

/** A row of a table that came from outside, with the line by which people find it. */
export interface ImportRow {
  line: number;
  input: unknown;
}

/** What stands against a row: the refusal as one at a screen would have got it. */
export interface RowFault {
  line: number;
  refusal: Refusal;
}

export type ImportOutcome<T> = ({ ok: true } & T) | { ok: false; faults: RowFault[] };

/**
 * Adds the organisations of a table, in whatever order they stand in it. All or nothing: each row that can't be added is named, and then none is.
 * With `only: "check"` nothing is added either way.
 */
export async function importOrgs(
  house: House,
  actor: Actor,
  rows: readonly ImportRow[],
  only?: "check",
): Promise<ImportOutcome<{ added: number }>> {
  if (!can(actor, "identity.orgs")) return { ok: false, faults: rows.map(({ line }) => ({ line, refusal: refuse("identity/forbidden") })) };
  const faults: RowFault[] = [];
  const parsed = rows.flatMap(({ line, input }) => {
    const org = addOrgSchema.safeParse(input);
    if (org.success) return [{ line, org: org.data }];
    faults.push({ line, refusal: refuseInput(org.error) });
    return [];
  });
  // Whoever stands above comes first: its code is shorter.
  const inOrder = parsed.sort((one, other) => one.org.code.length - other.org.code.length);
  return orUndone(
    inTransaction(house.db, async (tx): Promise<ImportOutcome<{ added: number }>> => {
      for (const { line, org } of inOrder) {
        const placed = await placeOrg(tx, house, actor, org);
        if (!placed.ok) faults.push({ line, refusal: placed });
      }
      if (faults.length > 0) return undo({ ok: false, faults: faults.sort((one, other) => one.line - other.line) });
      return only === "check" ? undo({ ok: true, added: inOrder.length }) : { ok: true, added: inOrder.length };
    }),
  );
}
