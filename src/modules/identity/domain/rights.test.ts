import { expect, test } from "vitest";
import { can, PERMISSIONS, type Permission, type PersonActor, POSTS, type Post } from "../shared.ts";
import { grantsOf } from "./rights.ts";

// a: everything, b: own organisation and below, o: own organisation, s: only themselves, -: denied. Columns as POSTS.
const MATRIX: Record<Permission, string> = {
  //                        clerk  handl  revie  appro  sect.  head   leadr  cat.   discl  proc.  super  syst.  secur  audit
  "case.intake": "          o      -      -      -      -      -      -      -      -      -      -      -      -      -",
  "case.handle": "          o      o      o      o      o      o      o      -      -      -      -      -      -      -",
  "case.view": "            o      o      o      o      o      b      b      -      -      b      a      -      -      -",
  "case.manage": "          -      -      -      -      -      -      -      -      -      b      -      -      -      -",
  "licence.view": "         -      o      o      o      o      b      b      -      -      b      a      -      -      -",
  "licence.propose": "      -      o      o      -      o      -      -      -      -      -      -      -      -      -",
  "licence.decide": "       -      -      -      o      -      o      -      -      -      -      -      -      -      -",
  "consultation.answer": "  -      o      -      -      -      -      -      -      -      -      -      -      -      -",
  "consultation.manage": "  -      -      -      -      -      b      b      -      -      -      -      -      -      -",
  "supervision.view": "     -      -      -      -      -      b      b      -      -      -      a      -      -      -",
  "supervision.replay": "   -      -      -      -      -      b      b      -      -      -      a      -      -      -",
  "catalogue.view": "       a      a      a      a      a      a      a      a      a      a      a      a      -      -",
  "catalogue.edit": "       -      -      -      -      -      -      -      b      -      -      -      -      -      -",
  "identity.view": "        s      s      s      s      s      s      s      s      s      s      s      a      a      s",
  "identity.orgs": "        -      -      -      -      -      -      -      -      -      -      -      a      -      -",
  "identity.people": "      -      -      -      -      -      -      -      -      -      -      -      -      a      -",
  "identity.holdings": "    -      -      -      -      -      -      -      -      -      -      -      -      a      -",
  "identity.security": "    -      -      -      -      -      -      -      -      -      -      -      -      a      -",
  "audit.view": "           -      -      -      -      -      -      -      -      -      -      -      -      -      a",
  "operations.view": "      -      -      -      -      -      -      -      -      -      -      -      a      -      -",
};

const OWN = "610999101";
const BELOW = "610999101201";
const ELSEWHERE = "610999MZ";
const ME = "018f0000-0000-7000-8000-000000000001";

function holderOf(...posts: Post[]): PersonActor {
  const holdings = posts.map((post) => ({ org: OWN, post, section: null, below: [OWN, BELOW] }));
  return { kind: "person", id: ME, staffNumber: "1", name: "someone", holdings, grants: grantsOf(holdings) };
}

function reach(actor: PersonActor, permission: Permission): string {
  const allowed = [OWN, BELOW, ELSEWHERE].map((org) => can(actor, permission, { org }));
  if (can(actor, permission, { org: ELSEWHERE, person: ME }) && !allowed[2]) return "s";
  return { "true,true,true": "a", "true,true,false": "b", "true,false,false": "o", "false,false,false": "-" }[allowed.join()] ?? "?";
}

const cells = PERMISSIONS.flatMap((permission) =>
  POSTS.map((post, column) => [post, permission, MATRIX[permission].trim().split(/\s+/)[column]] as const),
);

test.each(cells)("%s and %s: %s", (post, permission, expected) => {
  expect(reach(holderOf(post), permission)).toBe(expected);
});

test("who holds no post, a citizen and nobody else may do nothing; the system may do all", () => {
  for (const permission of PERMISSIONS) {
    expect(can(holderOf(), permission, { org: OWN })).toBe(false);
    expect(can({ kind: "citizen", id: null, name: "" }, permission, { org: OWN, person: ME })).toBe(false);
    expect(can({ kind: "system", id: "system", name: "" }, permission, { org: OWN })).toBe(true);
  }
});

test("two posts add their rights up", () => {
  const both = holderOf("handler", "catalogue-editor");
  expect([reach(both, "case.handle"), reach(both, "catalogue.edit"), reach(both, "case.intake")]).toEqual(["o", "b", "-"]);
});

test("no administrator's post gives a right to a case or to what another administrator does", () => {
  const writes: Permission[] = ["identity.orgs", "identity.people", "identity.holdings", "identity.security", "audit.view"];
  const holders = (permission: Permission) => POSTS.filter((post) => reach(holderOf(post), permission) !== "-");
  for (const permission of writes) expect(holders(permission)).toHaveLength(1);
  for (const post of POSTS.filter((name) => name.endsWith("-administrator"))) {
    for (const permission of PERMISSIONS.filter((name) => name.startsWith("case.") || name.startsWith("supervision.")))
      expect(reach(holderOf(post), permission)).toBe("-");
  }
});
