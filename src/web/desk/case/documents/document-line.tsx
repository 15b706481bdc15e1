import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { DocumentLine as Line } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { documentsText } from "../../messages/documents.ts";
import { Mark } from "../../parts/mark.tsx";
import { PaperSheet } from "../../parts/paper-sheet.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { api } from "../../server.ts";

export interface DocumentLineProps {
  caseId: string;
  line: Line;
  busy: boolean;
  onIssue: () => void;
}

/** A document that can be made now: looked at first, then made with one click. */
export function DocumentLine({ caseId, line, busy, onIssue }: DocumentLineProps) {
  const text = useText(documentsText);
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="document-name">
        {line.name} {line.required && <Mark tone="amber">{text.required}</Mark>}
      </p>
      <div className="document-acts">
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text.closePreview : text.preview}
        </Button>
        <Button size="small" type="primary" ghost loading={busy} onClick={onIssue} aria-label={`${text.issue} ${line.name}`}>
          {text.issue}
        </Button>
      </div>
      {open && <Look caseId={caseId} line={line} />}
    </>
  );
}

function Look({ caseId, line }: Pick<DocumentLineProps, "caseId" | "line">) {
  const text = useText(documentsText);
  const found = useQuery(api.documents.preview.queryOptions({ caseId, code: line.code }));
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed error={found.error} again={() => found.refetch()} />;
  if (!found.data) return null;
  return (
    <>
      <PaperSheet paper={found.data.paper} label={text.previewOf(line.name)} />
      <a href={`/desk/cases/${caseId}/document-preview/${line.code}`} target="_blank" rel="noopener">
        {text.previewPdf}
      </a>
    </>
  );
}
