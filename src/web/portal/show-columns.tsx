/** @jsxImportSource #html */
import type { Directory, ItemFilter } from "../../modules/catalogue/shared.ts";
import type { Org } from "../../modules/identity/shared.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import type { PageContext } from "./context.ts";
import { type DisclosureEntry, DisclosureNodePage, DisclosurePage } from "./disclosure-pages.tsx";
import type { PortalDoors } from "./doors.ts";
import { HomePage } from "./home-page.tsx";
import { placeIn } from "./list-pages.tsx";
import { contextOf, type Handler, one, type Portal, sendPage } from "./portal.ts";
import { ResultsPage } from "./results-page.tsx";
import { SearchPage } from "./search-page.tsx";
import { type Facet, ServicesPage } from "./services-page.tsx";
import { FILTER_KEYS, type FilterKey } from "./urls.ts";

const PAGE_ROWS = 20;
const SEARCH_ROWS = 50;
const QUESTION_ROWS = 10;
const HOME_ROWS = 6;

export const showHome: Handler = async (portal, request, reply) => {
  const { doors } = portal;
  const [all, online, nodes] = await Promise.all([
    doors.listItems({}, { limit: 1 }),
    doors.onlineItems(HOME_ROWS),
    doors.disclosureNodes(),
  ]);
  const data = { serviceItems: all.total, disclosureNodes: nodes.length, online };
  return sendPage(reply, <HomePage context={contextOf(portal, request)} data={data} />);
};

export const showServices: Handler = async (portal, request, reply) => {
  const context = contextOf(portal, request);
  const filter = filterFrom(request.query);
  const { cursor, from } = placeIn(request);
  const [list, directory, orgs] = await Promise.all([
    portal.doors.listItems(filter, { limit: PAGE_ROWS, ...cursor }),
    portal.doors.directory(filter),
    portal.doors.orgs(),
  ]);
  const facets = facetsFrom(directory, context, orgs);
  const chosen = FILTER_KEYS.filter((key) => filter[key]).map((key) => ({ key, label: labelOf(key, filter[key] ?? "", context, orgs) }));
  return sendPage(reply, <ServicesPage context={context} data={{ filter, facets, chosen, from, limit: PAGE_ROWS, ...list }} />);
};

export const showResults: Handler = async (portal, request, reply) => {
  const { cursor, from } = placeIn(request);
  const item = one(request.query, "item");
  const page = await portal.doors.publicResults({ limit: PAGE_ROWS, ...cursor, ...(item ? { item } : {}) });
  return sendPage(
    reply,
    <ResultsPage context={contextOf(portal, request)} data={{ ...page, from, limit: PAGE_ROWS, item: item ?? null }} />,
  );
};

export const showDisclosure: Handler = async (portal, request, reply) =>
  sendPage(reply, <DisclosurePage context={contextOf(portal, request)} nodes={await disclosureEntries(portal)} />);

export const showDisclosureNode: Handler = async (portal, request, reply) => {
  const { code } = request.params as { code: string };
  const node = (await disclosureEntries(portal)).find((entry) => entry.code === code);
  if (!node) return reply.callNotFound();
  return sendPage(reply, <DisclosureNodePage context={contextOf(portal, request)} node={node} />);
};

export const showSearch: Handler = async (portal, request, reply) => {
  const query = (one(request.query, "q") ?? "").slice(0, 100);
  return sendPage(
    reply,
    <SearchPage context={contextOf(portal, request)} data={{ query, ...(query ? await find(portal, query, request.lang) : NOTHING) }} />,
  );
};

const NOTHING = { rows: [], total: 0, nodes: [], questions: [], notes: [] };

/** Items, published questions and kinds of information in which the words occur. */
async function find(portal: Portal, query: string, lang: Lang) {
  const [items, nodes, questions] = await Promise.all([
    portal.doors.listItems({ text: query }, { limit: SEARCH_ROWS }),
    disclosureEntries(portal),
    portal.doors.publishedQuestions({ text: query, limit: QUESTION_ROWS }),
  ]);
  return {
    rows: items.rows,
    total: items.total,
    nodes: nodes.filter((node) => node.name.includes(query)),
    questions: questions.rows,
    notes: portal.doors.elsewhere(query, lang),
  };
}

/** What an address asks for. Unknown words lead to an empty list, not to an error: the address may be an old one. */
export function filterFrom(query: unknown): ItemFilter {
  const filter: Record<string, string> = {};
  for (const key of FILTER_KEYS) {
    const value = one(query, key);
    if (value) filter[key] = value.slice(0, 100);
  }
  return filter as ItemFilter;
}

type Orgs = Awaited<ReturnType<PortalDoors["orgs"]>>;
/** Which counts of the directory stand under which filter, in the order of the page. */
const FACETS = [
  ["class", "classes"],
  ["object", "objects"],
  ["sector", "sectors"],
  ["department", "departments"],
  ["type", "types"],
  ["theme", "themes"],
  ["initial", "initials"],
] as const satisfies [FilterKey, keyof Directory][];

function facetsFrom(directory: Directory, context: PageContext, orgs: Orgs): Facet[] {
  return FACETS.map(([key, counts]) => ({
    key,
    title: context.text.services.directory[key],
    entries: directory[counts].map(({ value, count }) => ({ value, count, label: labelOf(key, value, context, orgs) })),
  })).filter((facet) => facet.entries.length > 0);
}

function labelOf(key: FilterKey, value: string, { text, terms }: PageContext, orgs: Orgs): string {
  const { services } = text;
  const tables: Partial<Record<FilterKey, Readonly<Record<string, string>>>> = {
    class: services.classes,
    type: terms.types,
    object: services.objects,
    theme: terms.themes,
  };
  if (key === "department") return orgs.get(value)?.shortName ?? value;
  const table = tables[key] ?? {};
  return (Object.hasOwn(table, value) ? table[value] : undefined) ?? value; // the address may say __proto__
}

async function disclosureEntries({ doors }: Portal): Promise<DisclosureEntry[]> {
  const [nodes, orgs] = await Promise.all([doors.disclosureNodes(), doors.orgs()]);
  return nodes.map((node) => {
    const org: Org | undefined = node.department ? orgs.get(node.department) : undefined;
    return { ...node, departmentName: org?.name ?? null, departmentPhone: org?.phone ?? null };
  });
}
