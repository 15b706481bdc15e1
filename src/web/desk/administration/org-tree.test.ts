import { expect, test } from "vitest";
import { orgTree } from "./org-tree.ts";

const org = (code: string, parent: string | null) => ({ code, name: code, parent });

test("organisations stand below their parents in order of code, orphans at the top", () => {
  const tree = orgTree([
    org("610999102", "610999"),
    org("610999101", "610999"),
    org("610999", null),
    org("610999101201", "610999101"),
    org("x", "gone"),
  ]);
  expect(tree.map(({ key }) => key)).toEqual(["610999", "x"]);
  expect(tree[0]?.children.map(({ key }) => key)).toEqual(["610999101", "610999102"]);
  expect(tree[0]?.children[0]?.children.map(({ key }) => key)).toEqual(["610999101201"]);
});
