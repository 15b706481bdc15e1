/** @jsxImportSource #html */
import type { DisclosureNode } from "../../modules/catalogue/shared.ts";
import { Notice } from "../ui/notice.tsx";
import { SummaryList } from "../ui/summary-list.tsx";
import type { PageContext } from "./context.ts";
import { PortalPage } from "./portal-page.tsx";
import { urls } from "./urls.ts";

export interface DisclosureEntry extends DisclosureNode {
  departmentName: string | null;
  departmentPhone: string | null;
}

/** 政府信息公开: the directory of what must be published by law. */
export function DisclosurePage({ context, nodes }: { context: PageContext; nodes: DisclosureEntry[] }) {
  const { text, site } = context;
  const words = text.services.disclosure;
  const groups = [...new Set(nodes.map((node) => node.group))];
  return (
    <PortalPage
      context={context}
      place="disclosure"
      title={text.shell.columns.disclosureOf(site.county)}
      canonical={urls.disclosure}
      crumbs={[{ label: text.shell.columns.disclosure }]}
    >
      <h1>{text.shell.columns.disclosureOf(site.county)}</h1>
      <p className="measure">{words.lead(nodes.length)}</p>
      {groups.map((group) => {
        const members = nodes.filter((node) => node.group === group);
        return (
          <section key={group}>
            <h2>
              {group} <span className="quiet small">{text.shell.common.count(members.length)}</span>
            </h2>
            <ol className="directory">
              {members.map((node) => (
                <li key={node.code} value={node.number}>
                  <a href={urls.disclosureNode(node.code)}>{node.name}</a>
                  <span className="quiet small"> {node.departmentName ?? words.unassigned}</span>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </PortalPage>
  );
}

/** One kind of information: what will be published and who answers for it. */
export function DisclosureNodePage({ context, node }: { context: PageContext; node: DisclosureEntry }) {
  const { text } = context;
  const words = text.services.disclosure;
  return (
    <PortalPage
      context={context}
      place="disclosure"
      title={node.name}
      canonical={urls.disclosureNode(node.code)}
      crumbs={[{ label: text.shell.columns.disclosure, href: urls.disclosure }, { label: node.name }]}
    >
      <h1>{node.name}</h1>
      <SummaryList
        facts={[
          { label: words.responsible, value: node.departmentName ?? words.unassigned },
          { label: words.group, value: node.group },
          { label: words.number, value: node.number },
          { label: words.code, value: <span className="number">{node.code}</span> },
        ]}
      />
      <Notice title={words.notYet}>
        <p>{node.departmentName ? words.notYetText(callable(node)) : words.notYetUnassigned}</p>
        <p>{words.lawyer}</p>
      </Notice>
      <p>
        <a href={urls.disclosure}>{words.back}</a>
      </p>
    </PortalPage>
  );
}

function callable({ departmentName, departmentPhone }: DisclosureEntry): string {
  return [departmentName, departmentPhone].filter(Boolean).join(" ");
}
