import { textIn } from "../../../../core/forms/index.ts";
import { useLanguage } from "../../language.tsx";
import type { FrameProps } from "./field-frame.tsx";
import type { FormFieldProps } from "./form-setting.ts";

/** Label, hint and fault of a field in the reader's language. */
export function useFrame({ view, setting }: FormFieldProps): FrameProps {
  const { lang } = useLanguage();
  const { label, hint } = view.field;
  return { label: textIn(label, lang), hint: hint && textIn(hint, lang), fault: setting.faultAt(view.path), required: view.required };
}
