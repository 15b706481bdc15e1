import { Button } from "antd";
import { useState } from "react";
import type { DocumentLine as Line } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { documentsText } from "../../messages/documents.ts";
import { AskForm, type Entered, startOf } from "../../parts/ask-form.tsx";
import { Mark } from "../../parts/mark.tsx";
import { DraftPreview } from "./draft-preview.tsx";

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
        <Button size="small" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? text.closePreview : text.preview}
        </Button>
        {(!asks || writing) && (
          <Button size="small" type="primary" ghost loading={busy} onClick={issue} aria-label={`${text.issue} ${line.name}`}>
            {text.issue}
          </Button>
        )}
      </div>
      {shown && <DraftPreview caseId={caseId} code={line.code} name={line.name} entered={entered} />}
    </>
  );
}
