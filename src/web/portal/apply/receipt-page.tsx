/** @jsxImportSource #html */
import type { TrackView } from "../../../modules/cases/shared.ts";
import { Actions, Button, LinkButton } from "../../ui/buttons.tsx";
import { SummaryList } from "../../ui/summary-list.tsx";
import type { PageContext } from "../context.ts";
import { LeaveLink } from "../leave/leave-link.tsx";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";
import { momentText, papersToBring } from "../wording.ts";
import { DRAFT_FIELD } from "./draft-access.ts";
import type { QrCode } from "./qr-code.ts";

const RECEIPT_DAYS = 5;

interface ReceiptProps {
  context: PageContext;
  view: TrackView;
  qr: QrCode;
  /** The draft it came of, where this browser still holds it: only then would a new application of the item lead here again. */
  draft?: string;
}

/** 申请回执: the number to keep, what happens next, and a code that leads to the progress. Made to be printed. */
export function ReceiptPage({ context, view, qr, draft }: ReceiptProps) {
  const { text } = context;
  const words = text.cases.receipt;
  return (
    <PortalPage
      context={context}
      place="services"
      title={words.title}
      indexed={false}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: view.itemName, href: urls.guide(view.itemCode) },
        { label: words.title },
      ]}
    >
      <div className="receipt">
        <div className="panel">
          <h1>{words.title}</h1>
          <div>{words.number}</div>
          <strong className="number">{view.applicationNumber}</strong>
        </div>
        <p>{words.keep}</p>
        <div className="receipt-body">
          <SummaryList
            facts={[
              { label: words.item, value: view.itemName },
              { label: words.applicant, value: view.applicantMasked },
              { label: words.department, value: view.departmentName },
              { label: words.submitted, value: momentText(view.submittedAt, context) },
            ]}
          />
          <figure className="qr">
            <svg viewBox={`-3 -3 ${qr.size + 6} ${qr.size + 6}`} role="img" aria-label={words.qrLabel} shapeRendering="crispEdges">
              <rect x="-3" y="-3" width={qr.size + 6} height={qr.size + 6} fill="#fff" />
              <path d={qr.path} fill="#000" />
            </svg>
            <figcaption>{words.qr}</figcaption>
          </figure>
        </div>
        <h2>{words.next}</h2>
        <ol>
          {view.toBring.materials.length > 0 && (
            <li>
              <strong>{papersToBring(view, context)}</strong>
            </li>
          )}
          <li>{words.nextReceipt(RECEIPT_DAYS)}</li>
          <li>{words.nextTrack}</li>
          <li>{words.nextOriginals}</li>
          <li>{words.nextCall(view.departmentPhone)}</li>
        </ol>
        <Actions>
          <LinkButton href={urls.trackNumber(view.applicationNumber)}>{words.track}</LinkButton>
          <button type="button" className="button button-second needs-script" data-print="">
            {words.print}
          </button>
        </Actions>
        {draft && (
          <form method="post" action={urls.apply(view.itemCode)} className="no-print">
            <input type="hidden" name={DRAFT_FIELD} value={draft} />
            <p>
              {words.another}{" "}
              <Button weight="link" name="_act" value="anew">
                {words.beginAnother}
              </Button>
            </p>
          </form>
        )}
        <LeaveLink context={context} />
      </div>
    </PortalPage>
  );
}
