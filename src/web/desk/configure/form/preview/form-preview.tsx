import { Button, Select } from "antd";
import { useState } from "react";
import { type Access, applicantAccess, type FormDefinition } from "../../../../../core/forms/index.ts";
import type { StepRights } from "../../../../../core/process/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { termsText } from "../../../messages/terms.ts";
import { DeskPreview } from "./desk-preview.tsx";
import { PhonePreview } from "./phone-preview.tsx";
import { useSamples } from "./use-samples.ts";

const WINDOW = "#window";

/** The form on a phone and at the desk beside each other, sharing what is filled in; at the desk as each step's person sees it. */
export function FormPreview({ form, steps }: { form: FormDefinition; steps: readonly StepRights[] }) {
  const { preview } = useText(formdesignText);
  const { lang } = useLanguage();
  const terms = termsText(lang);
  const tried = useSamples(form);
  const [who, setWho] = useState(WINDOW);
  const posts: Readonly<Record<string, string>> = terms.posts;
  const people = [
    { value: WINDOW, label: preview.window },
    ...steps.map(({ id, name, post }) => ({ value: id, label: preview.step(name, (post && (posts[post] ?? post)) || preview.noPosts) })),
  ];
  return (
    <div className="fd-preview">
      <section aria-label={preview.phone}>
        <header className="fd-preview-head">
          <h3>{preview.phone}</h3>
        </header>
        <div className="fd-phone">
          <PhonePreview form={form} tried={tried} />
        </div>
      </section>
      <section aria-label={preview.desk}>
        <header className="fd-preview-head">
          <h3>{preview.desk}</h3>
          <Select
            size="small"
            aria-label={preview.as}
            title={preview.as}
            value={who}
            options={people}
            popupMatchSelectWidth={false}
            onChange={setWho}
          />
          <Button size="small" onClick={tried.clear}>
            {preview.clear}
          </Button>
          <span className="hint">{preview.samples}</span>
        </header>
        <div className="fd-desk">
          <DeskPreview form={form} tried={tried} access={accessOf(who, form, steps)} />
        </div>
      </section>
    </div>
  );
}

function accessOf(who: string, form: FormDefinition, steps: readonly StepRights[]): Access {
  const step = steps.find(({ id }) => id === who);
  if (!step) return applicantAccess(form);
  return Object.fromEntries([["*", "read"], ...step.fields.map(({ id, access }) => [id, access])]);
}
