import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from "@tanstack/react-router";
import { Failed, Loading } from "./parts/states.tsx";
import { useMe } from "./session/use-me.ts";
import { NoPost, NotFound } from "./shell/dead-ends.tsx";
import { firstPage } from "./shell/pages.ts";
import { Shell } from "./shell/shell.tsx";

/** All pages of the desk. Each module's screens are a file of their own, fetched when first opened. */
const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const home = createRoute({ getParentRoute: () => root, path: "/", component: Home });

const work = createRoute({
  getParentRoute: () => root,
  path: "/work/$box",
  validateSearch: (search): { text?: string; department?: string; item?: string; level?: string; state?: string } =>
    words(search, ["text", "department", "item", "level", "state"]),
  component: lazyRouteComponent(() => import("./worklist/worklist-page.tsx"), "WorklistPage"),
});

const caseRoute = createRoute({
  getParentRoute: () => root,
  path: "/cases/$caseId",
  validateSearch: (search): { act?: string; preview?: string } => words(search, ["act", "preview"]),
  component: lazyRouteComponent(() => import("./case/case-page.tsx"), "CasePage"),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: "/notices",
  validateSearch: (search): { show?: string } => words(search, ["show"]),
  component: lazyRouteComponent(() => import("./notices/notices-page.tsx"), "NoticesPage"),
});

const delegation = createRoute({
  getParentRoute: () => root,
  path: "/delegation",
  component: lazyRouteComponent(() => import("./delegation/delegation-page.tsx"), "DelegationPage"),
});

const questions = createRoute({
  getParentRoute: () => root,
  path: "/questions",
  validateSearch: (search): { box?: string } => words(search, ["box"]),
  component: lazyRouteComponent(() => import("./consultation/questions-page.tsx"), "QuestionsPage"),
});

const question = createRoute({
  getParentRoute: () => root,
  path: "/questions/$questionId",
  component: lazyRouteComponent(() => import("./consultation/question-page.tsx"), "QuestionPage"),
});

const intake = createRoute({
  getParentRoute: () => root,
  path: "/intake",
  validateSearch: (search): { item?: string } => words(search, ["item"]),
  component: lazyRouteComponent(() => import("./intake/intake-page.tsx"), "IntakePage"),
});

const receipt = createRoute({
  getParentRoute: () => root,
  path: "/intake/receipt/$caseId",
  validateSearch: (search): { print?: string } => words(search, ["print"]),
  component: lazyRouteComponent(() => import("./intake/receipt-page.tsx"), "ReceiptPage"),
});

const queue = createRoute({
  getParentRoute: () => root,
  path: "/queue",
  component: lazyRouteComponent(() => import("./queue/queue-page.tsx"), "QueuePage"),
});

const handovers = createRoute({
  getParentRoute: () => root,
  path: "/handovers",
  validateSearch: (search): { box?: string } => words(search, ["box"]),
  component: lazyRouteComponent(() => import("./handovers/handovers-page.tsx"), "HandoversPage"),
});

const handover = createRoute({
  getParentRoute: () => root,
  path: "/handovers/$list",
  component: lazyRouteComponent(() => import("./handovers/handover-page.tsx"), "HandoverPage"),
});

const licences = createRoute({
  getParentRoute: () => root,
  path: "/licences",
  validateSearch: (search): { text?: string; state?: string } => words(search, ["text", "state"]),
  component: lazyRouteComponent(() => import("./licences/licences-page.tsx"), "LicencesPage"),
});

const licence = createRoute({
  getParentRoute: () => root,
  path: "/licences/$licenceId",
  component: lazyRouteComponent(() => import("./licences/licence-page.tsx"), "LicencePage"),
});

const live = createRoute({
  getParentRoute: () => root,
  path: "/supervision/live",
  validateSearch: (search): { department?: string; item?: string; level?: string; state?: string } =>
    words(search, ["department", "item", "level", "state"]),
  component: lazyRouteComponent(() => import("./supervision/live-page.tsx"), "LivePage"),
});

const alarms = createRoute({
  getParentRoute: () => root,
  path: "/supervision/alarms",
  validateSearch: (search): { level?: string } => words(search, ["level"]),
  component: lazyRouteComponent(() => import("./supervision/alarms-page.tsx"), "AlarmsPage"),
});

const replay = createRoute({
  getParentRoute: () => root,
  path: "/supervision/replay/$caseId",
  validateSearch: (search): { at?: string } => words(search, ["at"]),
  component: lazyRouteComponent(() => import("./supervision/replay-page.tsx"), "ReplayPage"),
});

const items = createRoute({
  getParentRoute: () => root,
  path: "/items",
  validateSearch: (search): { list?: string; text?: string; department?: string; add?: string } =>
    words(search, ["list", "text", "department", "add"]),
  component: lazyRouteComponent(() => import("./configure/items-page.tsx"), "ItemsPage"),
});

const item = createRoute({
  getParentRoute: () => root,
  path: "/items/$code",
  validateSearch: (search): { tab?: string; before?: string; after?: string } => words(search, ["tab", "before", "after"]),
  component: lazyRouteComponent(() => import("./configure/item-page.tsx"), "ItemPage"),
});

const templates = createRoute({
  getParentRoute: () => root,
  path: "/templates",
  component: lazyRouteComponent(() => import("./templates/templates-page.tsx"), "TemplatesPage"),
});

const template = createRoute({
  getParentRoute: () => root,
  path: "/templates/$code",
  component: lazyRouteComponent(() => import("./templates/template-page.tsx"), "TemplatePage"),
});

const organisations = createRoute({
  getParentRoute: () => root,
  path: "/organisations",
  validateSearch: (search): { org?: string; act?: string } => words(search, ["org", "act"]),
  component: lazyRouteComponent(() => import("./administration/organisations-page.tsx"), "OrganisationsPage"),
});

const people = createRoute({
  getParentRoute: () => root,
  path: "/people",
  validateSearch: (search): { org?: string; text?: string; person?: string; add?: string } =>
    words(search, ["org", "text", "person", "add"]),
  component: lazyRouteComponent(() => import("./administration/people-page.tsx"), "PeoplePage"),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  validateSearch: (search): { action?: string; failures?: string; text?: string } => words(search, ["action", "failures", "text"]),
  component: lazyRouteComponent(() => import("./administration/audit-page.tsx"), "AuditPage"),
});

export const deskPages = createRouter({
  routeTree: root.addChildren([
    home,
    work,
    caseRoute,
    notices,
    delegation,
    questions,
    question,
    intake,
    receipt,
    queue,
    handovers,
    handover,
    licences,
    licence,
    live,
    alarms,
    replay,
    items,
    item,
    templates,
    template,
    organisations,
    people,
    audit,
  ]),
  basepath: "/desk",
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} again={reset} />,
  defaultPreload: "intent",
  // Plain words in the address: ?text=2026 stays a text.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const written = new URLSearchParams(
      Object.entries(search).filter((pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== ""),
    ).toString();
    return written === "" ? "" : `?${written}`;
  },
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof deskPages;
  }
}

function Home() {
  const first = firstPage(useMe().permissions);
  return first === null ? <NoPost /> : <Navigate to={first} replace />;
}

/** The named texts of a search part; anything else in the address is dropped. */
function words<K extends string>(search: Record<string, unknown>, names: readonly K[]): { [P in K]?: string } {
  const kept: { [P in K]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === "string" && value !== "") kept[name] = value;
  }
  return kept;
}
