import { useEffect, useState } from "react";
import { compileProcess, type ProcessFault, proveLimits, proveProcess } from "../../../../core/process/index.ts";
import { checkExpression } from "../../../../core/rules/index.ts";
import type { ItemPackage, PackageFault } from "../../../../modules/catalogue/shared.ts";

export interface Judgement {
  faults: readonly ProcessFault[];
  /** what the limits on the longest way add up to; null while the drawing can't be compiled */
  sum: { amount: number; unit: "workday" | "day" | "hour" } | null;
}

const QUIET_MS = 250;

/**
 * The proof as it stands on the screen: the same compiler and proof the server asks before publishing, run here a moment after the last
 * change. What only the server knows (materials, documents, fields named) comes with its faults.
 */
export function useLiveFaults(
  xml: string,
  item: Pick<ItemPackage, "promise" | "statutory">,
  fromServer: readonly PackageFault[],
): Judgement {
  const [judged, setJudged] = useState<Judgement>({ faults: [], sum: null });
  const { promise, statutory } = item;
  useEffect(() => {
    let isGone = false;
    const timer = setTimeout(async () => {
      const result = await judge(xml, { promise, statutory });
      if (!isGone) setJudged(result);
    }, QUIET_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [xml, promise, statutory]);
  const others = fromServer.filter((fault) => fault.path === "process" && fault.code.startsWith("catalogue/"));
  return { ...judged, faults: [...judged.faults, ...others] };
}

async function judge(xml: string, { promise, statutory }: Pick<ItemPackage, "promise" | "statutory">): Promise<Judgement> {
  const compiled = await compileProcess(xml, {
    checkExpression,
  });
  if (!compiled.ok) return { faults: compiled.faults, sum: null };
  const term = ({ amount, unit }: ItemPackage["promise"]) => ({ limit: amount, unit });
  const { findings, longest } = proveLimits(compiled.process, { promise: term(promise), statute: term(statutory) });
  const proof = proveProcess(compiled.process).filter((finding) => finding.severity === "error");
  return {
    faults: [...proof, ...findings.filter((finding) => finding.code !== "process/limit-unit-differs")],
    sum: { amount: longest.sum, unit: longest.unit },
  };
}
