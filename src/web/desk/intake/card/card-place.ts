/** Names of the form's fields that a person's card fills in. */
export interface CardPlace {
  number: string;
  /** The line the reader wrote into, when that asks for something else of the same person. */
  name: string | null;
}

/**
 * Where the card of a person other than the applicant goes: laid on the reader while the cursor stands in a number of the form, or in a row that asks
 * for one (从业人员, 家庭成员). Null anywhere else: then it is the applicant's.
 */
export function cardPlace(at: Element | null): CardPlace | null {
  const field = at?.closest<HTMLElement>("input[data-name]");
  if (!field?.dataset.name) return null;
  if (field.dataset.card !== undefined) return { number: field.dataset.name, name: null };
  const numbers = [...(field.closest(".form-row")?.querySelectorAll<HTMLElement>("input[data-card]") ?? [])];
  const [only] = numbers;
  return numbers.length === 1 && only?.dataset.name ? { number: only.dataset.name, name: field.dataset.name } : null;
}

/** The texts of the form with the card's facts in that place; a name that stands there stays. */
export function withCardAt(
  body: Readonly<Record<string, string | string[]>>,
  place: CardPlace,
  card: { number: string; name: string },
): Record<string, string | string[]> {
  const said = place.name === null ? "" : [body[place.name] ?? ""].flat().join("");
  const name = place.name !== null && said === "" && card.name !== "" ? { [place.name]: [card.name] } : {};
  return { ...body, [place.number]: [card.number], ...name };
}
