/** @jsxImportSource #html */

import type { ItemPackage } from "../../modules/catalogue/shared.ts";
import { type Child, keep } from "../html/html.ts";
import { Tabs } from "../ui/tabs.tsx";
import type { PageContext } from "./context.ts";
import { PortalPage } from "./portal-page.tsx";
import { urls } from "./urls.ts";

/** An item as its pages show it. */
export interface ItemView {
  code: string;
  version: number;
  publishedAt: string;
  departmentName: string;
  jointUnitNames: string[];
  package: ItemPackage;
}

export type ItemTab = "guide" | "consult" | "forms" | "apply" | "results";

/** What all pages of an item share: its place in the directory, its name and the five sub-columns (七(三)5). */
export function ItemFrame({ context, item, tab, children }: { context: PageContext; item: ItemView; tab: ItemTab; children: Child }) {
  const { text } = context;
  const { class: itemClass, sector, name, department } = item.package;
  const words = text.services.tabs;
  const addresses: Record<ItemTab, string> = {
    guide: urls.guide(item.code),
    consult: urls.itemConsult(item.code),
    forms: urls.forms(item.code),
    apply: urls.apply(item.code),
    results: urls.itemResults(item.code),
  };
  const title = tab === "guide" ? name : `${words[tab]} - ${name}`;
  return (
    <PortalPage
      context={context}
      place="services"
      title={title}
      description={item.package.summary}
      canonical={addresses[tab]}
      crumbs={[
        { label: text.shell.columns.services, href: urls.services() },
        { label: text.services.classes[itemClass], href: urls.services({ class: itemClass }) },
        { label: sector, href: urls.services({ class: itemClass, sector }) },
        { label: item.departmentName, href: urls.services({ class: itemClass, sector, department }) },
        { label: name },
      ]}
    >
      {keep(item, `tabs ${tab} ${context.lang}`, () => (
        <>
          <h1 className="item-name">{name}</h1>
          <Tabs
            label={words.label}
            tabs={(Object.keys(addresses) as ItemTab[]).map((key) => ({ href: addresses[key], label: words[key], current: key === tab }))}
          />
        </>
      ))}
      {children}
    </PortalPage>
  );
}
