import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { DocumentLine as Line } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { documentsText } from "../../messages/documents.ts";
import { Mark } from "../../parts/mark.tsx";
import { PaperSheet } from "../../parts/paper-sheet.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { api } from "../../server.ts";
import { AskForm, type Entered, startOf } from "./ask-form.tsx";

export interface DocumentLineProps {
  caseId: string;
  line: Line;
  busy: boolean;
  onIssue: (entered: Entered) => Promise<boolean>;
}

/** A document that can be made now: written where it asks for something, looked at, then made with one click. */
export function DocumentLine({ caseId, line, busy, onIssue }: DocumentLineProps) {
  const text = useText(documentsText);
  const asks = line.asks.length > 0;
  const [writing, setWriting] = useState(false);
  const [entered, setEntered] = useState<Entered>(() => startOf(line));
  const [shown, setShown] = useState(false);
  const preview = useMutation(api.documents.preview.mutationOptions());
  const look = () => {
    setShown(!shown);
    if (!shown) preview.mutate({ caseId, code: line.code, entered });
  };
  const issue = async () => {
    if (!(await onIssue(entered))) return;
    setWriting(false);
    setShown(false);
    setEntered(startOf({ ...line, entered: {} }));
  };
  return (
    <>
      <p className="document-name">
        {line.name} {line.required && <Mark tone="amber">{text.required}</Mark>}
      </p>
      {writing && <AskForm asks={line.asks} values={entered} onChange={setEntered} />}
      <div className="document-acts">
        {asks && (
          <Button size="small" aria-expanded={writing} aria-label={`${text.write} ${line.name}`} onClick={() => setWriting(!writing)}>
            {writing ? text.closeWriting : text.write}
          </Button>
        )}
        <Button size="small" aria-expanded={shown} onClick={look}>
          {shown ? text.closePreview : text.preview}
        </Button>
        {(!asks || writing) && (
          <Button size="small" type="primary" ghost loading={busy} onClick={issue} aria-label={`${text.issue} ${line.name}`}>
            {text.issue}
          </Button>
        )}
      </div>
      {shown && preview.isPending && <Loading />}
      {shown && preview.isError && <Failed error={preview.error} again={() => preview.mutate({ caseId, code: line.code, entered })} />}
      {shown && preview.data && (
        <>
          <PaperSheet paper={preview.data.paper} label={text.previewOf(line.name)} />
          {!asks && (
            <a href={`/desk/cases/${caseId}/document-preview/${line.code}`} target="_blank" rel="noopener">
              {text.previewPdf}
            </a>
          )}
        </>
      )}
    </>
  );
}
