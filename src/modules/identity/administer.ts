import type { z } from "zod";
import { inTransaction, type Tx } from "../../platform/db/index.ts";
import type { House } from "../house.ts";
import { appendLog, logged } from "./log.ts";
import { type Refusal, refuse, refuseInput } from "./refusal.ts";
import { type Actor, can, type LogAction, type Permission } from "./shared.ts";

interface Request<S extends z.ZodType> {
  action: LogAction;
  permission: Permission;
  schema: S;
  input: unknown;
}

/** The way every act of administration goes: right, input, then `work` in one transaction. A try without the right is logged. `work` logs what it did, last. */
export async function administer<S extends z.ZodType, R extends { ok: true }>(
  house: House,
  actor: Actor,
  { action, permission, schema, input }: Request<S>,
  work: (tx: Tx, input: z.output<S>) => Promise<R | Refusal>,
): Promise<R | Refusal> {
  if (!can(actor, permission)) {
    await inTransaction(house.db, (tx) => appendLog(tx, house, logged(actor), { action, success: false, code: "identity/forbidden" }));
    return refuse("identity/forbidden");
  }
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refuseInput(parsed.error);
  return inTransaction(house.db, (tx) => work(tx, parsed.data));
}
