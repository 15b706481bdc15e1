import { Button, Input } from "antd";
import { useState } from "react";
import type { AnnotationView } from "../../../../../modules/cases/shared.ts";
import { minuteOf } from "../../../clock/moment.ts";
import { useText } from "../../../language.tsx";
import { previewText } from "../../../messages/preview.ts";

export interface AnnotationListProps {
  annotations: readonly AnnotationView[];
  page: number;
  chosen: string | null;
  busy: boolean;
  onChoose: (annotation: AnnotationView) => void;
  onRemove: (id: string) => void;
}

/** All remarks on the file, numbered as on its pages; a click leads to the page. */
export function AnnotationList({ annotations, page, chosen, busy, onChoose, onRemove }: AnnotationListProps) {
  const text = useText(previewText);
  if (annotations.length === 0) return null;
  const numbers = numbered(annotations);
  return (
    <section className="remarks" aria-label={text.remarks}>
      <h4>
        {text.remarks} <span className="hint">{text.remarksHint}</span>
      </h4>
      <ol>
        {annotations.map((each) => (
          <li key={each.id} className={each.id === chosen ? "remark-chosen" : undefined}>
            <Button type="link" size="small" aria-current={each.page === page ? "true" : undefined} onClick={() => onChoose(each)}>
              {text.remarkAt(each.page, numbers.get(each.id) ?? null)}
            </Button>
            <span className="remark-words">{each.words}</span>
            <span className="hint">
              {each.author} {minuteOf(each.at)}
            </span>
            {each.isOwn && (
              <Button type="link" size="small" disabled={busy} aria-label={text.takeBackOf(each.words)} onClick={() => onRemove(each.id)}>
                {text.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The number each mark bears on its page. */
function numbered(annotations: readonly AnnotationView[]): Map<string, number> {
  const counts = new Map<number, number>();
  const numbers = new Map<string, number>();
  for (const { id, page, place } of annotations) {
    if (!place) continue;
    counts.set(page, (counts.get(page) ?? 0) + 1);
    numbers.set(id, counts.get(page) ?? 1);
  }
  return numbers;
}

export interface NewRemarkProps {
  /** Whether it is about a place that was drawn, or about the page. */
  placed: boolean;
  busy: boolean;
  onKeep: (words: string) => void;
  onCancel: () => void;
}

export function NewRemark({ placed, busy, onKeep, onCancel }: NewRemarkProps) {
  const text = useText(previewText);
  const [words, setWords] = useState("");
  return (
    <form
      className="new-remark"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== "") onKeep(words.trim());
      }}
    >
      <label htmlFor="new-remark">{placed ? text.aboutPlace : text.aboutPage}</label>
      <Input.TextArea
        id="new-remark"
        autoFocus
        value={words}
        maxLength={1000}
        autoSize={{ minRows: 2, maxRows: 6 }}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="primary" size="small" htmlType="submit" loading={busy} disabled={words.trim() === ""}>
        {text.keep}
      </Button>{" "}
      <Button size="small" onClick={onCancel}>
        {text.cancel}
      </Button>
    </form>
  );
}
