/** The expression that yields whoever the step's way of finding finds. */
export const PEOPLE = "people";

/** A number of people, a list of units, or those found; undefined for any other expression. */
export function readMembers(expression: string): number | string[] | typeof PEOPLE | undefined {
  if (expression === PEOPLE) return PEOPLE;
  try {
    const value: unknown = JSON.parse(expression);
    if (typeof value === "number") return value;
    return Array.isArray(value) && value.every((member) => typeof member === "string") ? value : undefined;
  } catch {
    return undefined;
  }
}
