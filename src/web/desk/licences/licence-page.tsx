import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { type LicenceView, licenceTerms } from "../../../modules/licences/shared.ts";
import { useText } from "../language.tsx";
import { licencesText } from "../messages/licences.ts";
import { termsText } from "../messages/terms.ts";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { RecordList } from "../parts/record-list.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { LicenceActs } from "./licence-acts.tsx";
import { StandingTag } from "./standing-tag.tsx";

const route = getRouteApi("/licences/$licenceId");

/** One licence: what it is and who holds it, what has happened to it, what you can do now. */
export function LicencePage() {
  const text = useText(licencesText);
  const { licenceId } = route.useParams();
  const found = useQuery(api.licences.view.queryOptions({ id: licenceId }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  const view = found.data;
  if (view === null) return <Nothing title={text.gone} hint={text.goneHint} action={<Link to="/licences">{text.toList}</Link>} />;
  return (
    <div className="case-page">
      <PageHead title={view.name} aside={<StandingTag standing={view.standing} />} hint={<Head view={view} />} />
      <div className="case-columns">
        <section className="case-column" aria-labelledby="facts">
          <h2 id="facts">{text.facts}</h2>
          <LicenceFacts key={view.id} view={view} />
        </section>
        <section className="case-column" aria-labelledby="happened">
          <h2 id="happened">{text.happened}</h2>
          <History view={view} />
        </section>
        <section className="case-column" aria-labelledby="now">
          <h2 id="now">{text.now}</h2>
          <LicenceActs view={view} />
        </section>
      </div>
    </div>
  );
}

function Head({ view }: { view: LicenceView }) {
  return (
    <span className="case-facts">
      <strong className="figures">{view.number}</strong>
      <span>{view.departmentName}</span>
      <Link to="/licences">{useText(licencesText).toList}</Link>
    </span>
  );
}

function LicenceFacts({ view }: { view: LicenceView }) {
  const text = useText(licencesText);
  const { columns, unlimited, manners } = useText(licenceTerms);
  const reveal = useMutation(api.licences.holder.mutationOptions());
  const shown = reveal.data;
  const other = (to: { id: string; number: string } | null) =>
    to && (
      <Link to="/licences/$licenceId" params={{ licenceId: to.id }} className="figures">
        {to.number}
      </Link>
    );
  return (
    <section className="block-part">
      <Facts
        rows={[
          [columns.holder, shown?.name ?? view.holder],
          [columns.creditCode, view.creditCode],
          [text.holderNumber, view.creditCode === null ? shown?.number : null],
          [columns.item, view.itemName],
          [columns.issuedOn, view.issuedOn],
          [text.validityName, text.validity(view.validFrom, view.validUntil ?? unlimited)],
          [text.deemed, view.deemedOn],
          [text.endedOn, view.endedOn],
          [
            text.case,
            <Link key="case" to="/cases/$caseId" params={{ caseId: view.caseId }} className="figures">
              {view.caseNumber}
            </Link>,
          ],
          [text.replaces, other(view.replaces)],
          [text.replacedBy, other(view.replacedBy)],
          [
            text.renewal,
            view.renewal && (
              <Link to="/cases/$caseId" params={{ caseId: view.renewal.caseId }}>
                {(view.renewal.inTime ? text.inTime : text.late)(view.renewal.number, view.renewal.askedOn)}
              </Link>
            ),
          ],
          ...view.papers.map(
            (paper) =>
              [
                text.papers,
                <span key={paper.id}>
                  <a href={`/desk/licences/${view.id}/papers/${paper.id}`} target="_blank" rel="noreferrer">
                    {paper.name} {paper.number}
                  </a>
                  <span className="hint block">
                    {paper.deliveredOn === null
                      ? text.notDelivered
                      : text.deliveredOn((manners as Readonly<Record<string, string>>)[paper.manner ?? ""] ?? "", paper.deliveredOn)}
                  </span>
                </span>,
              ] as const,
          ),
        ]}
      />
      {view.creditCode === null && !shown && (
        <p className="hint">
          {text.holderHidden}{" "}
          <Button size="small" title={text.revealHint} loading={reveal.isPending} onClick={() => reveal.mutate({ id: view.id })}>
            {text.reveal}
          </Button>
        </p>
      )}
    </section>
  );
}

function History({ view }: { view: LicenceView }) {
  const text = useText(licencesText);
  const terms = useText(licenceTerms);
  const { posts } = useText(termsText);
  const names: Readonly<Record<string, string>> = terms.events;
  const wordOf = (details: Record<string, string>): string =>
    [
      (terms.acts as Readonly<Record<string, string>>)[details.act ?? ""],
      (terms.grounds as Readonly<Record<string, string>>)[details.ground ?? ""],
      (text.marks as Readonly<Record<string, string>>)[details.mark ?? ""],
      details.number,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <section className="block-part">
      <RecordList
        acts={view.history.map(({ at, type, person, details, words }) => ({
          key: `${at} ${type}`,
          what: <strong>{names[type] ?? type}</strong>,
          at,
          by:
            person === null
              ? text.system
              : [person.name, person.staffNumber, person.orgName, (posts as Readonly<Record<string, string>>)[person.post ?? ""]]
                  .filter(Boolean)
                  .join(" · "),
          more: wordOf(details) !== "" && <p>{wordOf(details)}</p>,
          words,
        }))}
      />
    </section>
  );
}
