import { expect, test } from "vitest";
import { POSTS } from "../shared.ts";
import { conflictWith, INCOMPATIBLE } from "./incompatible-posts.ts";

test("incompatibility is mutual, and no post excludes itself", () => {
  for (const one of POSTS)
    for (const other of POSTS) expect(INCOMPATIBLE.get(one)?.has(other)).toBe(one === other ? false : INCOMPATIBLE.get(other)?.has(one));
});

test.each([
  ["system-administrator", "security-administrator"],
  ["system-administrator", "audit-administrator"],
  ["security-administrator", "audit-administrator"],
  ["system-administrator", "handler"],
  ["audit-administrator", "supervisor"],
  ["supervisor", "approver"],
  ["window-clerk", "supervisor"],
] as const)("%s excludes %s", (post, held) => {
  expect(conflictWith(post, ["catalogue-editor", held])).not.toBeNull();
});

test("in a small office one person may receive, handle and review", () => {
  expect(conflictWith("reviewer", ["window-clerk", "handler"])).toBeNull();
});
