import { textIn } from "../../../../../core/forms/index.ts";
import { dayOf } from "../../../clock/moment.ts";
import { FormField } from "../../../intake/fields/form-field.tsx";
import { settingFor } from "../../../intake/setting-for.ts";
import { useLanguage } from "../../../language.tsx";
import type { FieldsProps } from "../act-fields.tsx";
import { stepFormOf, stepPages } from "../step-form.ts";

/** The part of the form that this step fills in, with what it may read around it; faults stand beside the fields. */
export function StepFormFields({ view, act, draft, change, formFaults }: FieldsProps) {
  const { lang } = useLanguage();
  const form = stepFormOf(view, act);
  if (form === undefined) return null;
  const today = dayOf(new Date().toISOString());
  const setting = settingFor({
    definition: form.definition,
    item: view.item.code,
    typed: draft,
    change,
    faultAt: (path) => formFaults.find((fault) => fault.path === path)?.message,
  });
  return stepPages(form, draft, view.formData, { lang, today }).map(({ page, fields }) => (
    <fieldset className="step-form" key={page.id} data-field="form">
      <legend>{textIn(page.title, lang)}</legend>
      <div className="field-grid">
        {fields.map((field) => (
          <FormField key={field.path} view={field} setting={setting} />
        ))}
      </div>
    </fieldset>
  ));
}
