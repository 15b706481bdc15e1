import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useText } from "../../language.tsx";
import { documentsText } from "../../messages/documents.ts";
import type { Entered } from "../../parts/ask-form.tsx";
import { PaperSheet } from "../../parts/paper-sheet.tsx";
import { Failed, Loading } from "../../parts/states.tsx";
import { useWords } from "../../parts/words.tsx";
import { api } from "../../server.ts";
import { Preview } from "../materials/preview/preview.tsx";

export interface DraftPreviewProps {
  caseId: string;
  code: string;
  name: string;
  /** What has been written for it so far. */
  entered: Entered;
}

/** A document before it is made: as it reads, and as the PDF it would be, marked as a draft. Drawn with what stood there when it was asked for. */
export function DraftPreview({ caseId, code, name, entered }: DraftPreviewProps) {
  const text = useText(documentsText);
  const words = useWords();
  const [drawn, setDrawn] = useState(entered);
  const [asPdf, setAsPdf] = useState(false);
  const { mutate, data, error, isPending } = useMutation(api.documents.preview.mutationOptions());
  useEffect(() => mutate({ caseId, code, entered: drawn }), [mutate, caseId, code, drawn]);
  const isStale = JSON.stringify(drawn) !== JSON.stringify(entered);
  return (
    <div className="draft-preview">
      {isStale && (
        <p className="hint">
          {text.previewStale}{" "}
          <Button size="small" onClick={() => setDrawn(entered)}>
            {text.previewAgain}
          </Button>
        </p>
      )}
      {isPending && <Loading />}
      {error && <Failed error={error} again={() => mutate({ caseId, code, entered: drawn })} />}
      {data && data.reason !== null && (
        <p className="hint">
          {words(data.reason)} {data.what !== "" && text.lacks(data.what)}
        </p>
      )}
      {data && (
        <Button
          size="small"
          aria-expanded={asPdf}
          aria-label={`${asPdf ? text.previewSheet : text.previewPdf} ${name}`}
          onClick={() => setAsPdf(!asPdf)}
        >
          {asPdf ? text.previewSheet : text.previewPdf}
        </Button>
      )}
      {data && !asPdf && <PaperSheet paper={data.paper} label={text.previewOf(name)} />}
      {data && asPdf && (
        <Preview
          caseId={caseId}
          file={{ hash: `draft ${code}`, name, type: "application/pdf" }}
          address={`/desk/cases/${caseId}/document-preview/${code}`}
          sent={{ entered: drawn }}
          mayRemark={false}
          onClose={() => setAsPdf(false)}
        />
      )}
    </div>
  );
}
