import { Alert } from "antd";
import { useEffect, useRef } from "react";
import { useWords } from "../../parts/words.tsx";
import type { Refused } from "./use-perform.ts";

/** Why the server didn't do it. A conflict is no fault of the reader: it informs, and the typed words stay. */
export function RefusedAlert({ refused }: { refused: Refused }) {
  const words = useWords();
  // Which document and what it lacks, or for which step.
  const told = [refused.detail.document, refused.detail.documents, refused.detail.what, refused.detail.step].filter(Boolean).join("：");
  const place = useRef<HTMLDivElement>(null);
  // On a phone the button pressed stands a screen below: without this nothing seems to happen.
  useEffect(() => {
    if (refused) place.current?.scrollIntoView({ block: "center" });
  }, [refused]);
  return (
    <div ref={place}>
      <Alert
        className="form-alert"
        type={refused.code === "matters/conflict" ? "warning" : "error"}
        showIcon
        role="alert"
        title={words(refused.code)}
        description={
          told !== "" ? (
            told
          ) : refused.fields.length > 0 ? (
            <ul>
              {refused.fields.map((field) => (
                <li key={field.path}>{field.message}</li>
              ))}
            </ul>
          ) : undefined
        }
      />
    </div>
  );
}
