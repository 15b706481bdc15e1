import type { CaseView } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { caseText } from "../../messages/case.ts";
import { Facts } from "../../parts/facts.tsx";

/** What was answered to the item's questions: why just these papers are asked for. */
export function Situations({ situations }: Pick<CaseView, "situations">) {
  const text = useText(caseText);
  if (situations.length === 0) return null;
  return (
    <section className="block-part">
      <h3>{text.situations}</h3>
      <Facts
        rows={situations.map(({ question, answer, choices, masked }) => [
          question,
          masked ? "**" : (choices.find((choice) => choice.id === answer)?.label ?? text.unanswered),
        ])}
      />
    </section>
  );
}
