import type { LicenceStanding } from "../../../modules/licences/shared.ts";
import type { TagColour } from "../../ui/tag.tsx";

const COLOURS: Record<LicenceStanding, TagColour> = {
  valid: "green",
  "deemed-renewed": "green",
  expiring: "amber",
  expired: "plain",
  withdrawn: "red",
  revoked: "red",
  cancelled: "plain",
  changed: "blue",
  renewed: "blue",
  void: "red",
};

/** The colour beside the word. */
export function colourOf(standing: LicenceStanding): TagColour {
  return COLOURS[standing];
}
