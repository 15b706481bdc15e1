import type { CaseView } from "../../../modules/cases/shared.ts";
import { useText } from "../language.tsx";
import { termsText } from "../messages/terms.ts";
import { Mark, type Tone } from "../parts/mark.tsx";

const TONES: Record<CaseView["state"], Tone> = {
  submitted: "blue",
  "awaiting-supplement": "amber",
  declined: "grey",
  "not-accepted": "grey",
  accepted: "blue",
  suspended: "amber",
  "sent-up": "blue",
  decided: "green",
  closed: "grey",
  withdrawn: "grey",
  terminated: "grey",
  voided: "grey",
};

export function StateTag({ state, outcome }: { state: CaseView["state"]; outcome: CaseView["outcome"] }) {
  const terms = useText(termsText);
  return (
    <Mark tone={TONES[state]}>
      {terms.states[state]}
      {outcome !== null && ` · ${terms.outcomes[outcome]}`}
    </Mark>
  );
}
