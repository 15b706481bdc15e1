/** @jsxImportSource #html */
import type { LicenceRow, ListedStanding } from "../../../modules/licences/shared.ts";
import { LISTED_STANDINGS, licenceTerms } from "../../../modules/licences/shared.ts";
import { Actions, Button } from "../../ui/buttons.tsx";
import { LineField } from "../../ui/line-field.tsx";
import { Tag } from "../../ui/tag.tsx";
import type { PageContext } from "../context.ts";
import { ListPages } from "../list-pages.tsx";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";
import { dayText } from "../wording.ts";
import { colourOf } from "./standing-colour.ts";

export interface LicenceFilter {
  text?: string;
  department?: string;
  standing?: ListedStanding;
}

export interface LicencesData {
  filter: LicenceFilter;
  rows: LicenceRow[];
  from: number;
  previous: string | null;
  next: string | null;
  limit: number;
  departments: { code: string; name: string }[];
}

/** 证照公示 (行政许可法 40; 六(五)): what the county has granted and how it stands today. */
export function LicencesPage({ context, data }: { context: PageContext; data: LicencesData }) {
  const words = context.text.licences;
  const { filter, rows, from } = data;
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <PortalPage
      context={context}
      searchInPage
      place="results"
      title={words.title}
      canonical={urls.licences(filter)}
      crumbs={[
        { label: context.text.shell.columns.services, href: urls.services() },
        { label: words.results, href: urls.results() },
        { label: words.title },
      ]}
    >
      <h1>{words.title}</h1>
      <p className="measure">{words.lead}</p>
      <Search context={context} data={data} />
      {rows.length === 0 ? (
        <p className="quiet" role="status">
          {isNarrowed ? words.noMatch : `${words.empty}${words.emptyWay}`}
        </p>
      ) : (
        <>
          <LicenceTable context={context} rows={rows} />
          <ListPages
            context={context}
            list={data}
            summary={words.range(from, from + rows.length - 1)}
            address={(place) => urls.licences(filter, place)}
          />
          <p>
            <a href={urls.licenceTable(filter)}>{words.download}</a> <span className="quiet">{words.downloadText}</span>
          </p>
        </>
      )}
      {isNarrowed && (
        <p>
          <a href={urls.licences()}>{words.all}</a>
        </p>
      )}
      <p>
        <a href={urls.verify}>{words.verify}</a>
      </p>
    </PortalPage>
  );
}

function Search({ context, data: { filter, departments } }: { context: PageContext; data: LicencesData }) {
  const words = context.text.licences;
  const { standings } = licenceTerms(context.lang);
  return (
    <form method="get" action={urls.licences()} className="form">
      <LineField id="q" label={words.search} hint={words.searchHint} value={filter.text ?? ""} errors={[]} maxLength={60} />
      <Choice
        id="department"
        label={words.department}
        any={words.any}
        value={filter.department}
        choices={departments.map(({ code, name }) => [code, name])}
      />
      <Choice
        id="state"
        label={words.standing}
        any={words.any}
        value={filter.standing}
        choices={LISTED_STANDINGS.map((standing) => [standing, standings[standing]])}
      />
      <Actions>
        <Button>{words.find}</Button>
      </Actions>
    </form>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  any: string;
  value: string | undefined;
  choices: readonly (readonly [string, string])[];
}

function Choice({ id, label, any, value, choices }: ChoiceProps) {
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <select className="input" id={id} name={id}>
        <option value="">{any}</option>
        {choices.map(([code, name]) => (
          <option key={code} value={code} selected={code === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

function LicenceTable({ context, rows }: { context: PageContext; rows: LicenceRow[] }) {
  const words = context.text.licences;
  const { columns, standings, unlimited } = licenceTerms(context.lang);
  const day = (value: string) => dayText(value, context);
  return (
    <table className="stack">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.holder}</th>
          <th scope="col">{columns.department}</th>
          <th scope="col">{words.validity}</th>
          <th scope="col">{columns.standing}</th>
          <th scope="col">{columns.number}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td data-label={columns.holder}>
              {row.holder}
              {row.creditCode !== null && <div className="number small quiet">{row.creditCode}</div>}
            </td>
            <td data-label={columns.department}>{row.departmentName}</td>
            <td data-label={words.validity}>
              <span className="nowrap">{words.from(day(row.validFrom))}</span>{" "}
              <span className="nowrap">{row.validUntil === null ? unlimited : day(row.validUntil)}</span>
            </td>
            <td data-label={columns.standing} className="nowrap">
              <Tag colour={colourOf(row.standing)}>{standings[row.standing]}</Tag>
            </td>
            <td data-label={columns.number} className="number small nowrap">
              {row.number}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
