/** @jsxImportSource #html */
import type { ItemEntry, ItemFilter } from "../../modules/catalogue/shared.ts";
import type { PageContext } from "./context.ts";
import { ListPages } from "./list-pages.tsx";
import { PortalPage } from "./portal-page.tsx";
import { SearchBox } from "./search-box.tsx";
import { type FilterKey, urls } from "./urls.ts";

export interface Facet {
  key: FilterKey;
  title: string;
  entries: { value: string; label: string; count: number }[];
}

export interface ServicesData {
  filter: ItemFilter;
  facets: Facet[];
  /** What is chosen, with its words. */
  chosen: { key: FilterKey; label: string }[];
  rows: ItemEntry[];
  total: number;
  /** Number of the first row shown, from 1. */
  from: number;
  previous: string | null;
  next: string | null;
  limit: number;
}

/** Number of entries of a facet shown before “more”. */
const SHORT = 8;
/** Facets with so few entries stand open from the start; the page's script opens the others where there is room. */
const SHORT_FACET = 3;

/** 政务服务专栏: the directory with its counts at the side, the list of items beside it (七(三)2–4). */
export function ServicesPage({ context, data }: { context: PageContext; data: ServicesData }) {
  const { text, site } = context;
  const words = text.services.directory;
  const column = text.shell.columns.servicesOf(site.county);
  const narrowed = data.chosen.length > 0;
  const title = narrowed ? data.chosen.map((choice) => choice.label).join(" · ") : column;
  return (
    <PortalPage
      context={context}
      searchInPage={!narrowed}
      place="services"
      title={title}
      description={words.lead}
      canonical={urls.services(data.filter)}
      crumbs={
        narrowed
          ? [{ label: text.shell.columns.services, href: urls.services() }, ...pathOf(data)]
          : [{ label: text.shell.columns.services }]
      }
    >
      <h1>{title}</h1>
      {!narrowed && <SearchBox context={context} label={words.lead} />}
      <div className="columns columns-left">
        <Facets context={context} data={data} />
        <section aria-labelledby="list-title">
          <h2 id="list-title">
            {narrowed ? words.caption : words.all} <span className="quiet small">{text.shell.common.count(data.total)}</span>
          </h2>
          {narrowed && <Chosen context={context} data={data} />}
          {data.rows.length === 0 ? (
            <p>
              {words.empty}
              {words.emptyWay}
              <a href={urls.services()}>{words.allLink}</a>
            </p>
          ) : (
            <ItemTable context={context} rows={data.rows} />
          )}
          {data.rows.length > 0 && (
            <ListPages
              context={context}
              list={data}
              summary={text.shell.common.range(data.from, data.from + data.rows.length - 1, data.total)}
              address={(place) => urls.services(data.filter, place)}
            />
          )}
        </section>
      </div>
    </PortalPage>
  );
}

/** The multi-level directory as a trail: each choice adds to the ones before it. */
function pathOf({ chosen, filter }: ServicesData) {
  let path: ItemFilter = {};
  return chosen.map(({ key, label }, index) => {
    path = { ...path, [key]: filter[key] };
    return index === chosen.length - 1 ? { label } : { label, href: urls.services(path) };
  });
}

function Facets({ context, data }: { context: PageContext; data: ServicesData }) {
  const words = context.text.services.directory;
  return (
    <nav className="facets" aria-label={words.filters}>
      {data.facets.map((facet) => (
        <FacetList key={facet.key} facet={facet} data={data} more={words.more} />
      ))}
    </nav>
  );
}

function FacetList({ facet, data, more }: { facet: Facet; data: ServicesData; more: string }) {
  const compact = facet.key === "initial";
  const list = (entries: Facet["entries"]) => (
    <ul className={compact ? "letters" : undefined}>
      {entries.map((entry) => {
        const current = data.filter[facet.key] === entry.value;
        return (
          <li key={entry.value}>
            <a href={urls.services({ ...data.filter, [facet.key]: entry.value })} aria-current={current ? "true" : undefined}>
              {entry.label}
            </a>
            {!compact && <span className="quiet small"> {entry.count}</span>}
          </li>
        );
      })}
    </ul>
  );
  const folded = !compact && facet.entries.length > SHORT + 2 && !data.filter[facet.key];
  return (
    <details open={facet.entries.length <= SHORT_FACET || data.filter[facet.key] !== undefined} id={facet.key}>
      <summary>{facet.title}</summary>
      <div>
        {list(folded ? facet.entries.slice(0, SHORT) : facet.entries)}
        {folded && (
          <details>
            <summary>{more}</summary>
            <div>{list(facet.entries.slice(SHORT))}</div>
          </details>
        )}
      </div>
    </details>
  );
}

function Chosen({ context, data }: { context: PageContext; data: ServicesData }) {
  const words = context.text.services.directory;
  return (
    <ul className="chosen">
      {data.chosen.map(({ key, label }) => {
        const { [key]: _removed, ...rest } = data.filter;
        return (
          <li key={key}>
            <a href={urls.services(rest)} aria-label={words.remove(label)}>
              {label} <span aria-hidden="true">×</span>
            </a>
          </li>
        );
      })}
      {data.chosen.length > 1 && (
        <li>
          <a href={urls.services()}>{words.clear}</a>
        </li>
      )}
    </ul>
  );
}

/** Code, name and department of each item (七(三)4). */
export function ItemTable({ context, rows }: { context: PageContext; rows: ItemEntry[] }) {
  const words = context.text.services.directory;
  return (
    <table className="stack items">
      <caption className="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.departmentColumn}</th>
          <th scope="col">{words.code}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              <a href={urls.guide(row.code)}>{row.name}</a> {!row.online && <span className="tag">{words.notOnline}</span>}
            </th>
            <td data-label={words.departmentColumn}>{row.departmentName}</td>
            <td data-label={words.code} className="number small">
              {row.code}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
