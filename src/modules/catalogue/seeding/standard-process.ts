import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CASE_KINDS, type CaseKind } from "../shared.ts";
import { DATA } from "./defaults.ts";

export type StandardProcesses = Readonly<Record<CaseKind, string>>;

/** The five standard processes (annexes §5), BPMN 2.0 XML by kind. */
export async function readStandardProcesses(): Promise<StandardProcesses> {
  const read = async (kind: CaseKind) => [kind, await readFile(join(DATA, "processes", `${kind}.bpmn`), "utf8")] as const;
  return Object.fromEntries(await Promise.all(CASE_KINDS.map(read))) as Record<CaseKind, string>; // one entry a kind
}

/** How the promised days are shared out among the steps that count; what is left over stays a reserve. */
const SHARES: Partial<Record<CaseKind, Record<string, number>>> = {
  promised: { handle: 0.5, review: 0.2, decide: 0.2 },
  deferred: { handle: 0.5, review: 0.2, decide: 0.2 },
  forwarded: { handle: 0.3, review: 0.2, "send-up": 0.1, decide: 0.2 },
};

/** A standard process with its steps' limits fitted to the promise (working days); each step has at least one day. */
export function fitToPromise(xml: string, kind: CaseKind, promise: number): string {
  let fitted = xml;
  for (const [step, share] of Object.entries(SHARES[kind] ?? {})) {
    const days = Math.max(1, Math.floor(promise * share));
    fitted = fitted.replace(new RegExp(`(id="${step}"[^>]*>\\s*<bpmn:extensionElements>\\s*<mt:step [^>]*?limit=")\\d+`), `$1${days}`);
  }
  return fitted;
}
