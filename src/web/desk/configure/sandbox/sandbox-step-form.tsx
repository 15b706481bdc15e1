import { type FormData, textIn } from "../../../../core/forms/index.ts";
import { type StepForm, stepPages } from "../../case/act/step-form.ts";
import { dayOf } from "../../clock/moment.ts";
import { FormField } from "../../intake/fields/form-field.tsx";
import type { Typed } from "../../intake/form-answers.ts";
import { settingFor } from "../../intake/setting-for.ts";
import { useLanguage } from "../../language.tsx";

export interface SandboxStepFormProps {
  form: StepForm;
  typed: Typed;
  data: FormData;
  change: (part: Partial<Typed>) => void;
}

/** The part of the form that a step fills in, with what it may read around it. */
export function SandboxStepForm({ form, typed, data, change }: SandboxStepFormProps) {
  const { lang } = useLanguage();
  const today = dayOf(new Date().toISOString());
  const setting = settingFor({ definition: form.definition, typed, change, faultAt: () => undefined });
  return stepPages(form, typed, data, { lang, today }).map(({ page, fields }) => (
    <fieldset className="step-form" key={page.id}>
      <legend>{textIn(page.title, lang)}</legend>
      <div className="field-grid">
        {fields.map((field) => (
          <FormField key={field.path} view={field} setting={setting} />
        ))}
      </div>
    </fieldset>
  ));
}
