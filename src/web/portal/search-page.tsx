/** @jsxImportSource #html */

import type { ItemEntry } from "../../modules/catalogue/shared.ts";
import type { PublishedQuestion } from "../../modules/consultation/shared.ts";
import { Notice } from "../ui/notice.tsx";
import { QuestionList } from "./consult/question-list.tsx";
import type { PageContext } from "./context.ts";
import type { DisclosureEntry } from "./disclosure-pages.tsx";
import { PortalPage } from "./portal-page.tsx";
import { SearchBox } from "./search-box.tsx";
import { ItemTable } from "./services-page.tsx";
import { urls } from "./urls.ts";

export interface SearchData {
  query: string;
  rows: ItemEntry[];
  total: number;
  nodes: DisclosureEntry[];
  questions: PublishedQuestion[];
  /** Where to go for what the catalogue doesn't hold. */
  notes: string[];
}

/** One search over what is published: items, and the kinds of information. */
export function SearchPage({ context, data }: { context: PageContext; data: SearchData }) {
  const { text } = context;
  const words = text.services.search;
  const title = data.query ? words.titleFor(data.query) : words.title;
  const found = data.rows.length + data.nodes.length + data.questions.length;
  return (
    <PortalPage
      context={context}
      searchInPage
      place="none"
      title={title}
      indexed={false}
      search={data.query}
      crumbs={[{ label: words.title }]}
    >
      <h1>{words.title}</h1>
      <SearchBox context={context} label={words.label} value={data.query} />
      {!data.query && <p className="quiet">{words.prompt}</p>}
      {data.notes.map((note) => (
        <Notice key={note}>
          <p>{note}</p>
        </Notice>
      ))}
      {data.query && found === 0 && data.notes.length === 0 && (
        <div role="status">
          <h2>{words.none(data.query)}</h2>
          <p>{words.noneWays}</p>
          <p>
            <a href={urls.services()}>{text.services.directory.allLink}</a>
          </p>
        </div>
      )}
      {data.rows.length > 0 && (
        <section>
          <h2>{words.found(data.total, data.query)}</h2>
          <ItemTable context={context} rows={data.rows} />
          {data.total > data.rows.length && (
            <p>
              <a href={urls.services({ text: data.query })}>{text.shell.common.next}</a>
            </p>
          )}
        </section>
      )}
      {data.questions.length > 0 && (
        <section>
          <h2>{words.questions}</h2>
          <QuestionList context={context} rows={data.questions} />
        </section>
      )}
      {data.nodes.length > 0 && (
        <section>
          <h2>{words.disclosure}</h2>
          <ul>
            {data.nodes.map((node) => (
              <li key={node.code}>
                <a href={urls.disclosureNode(node.code)}>{node.name}</a> <span className="quiet small">{node.departmentName}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PortalPage>
  );
}
