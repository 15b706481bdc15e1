import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type FormPage, kindFacts, textIn } from "../../../../../core/forms/index.ts";
import { useLanguage, useText } from "../../../language.tsx";
import { formdesignText } from "../../../messages/formdesign.ts";
import { FieldList } from "./field-list.tsx";

export interface PageSectionProps {
  page: FormPage;
  number: number;
  count: number;
  isChosen: boolean;
  readOnly: boolean;
  onSelect: () => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** A page of the form with its head and its fields. */
export function PageSection({ page, number, count, isChosen, readOnly, onSelect, onMove, onRemove }: PageSectionProps) {
  const text = useText(formdesignText);
  const { lang } = useLanguage();
  const questions = page.fields.filter((field) => kindFacts(field.kind).asks && field.computed === undefined).length;
  return (
    <section className={isChosen ? "fd-page fd-page-chosen" : "fd-page"} aria-label={textIn(page.title, lang)} data-page={page.id}>
      <header className="fd-page-head">
        <button type="button" className="fd-page-title" aria-pressed={isChosen} onClick={onSelect}>
          <strong>{textIn(page.title, lang)}</strong>
          <span className="hint">
            {text.pageNumber(number, count)} · {text.questions(questions)}
          </span>
          {page.staff && <span className="mark mark-amber">{text.badges.staff}</span>}
          {page.shownWhen && <span className="mark">{text.badges.shownWhen}</span>}
        </button>
        {!readOnly && isChosen && (
          <span className="fd-card-acts">
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              title={text.moveUp}
              aria-label={text.moveUp}
              disabled={number === 1}
              onClick={() => onMove(-1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              title={text.moveDown}
              aria-label={text.moveDown}
              disabled={number === count}
              onClick={() => onMove(1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              title={text.remove}
              aria-label={text.remove}
              disabled={count === 1}
              onClick={onRemove}
            />
          </span>
        )}
      </header>
      <FieldList fields={page.fields} container={{ page: page.id, within: "" }} />
    </section>
  );
}
