import { useMemo } from "react";
import { type FormDefinition, textIn, viewPage, visiblePages } from "../../../core/forms/index.ts";
import { dayOf } from "../clock/moment.ts";
import { useLanguage } from "../language.tsx";
import { FormField } from "./fields/form-field.tsx";
import { shownAnswers } from "./form-answers.ts";
import type { IntakeDraft } from "./intake-draft.ts";
import { settingFor } from "./setting-for.ts";

export interface FormPagesProps {
  /** Null where the form is only tried out. */
  item: string | null;
  definition: FormDefinition;
  draft: IntakeDraft;
  change: (part: Partial<IntakeDraft>) => void;
  faultAt: (path: string) => string | undefined;
}

/** The item's form, all its pages under each other, asking only what these answers call for. */
export function FormPages({ item, definition, draft, change, faultAt }: FormPagesProps) {
  const { lang } = useLanguage();
  const { body, rows } = draft;
  const today = dayOf(new Date().toISOString());
  const answers = useMemo(() => shownAnswers(definition, { body, rows }), [definition, body, rows]);
  const setting = settingFor({ item, definition, typed: draft, change, faultAt: (path) => faultAt(`form.${path}`) });
  return visiblePages(definition, answers, today).map((page) => (
    <section className="panel" key={page.id} aria-label={textIn(page.title, lang)}>
      <h2>{textIn(page.title, lang)}</h2>
      <div className="field-grid">
        {viewPage(definition, page.id, answers, { today, lang }).map((view) => (
          <FormField key={view.path} view={view} setting={setting} />
        ))}
      </div>
    </section>
  ));
}
