/** @jsxImportSource #html */
import type { PublishedQuestion } from "../../../modules/consultation/shared.ts";
import { Cards } from "../../ui/cards.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { PageContext } from "../context.ts";
import { ListPages } from "../list-pages.tsx";
import { Phone } from "../phone.tsx";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";
import { QuestionList } from "./question-list.tsx";

export interface ConsultFilter {
  text?: string;
  item?: string;
  department?: string;
}

export interface ConsultData {
  filter: ConsultFilter;
  rows: PublishedQuestion[];
  total: number;
  from: number;
  previous: string | null;
  next: string | null;
  limit: number;
  /** Working days within which questions are answered. */
  days: number;
}

/** 网上咨询 of the whole column: ask, look up, and read what others asked (七(三)8). */
export function ConsultPage({ context, data }: { context: PageContext; data: ConsultData }) {
  const { text, site } = context;
  const words = text.consult;
  const { filter, rows, total, from } = data;
  const isNarrowed = Object.values(filter).some(Boolean);
  return (
    <PortalPage
      context={context}
      searchInPage
      place="consult"
      title={words.title}
      canonical={urls.consultList(filter)}
      crumbs={[{ label: text.shell.columns.services, href: urls.services() }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <p className="measure">{words.lead}</p>
      <Cards
        cards={[
          { href: urls.consultAsk(), title: words.ask, text: words.askText(data.days) },
          { href: urls.consultTrack, title: words.track, text: words.trackText },
        ]}
      />
      <form action={urls.consult} className="search-block">
        <label htmlFor="q" className="quiet">
          {words.search}
        </label>
        <div className="search search-large">
          <input type="search" id="q" name="q" defaultValue={filter.text} maxLength={60} />
          <button type="submit">{words.searchButton}</button>
        </div>
      </form>
      <h2>{filter.text ? words.publishedFor(filter.text) : words.published}</h2>
      {rows.length === 0 ? (
        <p className="quiet" role="status">
          {isNarrowed ? words.noMatch : words.empty}
        </p>
      ) : (
        <>
          <QuestionList context={context} rows={rows} />
          <ListPages
            context={context}
            list={data}
            summary={words.range(from, from + rows.length - 1, total)}
            address={(place) => urls.consultList(filter, place)}
          />
        </>
      )}
      {isNarrowed && (
        <p>
          <a href={urls.consult}>{words.all}</a>
        </p>
      )}
      <Notice title={words.call}>
        <p>{words.general}</p>
        <p>
          {words.hall} <Phone number={site.phone} />
        </p>
      </Notice>
    </PortalPage>
  );
}
