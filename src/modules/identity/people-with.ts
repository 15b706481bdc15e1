import type { House } from "../house.ts";
import type { Post } from "./shared.ts";
import { peopleHolding } from "./store.ts";

/** Active people who hold a post in exactly this organisation now: candidates for a transfer. For other modules, which check rights themselves. At most 200. */
export function peopleWith(
  house: House,
  { org, post }: { org: string; post: Post },
): Promise<{ id: string; name: string; staffNumber: string }[]> {
  return peopleHolding(house.db, org, post);
}
