/** @jsxImportSource #html */
import type { CheckedDocument } from "../../../modules/cases/shared.ts";
import type { LicenceStatus } from "../../../modules/licences/shared.ts";
import { Actions, Button, LinkButton } from "../../ui/buttons.tsx";
import { ErrorSummary, type PageError } from "../../ui/error-summary.tsx";
import { LineField } from "../../ui/line-field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import type { PageContext } from "../context.ts";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";
import { dayText } from "../wording.ts";

interface VerifyProps {
  context: PageContext;
  number: string;
  check: string;
  errors: PageError[];
}

/** 核验文书: what is printed on the paper, twice, so that neither alone tells anything. */
export function VerifyPage({ context, number, check, errors }: VerifyProps) {
  const { text } = context;
  const words = text.cases.verify;
  return (
    <PortalPage
      context={context}
      place="results"
      title={words.title}
      canonical={urls.verify}
      crumbs={[{ label: text.shell.columns.services, href: urls.services() }, { label: words.title }]}
    >
      <div className="form">
        <h1>{words.title}</h1>
        <ErrorSummary title={text.shell.common.problems} errors={errors} />
        <p>{words.lead}</p>
        <form method="get" action={urls.verify} noValidate>
          <LineField id="number" label={words.number} hint={words.numberHint} value={number} errors={errors} maxLength={80} />
          <LineField id="check" label={words.check} hint={words.checkHint} value={check} errors={errors} maxLength={40} width={20} />
          <Actions>
            <Button>{words.find}</Button>
          </Actions>
        </form>
      </div>
    </PortalPage>
  );
}

interface CheckedProps {
  context: PageContext;
  checked: { document: CheckedDocument; licence: LicenceStatus | null };
  today: string;
}

/** What the county has on record of a document, and of the licence it is as that stands today, for comparing with the paper in hand. */
export function CheckedPage({ context, checked, today }: CheckedProps) {
  const { text } = context;
  const { document, licence } = checked;
  const words = text.cases.verify;
  const day = (value: string) => dayText(value, context);
  return (
    <PortalPage
      context={context}
      place="results"
      title={words.title}
      indexed={false}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: words.title, href: urls.verify },
      ]}
    >
      <div className="form">
        <h1>{words.title}</h1>
        <Notice {...verdict(context, checked, today)}>
          <p>{words.compare}</p>
        </Notice>
        <SummaryList
          facts={[
            { label: words.name, value: document.name },
            ...(document.number === "" ? [] : [{ label: words.number, value: <span className="number">{document.number}</span> }]),
            { label: words.org, value: document.departmentName },
            { label: words.item, value: document.itemName },
            { label: words.holder, value: document.applicantMasked },
            { label: words.issued, value: day(document.issuedOn) },
            ...(licence ? [{ label: text.licences.firstDay, value: day(licence.validFrom) }] : []),
            ...(document.validUntil === null ? [] : [{ label: words.until, value: day(document.validUntil) }]),
            ...(licence?.endedOn ? [{ label: text.licences.endedOn, value: day(licence.endedOn) }] : []),
            ...(licence?.replacedBy
              ? [{ label: text.licences.replacedBy, value: <span className="number">{licence.replacedBy}</span> }]
              : []),
          ]}
        />
        <p>
          <LinkButton href={urls.verify} weight="second">
            {words.another}
          </LinkButton>
        </p>
      </div>
    </PortalPage>
  );
}

/** In one sentence: whether it holds today. */
function verdict(
  { text }: PageContext,
  { document, licence }: CheckedProps["checked"],
  today: string,
): { kind: "good" | "warn"; title: string } {
  if (licence && document.state === "issued") {
    // A renewal granted early begins when the old term ends.
    if (licence.standing === "valid" && licence.validFrom > today) return { kind: "warn", title: text.licences.check["not-yet"] };
    const holds = licence.standing === "valid" || licence.standing === "expiring" || licence.standing === "deemed-renewed";
    return { kind: holds ? "good" : "warn", title: text.licences.check[licence.standing === "valid" ? "in-force" : licence.standing] };
  }
  const state = document.state === "issued" && document.validUntil !== null && document.validUntil < today ? "expired" : document.state;
  return { kind: state === "issued" ? "good" : "warn", title: text.cases.verify.states[state] };
}
