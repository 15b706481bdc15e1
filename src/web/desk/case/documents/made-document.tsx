import { Button, Input } from "antd";
import { useId, useState } from "react";
import type { DocumentLine, MadeDocument as Made } from "../../../../modules/cases/shared.ts";
import { minuteOf } from "../../clock/moment.ts";
import { useText } from "../../language.tsx";
import { documentsText } from "../../messages/documents.ts";
import { AskForm, type Entered, startOf } from "../../parts/ask-form.tsx";
import { Mark, type Tone } from "../../parts/mark.tsx";
import { Preview } from "../materials/preview/preview.tsx";
import { DraftPreview } from "./draft-preview.tsx";

const TONES: Record<Made["state"], Tone> = { issued: "green", replaced: "grey", void: "grey" };

export interface MadeDocumentProps {
  caseId: string;
  paper: Made;
  /** How it would be made again; undefined where it can't be issued anew here. */
  line: DocumentLine | undefined;
  busy: boolean;
  onAgain: ((reason: string, entered: Entered) => Promise<boolean>) | undefined;
  onVoid: (reason: string) => Promise<boolean>;
}

/** A document that was made: its number, whether it holds, its files; to be issued anew or taken back with a reason. */
export function MadeDocument({ caseId, paper, line, busy, onAgain, onVoid }: MadeDocumentProps) {
  const text = useText(documentsText);
  const [asking, setAsking] = useState<"again" | "void" | null>(null);
  const [reason, setReason] = useState("");
  const [open, setOpen] = useState(false);
  const [looking, setLooking] = useState(false);
  const [entered, setEntered] = useState<Entered | null>(null);
  const field = useId();
  const address = (kind: "pdf" | "docx") => `/desk/cases/${caseId}/documents/${paper.id}/${kind}`;
  const written = entered ?? (line ? startOf(line) : {});
  const confirm = async () => {
    const send = asking === "again" ? onAgain : onVoid;
    if (reason.trim() === "" || !send || !(await send(reason.trim(), written))) return;
    setEntered(null);
    setLooking(false);
    setAsking(null);
    setReason("");
  };
  return (
    <>
      <p className="document-name">
        {paper.name} <span className="figures">{paper.number}</span> <Mark tone={TONES[paper.state]}>{text.states[paper.state]}</Mark>{" "}
        {paper.audience === "inside" && <Mark>{text.forInside}</Mark>}
      </p>
      <p className="hint">
        {text.made(minuteOf(paper.at), paper.by.name)}
        {paper.seal && ` · ${text.sealWith(text.sealKinds[paper.seal.kind ?? "official"])}`}
        {paper.validUntil && ` · ${text.until(paper.validUntil)}`}
      </p>
      <div className="document-acts">
        <Button size="small" aria-expanded={open} aria-label={text.lookAt(paper.name)} onClick={() => setOpen(!open)}>
          {open ? text.closeIt : text.openIt}
        </Button>
        <a href={address("pdf")} target="_blank" rel="noopener" aria-label={text.pdfOf(paper.name)}>
          {text.pdf}
        </a>
        <a href={address("docx")} download aria-label={text.docxOf(paper.name)}>
          {text.docx}
        </a>
        {paper.state === "issued" && onAgain && (
          <Button size="small" type="link" onClick={() => setAsking(asking === "again" ? null : "again")}>
            {text.again}
          </Button>
        )}
        {paper.mayVoid && (
          <Button size="small" type="link" onClick={() => setAsking(asking === "void" ? null : "void")}>
            {text.voidIt}
          </Button>
        )}
      </div>
      {open && (
        <Preview
          caseId={caseId}
          file={{ hash: paper.id, name: paper.name, type: "application/pdf" }}
          address={address("pdf")}
          mayRemark={false}
          onClose={() => setOpen(false)}
        />
      )}
      {asking !== null && (
        <div className="document-reason">
          {asking === "again" && line && line.asks.length > 0 && <AskForm asks={line.asks} values={written} onChange={setEntered} />}
          <label htmlFor={field}>{text.reason}</label>
          <Input id={field} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} />
          <p className="hint">{text.reasonHint}</p>
          <div className="document-acts">
            {asking === "again" && (
              <Button size="small" aria-expanded={looking} onClick={() => setLooking(!looking)}>
                {looking ? text.closePreview : text.preview}
              </Button>
            )}
            <Button size="small" danger={asking === "void"} loading={busy} disabled={reason.trim() === ""} onClick={confirm}>
              {asking === "again" ? text.again : text.voidIt}
            </Button>
          </div>
          {asking === "again" && looking && <DraftPreview caseId={caseId} code={paper.code} name={paper.name} entered={written} />}
        </div>
      )}
    </>
  );
}
