import { useQuery } from "@tanstack/react-query";
import { useText } from "../../language.tsx";
import { steppeopleText } from "../../messages/steppeople.ts";
import { api } from "../../server.ts";

/** Names to staff numbers as far as they are known by now; who is unknown or has left is told so. */
export function useStaffNames(numbers: readonly string[]): (number: string) => string {
  const text = useText(steppeopleText);
  const wanted = [...new Set(numbers)].sort().slice(0, 50);
  const named = useQuery(api.designs.staff.queryOptions({ numbers: wanted }, { enabled: wanted.length > 0, staleTime: 300_000 }));
  return (number) => {
    const person = named.data?.find(({ staffNumber }) => staffNumber === number);
    if (person) return person.active ? person.name : text.leftPerson(person.name);
    return named.data ? text.unknownPerson(number) : number;
  };
}
