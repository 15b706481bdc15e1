/** @jsxImportSource #html */
import type { TrackView } from "../../../modules/cases/shared.ts";
import { CSRF_FIELD } from "../../../platform/http/index.ts";
import { Button } from "../../ui/buttons.tsx";
import type { PageContext } from "../context.ts";
import { urls } from "../urls.ts";
import { dayText } from "../wording.ts";

/** 材料沿用: what became of the papers of this application, what it took over, and how to say no. */
export function UsesOfPapers({ context, papers, csrf }: { context: PageContext; papers: TrackView["papers"]; csrf: string }) {
  const words = context.text.cases.earlier;
  const { uses, taken, stopped } = papers;
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{words.usesTitle}</h2>
      {taken.length > 0 && (
        <ul>
          {taken.map(({ paper, given, itemName }) => (
            <li key={`${paper} ${given} ${itemName}`}>{words.takenFrom(paper, dayText(given, context), itemName)}</li>
          ))}
        </ul>
      )}
      {uses.length === 0 ? (
        <p>{words.noUses}</p>
      ) : (
        <ul>
          {uses.map(({ paper, on, itemName, departmentName, manner, by }) => (
            <li key={`${paper} ${on} ${itemName}`}>
              {words.usedFor(paper, dayText(on, context), itemName, departmentName)}{" "}
              <span className="quiet small">{words.agreed[manner](by ?? "")}</span>
            </li>
          ))}
        </ul>
      )}
      {stopped ? (
        <p>{words.stopped}</p>
      ) : (
        <details className="no-print">
          <summary>{words.stopOpen}</summary>
          <div>
            <p>{words.stopText}</p>
            <form method="post" action={urls.trackStopReuse}>
              <input type="hidden" name={CSRF_FIELD} value={csrf} />
              <Button weight="warn">{words.stop}</Button>
            </form>
          </div>
        </details>
      )}
    </section>
  );
}
