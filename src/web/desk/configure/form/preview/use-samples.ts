import { useMemo, useState } from "react";
import { type FieldError, type FormData, type FormDefinition, validateForm } from "../../../../../core/forms/index.ts";
import { dayOf } from "../../../clock/moment.ts";
import { shownAnswers, type Typed } from "../../../intake/form-answers.ts";
import { useLanguage } from "../../../language.tsx";

/** What has been filled in to try the form: the same answers on the phone and on the desk. */
export interface TriedForm {
  readonly typed: Typed;
  readonly answers: FormData;
  readonly today: string;
  readonly faultAt: (path: string) => string | undefined;
  change(part: Partial<Typed>): void;
  clear(): void;
  /** Judges a page as the server would; its faults are shown until something is changed. */
  judge(page: string): readonly FieldError[];
}

export function useSamples(form: FormDefinition): TriedForm {
  const { lang } = useLanguage();
  const [typed, setTyped] = useState<Typed>({ body: {}, rows: {} });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const answers = useMemo(() => shownAnswers(form, typed), [form, typed]);
  const today = dayOf(new Date().toISOString());
  return {
    typed,
    answers,
    today,
    faultAt: (path) => errors.find((error) => error.path === path)?.message,
    change: (part) => {
      setTyped((before) => ({ ...before, ...part }));
      setErrors([]);
    },
    clear: () => {
      setTyped({ body: {}, rows: {} });
      setErrors([]);
    },
    judge: (page) => {
      const judged = validateForm(form, answers, { lang, today, page });
      const found = judged.ok ? [] : judged.errors;
      setErrors(found);
      return found;
    },
  };
}
