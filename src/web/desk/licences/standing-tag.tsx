import { Tag } from "antd";
import { type LicenceStanding, licenceTerms } from "../../../modules/licences/shared.ts";
import { useText } from "../language.tsx";

const COLOURS: Record<LicenceStanding, string> = {
  valid: "green",
  expiring: "orange",
  "deemed-renewed": "green",
  expired: "default",
  withdrawn: "red",
  revoked: "red",
  cancelled: "default",
  changed: "blue",
  renewed: "blue",
  void: "red",
};

/** How a licence stands today, in a word; the colour only repeats it. */
export function StandingTag({ standing }: { standing: LicenceStanding }) {
  const terms = useText(licenceTerms);
  return (
    <Tag color={COLOURS[standing]} variant="outlined" className="state-tag">
      {terms.standings[standing]}
    </Tag>
  );
}
