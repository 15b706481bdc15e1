import { type Access, type FormDefinition, textIn, viewPage, visiblePages } from "../../../../../core/forms/index.ts";
import { FormField } from "../../../intake/fields/form-field.tsx";
import { settingFor } from "../../../intake/setting-for.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import type { TriedForm } from "./use-samples.ts";

/** The form at the desk, with the rights of one person: what may be changed, only read, or isn't there. */
export function DeskPreview({ form, tried, access }: { form: FormDefinition; tried: TriedForm; access: Access }) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const { typed, answers, today, change, faultAt } = tried;
  const setting = settingFor({ definition: form, typed, change, faultAt, item: null });
  const pages = visiblePages(form, answers, today).flatMap((page) => {
    const views = viewPage(form, page.id, answers, { today, lang, access });
    return views.length > 0 ? [{ page, views }] : [];
  });
  if (pages.length === 0) return <p className="hint">{text.preview.nothing}</p>;
  return pages.map(({ page, views }) => (
    <section className="panel" key={page.id} aria-label={textIn(page.title, lang)}>
      <h2>{textIn(page.title, lang)}</h2>
      <div className="field-grid">
        {views.map((view) => (
          <FormField key={view.path} view={view} setting={setting} />
        ))}
      </div>
    </section>
  ));
}
