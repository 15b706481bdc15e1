import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useText } from "../language.tsx";
import { caseText } from "../messages/case.ts";
import { intakeText } from "../messages/intake.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Failed, Loading, Nothing } from "../parts/states.tsx";
import { CallBar } from "../queue/call-bar.tsx";
import { api } from "../server.ts";
import { PaperSizeChoice, readPaperSize, usePrintedPage } from "./receipt/paper-size.tsx";
import { ReceiptSheet } from "./receipt/receipt-sheet.tsx";

const route = getRouteApi("/intake/receipt/$caseId");

/** 收件回执: printed at once after intake and handed over; from here Enter goes on to the next applicant. */
export function ReceiptPage() {
  const text = useText(intakeText);
  const cases = useText(caseText);
  const { caseId } = route.useParams();
  const { print: printing } = route.useSearch();
  const navigate = route.useNavigate();
  const [size, setSize] = useState(readPaperSize);
  const found = useQuery(api.cases.view.queryOptions({ id: caseId }));
  const ready = found.data !== null && found.data !== undefined;
  const asked = useRef(false);
  const next = useRef<HTMLAnchorElement>(null);
  usePrintedPage(size, ready);
  useEffect(() => {
    if (!ready) return;
    next.current?.focus();
    if (printing === undefined || asked.current) return;
    asked.current = true;
    // Drawn first; and coming back to this page prints nothing.
    requestAnimationFrame(() => {
      print();
      void navigate({ search: {}, replace: true });
    });
  }, [ready, printing, navigate]);
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (found.data === null) return <Nothing title={cases.gone} />;
  return (
    <>
      <div className="no-print">
        <CallBar />
        <PageHead title={text.registered(found.data.applicationNumber)}>
          <PaperSizeChoice size={size} onSize={setSize} />
          <Link to="/cases/$caseId" params={{ caseId }}>
            {text.toCase}
          </Link>
          <Link to="/intake" ref={next}>
            {text.another}
          </Link>
          <Button type="primary" onClick={() => print()}>
            {text.print}
          </Button>
        </PageHead>
      </div>
      <ReceiptSheet view={found.data} size={size} />
    </>
  );
}
