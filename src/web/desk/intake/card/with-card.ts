import type { IntakeDraft } from "../intake-draft.ts";
import type { GoodCard } from "./waiting-card.ts";

/** Where a card's facts go: to the applicant; where only organisations apply, a person's card names the agent who stands at the counter. */
export function withCard(draft: IntakeDraft, card: GoodCard, objects: readonly ("person" | "organisation")[]): IntakeDraft {
  const { kind, number, name, address } = card;
  const firm = draft.applicant.kind === "organisation" && (draft.applicant.name !== "" || draft.applicant.number !== "");
  // Where an organisation has been written down already, the person with the card stands there for it.
  if (!objects.includes(kind) || (kind === "person" && firm)) {
    if (kind !== "person") return draft;
    return { ...draft, hasAgent: true, agent: { ...draft.agent, number, name: name || draft.agent.name } };
  }
  const { applicant } = draft;
  const other = applicant.number !== "" && applicant.number !== number;
  // Another person's card replaces the whole person: nothing of the last one may stay beside the new number.
  const before = other || applicant.kind !== kind ? { ...applicant, name: "", phone: "", address: "" } : applicant;
  return { ...draft, applicant: { ...before, kind, number, name: name || before.name, address: address || before.address } };
}
