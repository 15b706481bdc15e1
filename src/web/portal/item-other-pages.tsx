/** @jsxImportSource #html */
import type { ResultRow } from "../../modules/cases/shared.ts";
import { Actions, LinkButton } from "../ui/buttons.tsx";
import type { PageContext } from "./context.ts";
import { ItemFrame, type ItemView } from "./item-frame.tsx";
import { ResultTable } from "./results-page.tsx";
import { urls } from "./urls.ts";

/** 表格下载: every form with number, name, what it is and how to fill it in (七(三)7). */
export function ItemFormsPage({ context, item }: { context: PageContext; item: ItemView }) {
  const words = context.text.services.forms;
  const { forms, online } = item.package;
  return (
    <ItemFrame context={context} item={item} tab="forms">
      {forms.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>{words.lead}</p>
          <table className="stack">
            <caption className="visually-hidden">{context.text.services.tabs.forms}</caption>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.number}</th>
                <th scope="col">{words.summary}</th>
                <th scope="col">{words.instructions}</th>
              </tr>
            </thead>
            <tbody>
              {forms.map((form) => (
                <tr key={form.number}>
                  <th scope="row">{form.name}</th>
                  <td data-label={words.number} className="number small">
                    {form.number}
                  </td>
                  <td data-label={words.summary}>{form.summary}</td>
                  <td data-label={words.instructions}>{form.instructions}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="quiet">{words.paper}</p>
        </>
      )}
      {online && (
        <Actions>
          <LinkButton href={urls.apply(item.code)}>{context.text.services.guide.applyOnline}</LinkButton>
        </Actions>
      )}
    </ItemFrame>
  );
}

/** 结果反馈 of an item: one's own case, and the published results. */
export function ItemResultsPage({
  context,
  item,
  rows,
  next,
}: {
  context: PageContext;
  item: ItemView;
  rows: ResultRow[];
  next: string | null;
}) {
  const words = context.text.services.results;
  return (
    <ItemFrame context={context} item={item} tab="results">
      <h2>{words.track}</h2>
      <p>{words.trackText}</p>
      <Actions>
        <LinkButton href={urls.track}>{words.track}</LinkButton>
      </Actions>
      <h2>{words.published}</h2>
      {!item.package.resultsPublic && <p>{words.notPublic}</p>}
      {item.package.resultsPublic && rows.length === 0 && <p>{context.text.cases.results.empty}</p>}
      {rows.length > 0 && <ResultTable context={context} rows={rows} />}
      {next && (
        <p>
          <a href={urls.results({ item: item.code })}>{context.text.shell.common.next}</a>
        </p>
      )}
    </ItemFrame>
  );
}
