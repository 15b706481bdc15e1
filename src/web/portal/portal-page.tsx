/** @jsxImportSource #html */
import type { Child } from "../html/html.ts";
import type { Crumb } from "../ui/breadcrumb.tsx";
import { PageShell } from "../ui/page-shell.tsx";
import { type PageContext, switchLinks } from "./context.ts";
import { urls } from "./urls.ts";

/** The entry of the main navigation a page belongs to. */
export type Place = "home" | "services" | "disclosure" | "track" | "results" | "consult" | "none";

export interface PortalPageProps {
  context: PageContext;
  place: Place;
  title: string;
  description?: string;
  /** From below the home page to this page; the last one is the page itself. */
  crumbs?: Crumb[];
  /** False for pages that show somebody's own data. */
  indexed?: boolean;
  search?: string;
  searchInPage?: boolean;
  canonical?: string;
  sheet?: true;
  children: Child;
}

/** A page of the portal: the shell with this county's words, navigation and switches. */
export function PortalPage({ context, place, crumbs, canonical, children, ...page }: PortalPageProps) {
  const { text, site, lang } = context;
  const names = text.shell.navigation;
  const entries: { place: Place; href: string; label: string }[] = [
    { place: "home", href: urls.home, label: names.home },
    { place: "services", href: urls.services(), label: names.services },
    { place: "disclosure", href: urls.disclosure, label: names.disclosure },
    { place: "track", href: urls.track, label: names.track },
    { place: "results", href: urls.results(), label: names.results },
    { place: "consult", href: urls.consult, label: names.consult },
  ];
  return (
    <PageShell
      {...page}
      language={lang}
      elder={context.elder}
      site={site}
      column={columnOf(place, context)}
      texts={{ ...text.shell.frame, government: text.shell.home.title(site.county) }}
      navigation={entries.map((entry) => ({ href: entry.href, label: entry.label, current: entry.place === place }))}
      links={switchLinks(context)}
      assets={context.assets}
      {...(crumbs ? { crumbs: [{ label: text.shell.frame.home, href: urls.home }, ...crumbs] } : {})}
      {...(canonical ? { canonical: context.publicUrl + canonical } : {})}
    >
      {children}
    </PageShell>
  );
}

function columnOf(place: Place, { text, site }: PageContext): { name: string; href: string } {
  if (place === "disclosure") return { name: text.shell.columns.disclosureOf(site.county), href: urls.disclosure };
  if (place === "home" || place === "none") return { name: text.shell.home.title(site.county), href: urls.home };
  return { name: text.shell.columns.servicesOf(site.county), href: urls.services() };
}
