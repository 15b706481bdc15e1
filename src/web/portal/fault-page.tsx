/** @jsxImportSource #html */

import type { Problem } from "../../platform/http/index.ts";
import type { Html } from "../html/html.ts";
import type { PageContext } from "./context.ts";
import { PortalPage } from "./portal-page.tsx";
import { urls } from "./urls.ts";

/** What a person sees when something can't be done. The words depend on the status, never on inner details. */
export function faultPage(context: PageContext, fault: Problem): Html {
  return <FaultPage context={context} fault={fault} />;
}

function FaultPage({ context, fault }: { context: PageContext; fault: Problem }) {
  const words = context.text.shell.faults;
  const { title, paragraphs } = tellFault(context, fault);
  return (
    <PortalPage context={context} place="none" title={title} indexed={false}>
      <h1>{title}</h1>
      {paragraphs.map((paragraph) => (
        <p className="measure" key={paragraph}>
          {paragraph}
        </p>
      ))}
      <p>{words.ways}</p>
      <ul>
        <li>
          <a href={urls.services()}>{words.toServices}</a>
        </li>
        <li>
          <a href={urls.home}>{words.toHome}</a>
        </li>
      </ul>
      <p className="quiet small">{words.faultNumber(fault.requestId)}</p>
    </PortalPage>
  );
}

function tellFault({ text, site }: PageContext, fault: Problem): { title: string; paragraphs: string[] } {
  const words = text.shell.faults;
  if (fault.status === 404) return { title: words.notFound, paragraphs: [words.notFoundText] };
  if (fault.status === 429) return { title: words.tooMany, paragraphs: [words.tooManyText] };
  if (fault.status === 413) return { title: words.tooLarge, paragraphs: [words.tooLargeText] };
  if (fault.status === 403) return { title: words.forbidden, paragraphs: [words.forbiddenText] };
  if (fault.status >= 500) return { title: words.serverFault, paragraphs: [words.serverFaultText, words.callUs(site.phone)] };
  return { title: fault.title, paragraphs: typeof fault.detail === "string" ? [fault.detail] : [] };
}
