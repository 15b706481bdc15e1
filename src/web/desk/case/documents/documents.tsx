import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert } from "antd";
import { useEffect, useState } from "react";
import type { DocumentLine as Line } from "../../../../modules/cases/shared.ts";
import { useText } from "../../language.tsx";
import { documentsText } from "../../messages/documents.ts";
import { useWords } from "../../parts/words.tsx";
import { api } from "../../server.ts";
import { RefusedAlert } from "../act/refused-alert.tsx";
import { usePerform } from "../act/use-perform.ts";
import type { CaseView } from "../case-view.ts";
import { DocumentLine } from "./document-line.tsx";
import { MadeDocument } from "./made-document.tsx";

/** 文书: what has been made, what can be made now, and why the rest can't. */
export function Documents({ view }: { view: CaseView }) {
  const text = useText(documentsText);
  const words = useWords();
  const queries = useQueryClient();
  const found = useQuery(api.documents.ofCase.queryOptions({ caseId: view.id }));
  const { perform, refused, busy } = usePerform();
  const [done, setDone] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was done to the case may have made a document
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: api.documents.ofCase.queryKey({ caseId: view.id }) });
  }, [view.version]);
  const documents = found.data;
  if (!documents) return null;

  const send = async (command: "issue-document" | "void-document", input: object, after: string) => {
    setDone(null);
    const answer = await perform({ command, caseId: view.id, expectedVersion: view.version, input });
    if (answer === null) return false;
    setDone(after);
    await queries.invalidateQueries({ queryKey: api.documents.pathKey() });
    return true;
  };
  const ready = documents.lines.filter((line) => line.reason === null && line.replaces === null);
  const usual = ready.filter(({ listed, stage }) => listed || stage === "inside");
  const others = ready.filter((line) => !usual.includes(line));
  const waiting = documents.lines.filter((line) => line.reason !== null && line.replaces === null);
  const again = new Map(documents.lines.filter((line) => line.reason === null).map((line) => [line.replaces, line]));
  const listOf = (lines: readonly Line[]) => (
    <ul className="document-list">
      {lines.map((line) => (
        <li key={line.code}>
          <DocumentLine
            caseId={view.id}
            line={line}
            busy={busy}
            onIssue={(entered) => send("issue-document", { document: line.code, entered }, text.issued(line.name))}
          />
        </li>
      ))}
    </ul>
  );
  return (
    <section className="block-part documents" aria-label={text.title}>
      <h3>{text.title}</h3>
      {done !== null && <Alert className="form-alert" type="success" showIcon role="status" title={done} />}
      {refused && <RefusedAlert refused={refused} />}
      {documents.made.length === 0 && <p className="hint">{text.none}</p>}
      <ul className="document-list">
        {documents.made.map((paper) => (
          <li key={paper.id}>
            <MadeDocument
              caseId={view.id}
              paper={paper}
              line={again.get(paper.id)}
              busy={busy}
              onAgain={
                again.has(paper.id)
                  ? (reason, entered) =>
                      send("issue-document", { document: paper.code, replaces: paper.id, reason, entered }, text.issued(paper.name))
                  : undefined
              }
              onVoid={(reason) => send("void-document", { paper: paper.id, reason }, text.voided(paper.name))}
            />
          </li>
        ))}
      </ul>
      {usual.length > 0 && <h4>{text.ready}</h4>}
      {listOf(usual)}
      {others.length > 0 && (
        <details className="unavailable">
          <summary>{text.others}</summary>
          {listOf(others)}
        </details>
      )}
      {waiting.length > 0 && (
        <details className="unavailable">
          <summary>{text.later}</summary>
          <ul>
            {waiting.map((line) => (
              <li key={line.code}>
                {line.name}{" "}
                <span className="hint">
                  {line.reason !== null && words(line.reason)} {line.what !== "" && text.lacks(line.what)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
