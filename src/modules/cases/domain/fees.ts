import type { ItemFee } from "../../catalogue/shared.ts";
import type { Refusal } from "../../matters/index.ts";
import { refuse } from "./context.ts";

/** One charge of a case; amounts in integer fen. */
export interface FeeLine {
  fee: string;
  quantity: number;
  /** For one. */
  amount: number;
  waived: number;
}

/** What a case costs (annexes §8, F rules): nothing but what its item lists, at the published standard. */
export interface CaseFees {
  lines: FeeLine[];
  due: number;
  /** `waived`: nothing is left to pay. */
  state: "due" | "paid" | "waived";
  receipt: string | null;
  manner: "cash" | "bank" | "online" | null;
}

interface Wanted {
  fee: string;
  quantity: number;
  amount: number | null;
  waived: number;
  reason: string;
}

/** Works a charge out by the item's list; refuses what the list doesn't hold or the standard doesn't give. */
export function charged(listed: readonly ItemFee[], wanted: readonly Wanted[]): { ok: true; fees: CaseFees } | Refusal {
  if (listed.length === 0) return refuse("cases/free-of-charge");
  const lines: FeeLine[] = [];
  for (const { fee: name, quantity, amount, waived, reason } of wanted) {
    const fee = listed.find((one) => one.name === name);
    if (!fee) return refuse("cases/fee-not-listed", { fee: name });
    if (lines.some((line) => line.fee === name)) return refuse("cases/fee-twice", { fee: name });
    if (fee.amount !== null && amount !== null && amount !== fee.amount) return refuse("cases/fee-not-the-standard", { fee: name });
    const one = fee.amount ?? amount;
    if (one === null) return refuse("cases/fee-amount-needed", { fee: name });
    if (waived > one * quantity) return refuse("cases/waived-too-much", { fee: name });
    if (waived > 0 && reason === "") return refuse("cases/waiver-needs-reason", { fee: name });
    lines.push({ fee: name, quantity, amount: one, waived });
  }
  const due = lines.reduce((sum, line) => sum + line.amount * line.quantity - line.waived, 0);
  return { ok: true, fees: { lines, due, state: due === 0 ? "waived" : "due", receipt: null, manner: null } };
}

/** What was granted isn't handed over while its charge is open; a refusal is told without waiting for money. */
export function refuseUnpaid(fees: CaseFees | undefined, outcome: "grant" | "deny" | null): Refusal | null {
  return fees?.state === "due" && outcome === "grant" ? refuse("cases/fee-unpaid") : null;
}
