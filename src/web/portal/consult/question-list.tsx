/** @jsxImportSource #html */
import type { PublishedQuestion } from "../../../modules/consultation/shared.ts";
import type { PageContext } from "../context.ts";
import { urls } from "../urls.ts";
import { dayText } from "../wording.ts";
import { Paragraphs } from "./paragraphs.tsx";

/** Published questions, each with its answer beneath. `ofItem`: on the item's own page, which needn't be named. */
export function QuestionList({
  context,
  rows,
  ofItem = false,
}: {
  context: PageContext;
  rows: readonly PublishedQuestion[];
  ofItem?: boolean;
}) {
  const words = context.text.consult;
  return (
    <ul className="questions">
      {rows.map((row) => (
        <li key={row.id}>
          <h3>{row.title}</h3>
          <Paragraphs text={row.content} />
          <p className="quiet small">{words.askedBy(row.askerMasked, dayText(row.askedOn, context))}</p>
          <div className="notice notice-good">
            <h4>{words.answer}</h4>
            <Paragraphs text={row.answer} />
            <p className="quiet small">{words.answeredBy(row.departmentName, dayText(row.answeredOn, context))}</p>
          </div>
          {!ofItem && row.itemCode && (
            <p className="small">
              {words.aboutItem}
              <a href={urls.guide(row.itemCode)}>{row.itemName}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
