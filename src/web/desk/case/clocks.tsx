import { Button, Popover } from "antd";
import type { ClockView } from "../../../modules/cases/shared.ts";
import { ClockBar } from "../clock/clock-bar.tsx";
import { clockName, distinctClocks } from "../clock/clock-words.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { termsText } from "../messages/terms.ts";
import { ClockDerivation } from "./clock-derivation.tsx";

/** All clocks of the case, each ready to say how its date came about. */
export function CaseClocks({ caseId, clocks }: { caseId: string; clocks: readonly ClockView[] }) {
  const text = useText(caseText);
  return (
    <section className="block-part">
      <h3>{text.clocks}</h3>
      {clocks.length === 0 && <p className="hint">{text.noClocks}</p>}
      <ul className="clocks">
        {distinctClocks(clocks).map((clock) => (
          <li key={clock.id}>
            <ClockBar clock={clock} showDue />
            <Explain caseId={caseId} clock={clock} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Explain({ caseId, clock }: { caseId: string; clock: ClockView }) {
  const text = useText(caseText);
  const terms = useText(termsText);
  const name = clockName(clock, terms);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      title={text.explainTitle(name)}
      content={<ClockDerivation caseId={caseId} clock={clock.id} />}
    >
      <Button type="link" size="small" aria-label={`${name}: ${text.explain}`}>
        {text.explain}
      </Button>
    </Popover>
  );
}
