import type { House } from "../house.ts";
import { kept } from "./live-cache.ts";
import type { DisclosureNode } from "./shared.ts";
import { allDisclosureNodes } from "./store.ts";

/** The 65 nodes of the disclosure directory, in their order (D2). Kept until the catalogue changes. */
export function listDisclosureNodes(house: House): Promise<DisclosureNode[]> {
  return kept(house, "disclosure-nodes", allDisclosureNodes);
}
