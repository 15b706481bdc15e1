import type { ReusedView } from "../../../../modules/cases/shared.ts";
import { minuteOf } from "../../clock/moment.ts";
import { useText } from "../../language.tsx";
import { reuseText } from "../../messages/reuse.ts";
import { Mark } from "../../parts/mark.tsx";

/** 沿用: from which case a file was taken over, and how the applicant agreed. The number stands only where personal data stand open. */
export function TakenOver({ reused: { given, manner, at, by, number, itemName }, name }: { reused: ReusedView; name: string }) {
  const text = useText(reuseText);
  return (
    <p className="hint">
      <Mark>{text.mark}</Mark> {name} {number !== null && itemName !== null ? text.takenFrom(given, itemName, number) : text.taken(given)} ·{" "}
      {text.agreed[manner](by?.name ?? "", by?.staffNumber ?? "", minuteOf(at))}
    </p>
  );
}
