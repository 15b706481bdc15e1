/** @jsxImportSource #html */
import { Actions, LinkButton } from "../../ui/buttons.tsx";
import type { PageContext } from "../context.ts";
import { PortalPage } from "../portal-page.tsx";
import { urls } from "../urls.ts";

/** The question is in: its number, and the query code that is shown only here. Made to be printed. */
export function AskedPage({ context, number, code, days }: { context: PageContext; number: string; code: string; days: number }) {
  const { text } = context;
  const words = text.consult.asked;
  return (
    <PortalPage
      context={context}
      place="consult"
      title={words.title}
      indexed={false}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: text.consult.title, href: urls.consult },
        { label: words.title },
      ]}
    >
      <div className="receipt">
        <div className="panel">
          <h1>{words.title}</h1>
          <div>{words.number}</div>
          <strong className="number">{number}</strong>
          <div>{words.code}</div>
          <strong className="number">{code}</strong>
        </div>
        <p>{words.keep}</p>
        <h2>{words.next}</h2>
        <ol>
          <li>{words.nextAnswer(days)}</li>
          <li>{words.nextTrack}</li>
        </ol>
        <Actions>
          <LinkButton href={urls.consultTrackNumber(number)}>{text.consult.track}</LinkButton>
          <button type="button" className="button button-second needs-script" data-print="">
            {words.print}
          </button>
        </Actions>
      </div>
    </PortalPage>
  );
}
