import { useText } from "../language.tsx";
import { administrationText } from "../messages/administration.ts";
import { Mark } from "../parts/mark.tsx";

export function PersonStatus({ person }: { person: { active: boolean; lockedUntil: string | null } }) {
  const text = useText(administrationText);
  if (!person.active) return <Mark>{text.inactive}</Mark>;
  if (person.lockedUntil !== null) {
    return <Mark tone="amber">{text.locked}</Mark>;
  }
  return <Mark tone="green">{text.active}</Mark>;
}
