import { Alert } from "antd";
import { caseMessages } from "../../../../modules/cases/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { counterText } from "../../messages/counter.ts";
import type { CardRead } from "./read-card.ts";

/** What became of the card: read, taken for the agent, or not whole. */
export function CardNote({ card, agent }: { card: CardRead | null; agent: boolean }) {
  const text = useText(counterText);
  const { lang } = useLanguage();
  if (card === null) return null;
  if (card.ok) return <p className="hint">{agent && card.kind === "person" ? text.cardAgent : text.cardRead}</p>;
  const kind = card.kind === "person" ? "identity-number" : "credit-code";
  return (
    <Alert className="form-alert" type="warning" showIcon title={text.cardFault + caseMessages(lang)[`cases/${kind}-${card.fault}`]} />
  );
}
