import { expect, test } from "vitest";
import { refuseGround } from "./acts.ts";
import { groundsFor } from "./grounds.ts";

test("what was withdrawn or revoked can only be cancelled, and for that alone", () => {
  expect(groundsFor("cancel", "revoked")).toEqual(["70-taken-back"]);
  expect(groundsFor("revoke", "revoked")).toEqual([]);
  expect(refuseGround("withdraw", "8-changed-law", "withdrawn")).toBe("licences/wrong-ground");
});

test("expiry is a ground only once the last day is past, and taking back none before it happened", () => {
  expect(groundsFor("cancel", "expiring")).not.toContain("70-expired");
  expect(groundsFor("cancel", "expired")).toContain("70-expired");
  expect(groundsFor("cancel", "valid")).not.toContain("70-taken-back");
  expect(refuseGround("cancel", "70-expired", "valid")).toBe("licences/not-expired");
});
