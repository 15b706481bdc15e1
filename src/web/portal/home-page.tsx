/** @jsxImportSource #html */
import { Cards } from "../ui/cards.tsx";
import type { PageContext } from "./context.ts";
import { PortalPage } from "./portal-page.tsx";
import { SearchBox } from "./search-box.tsx";
import { urls } from "./urls.ts";

export interface HomeData {
  serviceItems: number;
  disclosureNodes: number;
  online: { code: string; name: string; departmentName: string }[];
}

/** 首页: the question everybody comes with, and the two columns beside each other (七(三)1). */
export function HomePage({ context, data }: { context: PageContext; data: HomeData }) {
  const { site, text } = context;
  const words = text.shell.home;
  const names = text.shell.columns;
  return (
    <PortalPage context={context} searchInPage place="home" title={words.title(site.county)} canonical={urls.home}>
      <h1>{words.question}</h1>
      <SearchBox context={context} label={words.lead} />
      <div className="twins">
        <section className="twin" aria-labelledby="column-services">
          <h2 id="column-services">
            <a href={urls.services()}>{names.services}</a>
          </h2>
          <p>{words.servicesText(data.serviceItems)}</p>
          <ul className="ways">
            <li>
              <a href={urls.services({ object: "person" })}>{words.persons}</a>
            </li>
            <li>
              <a href={urls.services({ object: "organisation" })}>{words.organisations}</a>
            </li>
            <li>
              <a href={`${urls.services()}#department`}>{words.byDepartment}</a>
            </li>
            <li>
              <a href={`${urls.services()}#sector`}>{words.bySector}</a>
            </li>
            <li>
              <a href={urls.places}>{text.services.nearby.title}</a>
            </li>
          </ul>
        </section>
        <section className="twin" aria-labelledby="column-disclosure">
          <h2 id="column-disclosure">
            <a href={urls.disclosure}>{names.disclosure}</a>
          </h2>
          <p>{words.disclosureText(data.disclosureNodes)}</p>
          <ul className="ways">
            <li>
              <a href={urls.disclosure}>{text.services.disclosure.directory}</a>
            </li>
          </ul>
        </section>
      </div>
      {data.online.length > 0 && (
        <section>
          <h2>{words.online}</h2>
          <p className="quiet">{words.onlineText}</p>
          <Cards cards={data.online.map((item) => ({ href: urls.guide(item.code), title: item.name, text: item.departmentName }))} />
        </section>
      )}
      <section>
        <h2>{words.after}</h2>
        <Cards
          cards={[
            { href: urls.track, title: words.track, text: words.trackText },
            { href: urls.results(), title: words.results, text: words.resultsText },
            { href: urls.consult, title: words.consult, text: words.consultText },
          ]}
        />
      </section>
    </PortalPage>
  );
}
