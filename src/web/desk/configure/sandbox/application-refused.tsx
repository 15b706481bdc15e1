import { Alert } from "antd";
import type { FormDefinition } from "../../../../core/forms/index.ts";
import type { SandboxView } from "../../../../modules/designs/shared.ts";
import { useLanguage, useText } from "../../language.tsx";
import { configureText } from "../../messages/configure.ts";
import { useWords } from "../../parts/words.tsx";
import { labelAt } from "./label-at.ts";

/** Why the invented application wasn't taken: each answer that is missing or wrong by its label, or what else stands against it. */
export function ApplicationRefused({ refused, form }: { refused: NonNullable<SandboxView["refused"]>; form: FormDefinition }) {
  const text = useText(configureText);
  const { lang } = useLanguage();
  const words = useWords();
  return (
    <Alert
      className="form-alert"
      type="error"
      showIcon
      role="alert"
      title={refused.fields.length > 0 ? text.applicationRefused : words(refused.code)}
      description={
        refused.fields.length > 0 && (
          <ul>
            {refused.fields.map(({ path, message }) => (
              <li key={path}>{text.missingAnswer(labelAt(form, path.replace(/^form\./, ""), lang), message)}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
