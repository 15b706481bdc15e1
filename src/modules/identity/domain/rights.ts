import { type Grant, type Holding, PERMISSIONS, type Permission, type Post, type Scope } from "../shared.ts";

type Rights = Partial<Record<Permission, Scope>>;

/** What everybody who works here may do, whatever the post. */
const EVERYBODY: Rights = { "identity.view": "self" };

/** Whoever moves a case one step further sees the cases of the own organisation only. */
const CASE_STEP: Rights = { "case.handle": "org", "case.view": "org", "catalogue.view": "all" };

/** Those of a department also see the licences it has issued. */
const OFFICER: Rights = { ...CASE_STEP, "licence.view": "org" };

/** Whoever answers for an organisation sees what runs in it and beneath it. */
const LEADING: Rights = {
  "case.handle": "org",
  "case.view": "org-and-below",
  "licence.view": "org-and-below",
  "consultation.manage": "org-and-below",
  "catalogue.view": "all",
  "supervision.view": "org-and-below",
  "supervision.replay": "org-and-below",
};

/**
 * The rights table (七(一)2): what is not here is denied. The three administrators are separated (三权分立): the system administrator sets up
 * organisations and settings, the security administrator people, posts and locks, the audit administrator reads the logs; none sees a case.
 */
export const RIGHTS: Record<Post, Rights> = {
  "window-clerk": { ...CASE_STEP, "case.intake": "org" },
  handler: { ...OFFICER, "consultation.answer": "org", "licence.propose": "org" },
  reviewer: { ...OFFICER, "licence.propose": "org" },
  // 提出 and 决定 of an ending are incompatible posts.
  approver: { ...OFFICER, "licence.decide": "org" },
  // 科室负责人, 单位负责人: steps find them by section and unit.
  "section-head": { ...OFFICER, "licence.propose": "org" },
  head: { ...LEADING, "licence.decide": "org" },
  leader: LEADING,
  "catalogue-editor": { "catalogue.view": "all", "catalogue.edit": "org-and-below" },
  "disclosure-editor": { "catalogue.view": "all" },
  "process-manager": {
    "case.view": "org-and-below",
    "case.manage": "org-and-below",
    "licence.view": "org-and-below",
    "catalogue.view": "all",
  },
  supervisor: {
    "case.view": "all",
    "licence.view": "all",
    "supervision.view": "all",
    "supervision.replay": "all",
    "catalogue.view": "all",
  },
  "system-administrator": { "identity.view": "all", "identity.orgs": "all", "operations.view": "all", "catalogue.view": "all" },
  "security-administrator": { "identity.view": "all", "identity.people": "all", "identity.holdings": "all", "identity.security": "all" },
  "audit-administrator": { "audit.view": "all" },
};

/** Posts whose rights reach below their organisation: only for these the organisations beneath are looked up. */
export const POSTS_REACHING_BELOW: readonly Post[] = (Object.keys(RIGHTS) as Post[]).filter((post) =>
  Object.values(RIGHTS[post]).includes("org-and-below"),
);

/** A holding with the codes of its organisation and all beneath it. */
export interface PlacedHolding extends Holding {
  below: string[];
}

/** The grants of a set of holdings. Equal permission and scope are merged, so that a check walks a short list. */
export function grantsOf(holdings: readonly PlacedHolding[]): Grant[] {
  const merged = new Map<string, Grant>();
  const add = (permission: Permission, scope: Scope, orgs: readonly string[]) => {
    const key = `${permission} ${scope}`;
    const known = merged.get(key)?.orgs ?? [];
    merged.set(key, { permission, scope, orgs: [...new Set([...known, ...orgs])] });
  };
  for (const [permission, scope] of entries(EVERYBODY)) add(permission, scope, []);
  for (const holding of holdings) {
    for (const [permission, scope] of entries(RIGHTS[holding.post])) add(permission, scope, orgsOf(scope, holding));
  }
  return [...merged.values()];
}

function orgsOf(scope: Scope, holding: PlacedHolding): readonly string[] {
  if (scope === "org") return [holding.org];
  return scope === "org-and-below" ? [holding.org, ...holding.below] : [];
}

function entries(rights: Rights): [Permission, Scope][] {
  return PERMISSIONS.flatMap((permission) => {
    const scope = rights[permission];
    return scope === undefined ? [] : [[permission, scope] as [Permission, Scope]];
  });
}
