import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { licenceTerms } from "../../../modules/licences/shared.ts";
import { useText } from "../language.tsx";
import { StandingTag } from "../licences/standing-tag.tsx";
import { caseText } from "../messages/case.ts";
import { Facts } from "../parts/facts.tsx";
import { api } from "../server.ts";

/** 变更、延续: which licence it is about. Its holder, how it stands today and the way to it are for who may see it in the register. */
export function AboutLicence({ licence }: { licence: NonNullable<CaseView["licence"]> }) {
  const text = useText(caseText);
  const { columns, unlimited } = useText(licenceTerms);
  const { data: held } = useQuery(api.licences.view.queryOptions({ id: licence.id }));
  return (
    <section className="block-part">
      <h3>{text.aboutLicence[licence.act]}</h3>
      <Facts
        rows={[
          [columns.name, licence.name],
          [
            columns.number,
            held ? (
              <Link key="number" to="/licences/$licenceId" params={{ licenceId: licence.id }} className="figures">
                {licence.number}
              </Link>
            ) : (
              <span key="number" className="figures">
                {licence.number}
              </span>
            ),
          ],
          [columns.holder, held?.holder],
          [columns.issuedOn, licence.issuedOn],
          [columns.validUntil, licence.validUntil ?? unlimited],
          [columns.standing, held && <StandingTag key="standing" standing={held.standing} />],
        ]}
      />
    </section>
  );
}
