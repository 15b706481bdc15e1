import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, QRCode } from "antd";
import type { CaseView } from "../../../modules/cases/shared.ts";
import { minuteOf } from "../clock/moment.ts";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { intakeText } from "../messages/intake.ts";
import { Facts } from "../parts/facts.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { api } from "../server.ts";
import { useMe } from "../session/use-me.ts";

const route = getRouteApi("/intake/receipt/$caseId");

/** 收件回执: printed and handed over; from here the clerk goes on to acceptance or to the next applicant. */
export function ReceiptPage() {
  const text = useText(intakeText);
  const cases = useText(caseText);
  const { caseId } = route.useParams();
  const found = useQuery(api.cases.view.queryOptions({ id: caseId }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data === null) return <Nothing title={cases.gone} />;
  return (
    <>
      <div className="no-print">
        <PageHead title={text.registered(found.data.applicationNumber)}>
          <Link to="/cases/$caseId" params={{ caseId }}>
            {text.toCase}
          </Link>
          <Link to="/intake">{text.another}</Link>
          <Button type="primary" onClick={() => print()}>
            {text.print}
          </Button>
        </PageHead>
      </div>
      <Receipt view={found.data} />
    </>
  );
}

function Receipt({ view }: { view: CaseView }) {
  const text = useText(intakeText);
  const me = useMe();
  const window = me.holdings.find(({ post }) => post === "window-clerk");
  const given = view.materials.filter((material) => material.paper || material.files.length > 0);
  const missing = view.materials.filter((material) => material.necessity === "required" && !given.includes(material));
  const due = view.clocks.find(({ kind }) => kind === "receipt")?.due;
  const howGiven = (material: CaseView["materials"][number]) =>
    [material.paper ? text.receiptPaper : null, material.files.length > 0 ? text.receiptFiles(material.files.length) : null]
      .filter(Boolean)
      .join("，");
  return (
    <article className="receipt">
      <h2>
        {me.countyName} {text.receiptTitle}
      </h2>
      <Facts
        rows={[
          [text.receiptNumber, <strong key="number">{view.applicationNumber}</strong>],
          [text.receiptItem, view.item.name],
          [text.receiptApplicant, maskedName(view)],
          [text.receiptAt, minuteOf(view.submittedAt)],
          [text.receiptWindow, [window?.orgName, window?.section].filter(Boolean).join(" ")],
          [text.receiptClerk, `${me.name} ${me.staffNumber}`],
        ]}
      />
      <h3>{text.receiptMaterials}</h3>
      <ol className="numbered">
        {given.map((material) => (
          <li key={material.code}>
            {material.name}（{howGiven(material)}）
          </li>
        ))}
      </ol>
      {missing.length > 0 && (
        <>
          <h3>{text.receiptLacking}</h3>
          <ol className="numbered">
            {missing.map((material) => (
              <li key={material.code}>{material.name}</li>
            ))}
          </ol>
        </>
      )}
      {due !== undefined && <p>{text.receiptDue(due)}</p>}
      <div className="receipt-foot">
        {/* A picture without words of its own: what it leads to is said beside it. */}
        <span aria-hidden="true">
          <QRCode type="svg" size={112} bordered={false} value={`${me.publicUrl}/services/track?number=${view.applicationNumber}`} />
        </span>
        <p>{text.receiptTrack}</p>
      </div>
    </article>
  );
}

/** A receipt may be lost: it names a person by the first character only (practice §9). */
function maskedName({ applicant }: CaseView): string {
  if (applicant.kind === "organisation") return applicant.name;
  const [first = "", ...rest] = [...applicant.name];
  return first + "*".repeat(rest.length);
}
