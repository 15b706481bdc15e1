import { Button } from "antd";
import type { ItemPackage } from "../../../../modules/catalogue/shared.ts";
import { useText } from "../../language.tsx";
import { type ProcessesText, processesText } from "../../messages/processes.ts";
import type { Judgement } from "./use-live-faults.ts";

/** How the drawing stands: its faults, and what its limits add up to beside what was promised. */
export function JudgementLine({
  judgement: { faults, sum },
  promise,
  onNext,
}: {
  judgement: Judgement;
  promise: ItemPackage["promise"];
  onNext(): void;
}) {
  const text = useText(processesText);
  return (
    <>
      {faults.length > 0 && (
        <Button type="text" size="small" danger onClick={onNext}>
          {text.faults(faults.length)}
        </Button>
      )}
      {faults.length === 0 && <span className="flow-good">{text.noFaults}</span>}
      {sum && <span className="hint">{text.sum(sum.amount, unitWord(text, sum.unit), text.limit[promise.unit](promise.amount))}</span>}
    </>
  );
}

function unitWord(text: ProcessesText, unit: "workday" | "day" | "hour"): string {
  return text.limit[unit](1).replace(/^1 ?/, "");
}
