import { Select } from "antd";
import { type AnswerName, type FormDefinition, textIn } from "../../../../../core/forms/index.ts";
import { useLanguage } from "../../../language.tsx";
import { nameWords } from "./rule-words.ts";

export interface NameSelectProps {
  form: FormDefinition;
  names: readonly AnswerName[];
  value: string | null;
  label: string;
  /** Choices that are no answers, before the others. */
  extra?: { value: string; label: string };
  onChange: (path: string) => void;
}

/** Picks an answer by its label, page by page. */
export function NameSelect({ form, names, value, label, extra, onChange }: NameSelectProps) {
  const { lang } = useLanguage();
  const groups = form.pages.flatMap((page) => {
    const options = names.filter((name) => name.page === page.id).map((name) => ({ value: name.path, label: nameWords(name, lang) }));
    return options.length > 0 ? [{ label: textIn(page.title, lang), title: page.id, options }] : [];
  });
  return (
    <Select
      className="full"
      size="small"
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={280}
      aria-label={label}
      placeholder={label}
      value={value}
      options={extra ? [extra, ...groups] : groups}
      onChange={(picked) => picked !== null && onChange(picked)}
    />
  );
}
