import { useMutation } from "@tanstack/react-query";
import { Alert, Input } from "antd";
import { useEffect, useState } from "react";
import type { Template } from "../../../modules/documents/shared.ts";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { PaperSheet } from "../parts/paper-sheet.tsx";
import { useWords } from "../parts/words.tsx";
import { type Answers, api } from "../server.ts";
import { Labelled } from "./labelled.tsx";

type Tried = Answers["documents"]["tryTemplate"];
/** Typing isn't answered letter by letter. */
const PAUSE = 300;

/** How the template reads with a case, and what stands against it; anew with every change. */
export function LivePreview({ template }: { template: Template }) {
  const text = useText(documentsText);
  const words = useWords();
  const [caseNumber, setCaseNumber] = useState("");
  const [tried, setTried] = useState<Tried | null>(null);
  const { mutate } = useMutation(api.documents.tryTemplate.mutationOptions({ onSuccess: setTried }));
  useEffect(() => {
    const timer = setTimeout(() => mutate({ template, caseNumber }), PAUSE);
    return () => clearTimeout(timer);
  }, [template, caseNumber, mutate]);
  return (
    <>
      <Labelled label={text.lookWith} hint={text.lookWithHint}>
        {(id) => <Input id={id} value={caseNumber} onChange={(event) => setCaseNumber(event.target.value)} maxLength={60} allowClear />}
      </Labelled>
      {tried && !tried.readable && <Alert type="error" showIcon title={words("documents/unreadable")} />}
      {tried?.readable && (
        <>
          {caseNumber !== "" && !tried.found && <Alert className="form-alert" type="info" showIcon title={text.notFound} />}
          {tried.faults.length > 0 ? (
            <Alert
              className="form-alert"
              type="warning"
              showIcon
              title={text.faults}
              description={
                <ul>
                  {tried.faults.map((fault) => (
                    <li key={`${fault.code} ${fault.block} ${fault.detail}`}>
                      {fault.block !== null && `${text.block(fault.block + 1)} `}
                      {words(fault.code)}：{fault.detail}
                    </li>
                  ))}
                </ul>
              }
            />
          ) : (
            <p className="hint" role="status">
              {text.fine}
            </p>
          )}
          {tried.missing !== "" && (
            <p className="hint">
              {text.missing}：{tried.missing}
            </p>
          )}
          <PaperSheet paper={tried.paper} label={text.previewOf(template.name)} />
        </>
      )}
    </>
  );
}
