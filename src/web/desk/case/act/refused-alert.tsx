import { Alert } from "antd";
import { useWords } from "../../parts/words.tsx";
import type { Refused } from "./use-perform.ts";

/** Why the server didn't do it. A conflict is no fault of the reader: it informs, and the typed words stay. */
export function RefusedAlert({ refused }: { refused: Refused }) {
  const words = useWords();
  return (
    <Alert
      className="form-alert"
      type={refused.code === "matters/conflict" ? "warning" : "error"}
      showIcon
      role="alert"
      title={words(refused.code)}
      description={
        refused.fields.length > 0 && (
          <ul>
            {refused.fields.map((field) => (
              <li key={field.path}>{field.message}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
