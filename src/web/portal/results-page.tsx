/** @jsxImportSource #html */
import type { ResultRow } from "../../modules/cases/shared.ts";
import type { PageContext } from "./context.ts";
import { ListPages } from "./list-pages.tsx";
import { PortalPage } from "./portal-page.tsx";
import { urls } from "./urls.ts";
import { dayText } from "./wording.ts";

export interface ResultsData {
  rows: ResultRow[];
  from: number;
  previous: string | null;
  next: string | null;
  limit: number;
  item: string | null;
}

/** 结果公示: the results that must be public, personal data masked (七(三)10). */
export function ResultsPage({ context, data }: { context: PageContext; data: ResultsData }) {
  const { text } = context;
  const words = text.cases.results;
  const item = data.item ? { item: data.item } : {};
  return (
    <PortalPage
      context={context}
      place="results"
      title={words.title}
      canonical={urls.results(item)}
      crumbs={[{ label: text.shell.columns.services, href: urls.services() }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <p>
        <a href={urls.licences()}>{text.licences.title}</a>
      </p>
      {data.rows.length === 0 ? (
        <p className="quiet">
          {words.empty}
          {words.emptyWay}
        </p>
      ) : (
        <>
          <ResultTable context={context} rows={data.rows} />
          <ListPages
            context={context}
            list={data}
            summary={words.range(data.from, data.from + data.rows.length - 1)}
            address={(place) => urls.results({ ...item, ...place })}
          />
        </>
      )}
    </PortalPage>
  );
}

export function ResultTable({ context, rows }: { context: PageContext; rows: ResultRow[] }) {
  const words = context.text.cases.results;
  return (
    <table className="stack">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.applicant}</th>
          <th scope="col">{words.outcome}</th>
          <th scope="col">{words.department}</th>
          <th scope="col">{words.closed}</th>
          <th scope="col">{words.number}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <th scope="row">{row.itemName}</th>
            <td data-label={words.applicant}>{row.applicantMasked}</td>
            <td data-label={words.outcome}>{context.text.cases.track.outcomes[row.outcome]}</td>
            <td data-label={words.department}>{row.departmentName}</td>
            <td data-label={words.closed} className="nowrap">
              {dayText(row.closedOn, context)}
            </td>
            <td data-label={words.number} className="number small">
              {row.number}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
