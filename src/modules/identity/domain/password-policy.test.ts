import { expect, test } from "vitest";
import { passwordFault } from "./password-policy.ts";

const about = { username: "mz.handler", current: "Old-Hall-77" };

test.each([
  ["Sh0rt-!", "identity/password-too-short"],
  [`Aa1!${"x".repeat(125)}`, "identity/password-too-long"],
  ["all-lower-77", "identity/password-too-plain"],
  ["ALL-UPPER-77", "identity/password-too-plain"],
  ["No-Digits-Here", "identity/password-too-plain"],
  ["NoSymbols77", "identity/password-too-plain"],
  ["Spaces 77 only", "identity/password-too-plain"],
  ["MZ.Handler-77", "identity/password-is-username"],
  ["Old-Hall-77", "identity/password-unchanged"],
  ["New-Hall-77", null],
  ["长城-Wall-77", null],
])("%s: %s", (next, fault) => {
  expect(passwordFault(next, about)).toBe(fault);
});
