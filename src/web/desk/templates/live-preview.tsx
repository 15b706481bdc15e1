import { Alert, Input } from "antd";
import { useText } from "../language.tsx";
import { documentsText } from "../messages/documents.ts";
import { AskForm, startOf } from "../parts/ask-form.tsx";
import { PaperSheet } from "../parts/paper-sheet.tsx";
import { useWords } from "../parts/words.tsx";
import { Labelled } from "./labelled.tsx";
import type { Trying } from "./use-trying.ts";

/** How the template reads with a case and with answers to its questions, and what stands against it; anew with every change. */
export function LivePreview({ name, trying }: { name: string; trying: Trying }) {
  const text = useText(documentsText);
  const words = useWords();
  const { tried, caseNumber, typed } = trying;
  return (
    <>
      <Labelled label={text.lookWith} hint={text.lookWithHint}>
        {(id) => <Input id={id} value={caseNumber} onChange={(event) => trying.lookWith(event.target.value)} maxLength={60} allowClear />}
      </Labelled>
      {tried?.readable && tried.asks.length > 0 && (
        <details className="template-answers">
          <summary>{text.answers}</summary>
          <p className="hint">{text.answersHint}</p>
          <AskForm
            asks={tried.asks}
            values={startOf({ asks: tried.asks, entered: { ...tried.entered, ...typed } })}
            onChange={trying.answer}
          />
        </details>
      )}
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
                    <li key={`${fault.code} ${fault.block} ${fault.ask} ${fault.part} ${fault.detail}`}>
                      {fault.block !== null && `${text.block(fault.block + 1)} `}
                      {fault.ask !== undefined && `${text.ask(fault.ask + 1)} `}
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
          <PaperSheet paper={tried.paper} label={text.previewOf(name)} />
        </>
      )}
    </>
  );
}
