import type { Permission } from "../../../modules/identity/shared.ts";

/** Every page of the left menu with its address and the permissions any of which opens it: the one map of the desk. */
export const PAGES = {
  todo: { group: "work", path: "/work/todo", needs: ["case.intake", "case.handle", "case.manage"] },
  pool: { group: "work", path: "/work/pool", needs: ["case.intake", "case.handle", "case.manage"] },
  running: { group: "work", path: "/work/running", needs: ["case.intake", "case.handle", "case.manage"] },
  started: { group: "work", path: "/work/started", needs: ["case.intake", "case.handle"] },
  copied: { group: "work", path: "/work/copied", needs: ["case.intake", "case.handle"] },
  done: { group: "work", path: "/work/done", needs: ["case.intake", "case.handle", "case.manage"] },
  questions: { group: "work", path: "/questions", needs: ["consultation.answer", "consultation.manage", "supervision.replay"] },
  handovers: { group: "work", path: "/handovers", needs: ["case.intake", "case.handle"] },
  licences: { group: "work", path: "/licences", needs: ["licence.view"] },
  incoming: { group: "window", path: "/work/incoming", needs: ["case.intake"] },
  intake: { group: "window", path: "/intake", needs: ["case.intake"] },
  queue: { group: "window", path: "/queue", needs: ["case.intake"] },
  live: { group: "supervision", path: "/supervision/live", needs: ["supervision.view"] },
  alarms: { group: "supervision", path: "/supervision/alarms", needs: ["supervision.view"] },
  items: { group: "configuration", path: "/items", needs: ["catalogue.edit"] },
  templates: { group: "configuration", path: "/templates", needs: ["catalogue.edit"] },
  organisations: { group: "administration", path: "/organisations", needs: ["identity.view"] },
  people: { group: "administration", path: "/people", needs: ["identity.view"] },
  audit: { group: "administration", path: "/audit", needs: ["audit.view"] },
} as const satisfies Record<string, { group: Group; path: string; needs: readonly Permission[] }>;

export const GROUPS = ["work", "window", "supervision", "configuration", "administration"] as const;
export type Group = (typeof GROUPS)[number];
export type PageName = keyof typeof PAGES;

/** The menu of somebody with these permissions, in groups, empty groups left out. */
export function menuFor(permissions: readonly Permission[]): { group: Group; pages: PageName[] }[] {
  const names = (Object.keys(PAGES) as PageName[]).filter((name) => opens(name, permissions));
  return GROUPS.map((group) => ({ group, pages: names.filter((name) => PAGES[name].group === group) })).filter(
    ({ pages }) => pages.length > 0,
  );
}

export function opens(name: PageName, permissions: readonly Permission[]): boolean {
  const needs: readonly Permission[] = PAGES[name].needs;
  return needs.some((needed) => permissions.includes(needed));
}

/** Pages one starts on, the likeliest first: work that waits, then what is watched. */
const STARTS: readonly PageName[] = ["todo", "live"];

/** Where somebody starts; else the first page their menu has. Null for who holds no post. */
export function firstPage(permissions: readonly Permission[]): string | null {
  const first = STARTS.find((name) => opens(name, permissions)) ?? menuFor(permissions)[0]?.pages[0];
  return first === undefined ? null : PAGES[first].path;
}

/** The menu entry an address belongs to, for highlighting. */
export function pageAt(path: string): PageName | null {
  const names = Object.keys(PAGES) as PageName[];
  return names.find((name) => path === PAGES[name].path || path.startsWith(`${PAGES[name].path}/`)) ?? null;
}
