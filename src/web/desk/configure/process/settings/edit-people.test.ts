import { expect, test } from "vitest";
import { changedPeople } from "./edit-people.ts";

test("what another way of finding doesn't need is left out", () => {
  const before = changedPeople(undefined, { find: "section", section: "救助股" });
  expect(before).toEqual({ find: "section", section: "救助股" });
  expect(changedPeople(before, { find: "people", people: ["M0001"] })).toEqual({ find: "people", people: ["M0001"] });
});

test("what holds anyway isn't written, and nothing is where the post alone finds the person", () => {
  const random = changedPeople(undefined, { pick: "random", self: "allow" });
  expect(random).toEqual({ find: "post", pick: "random" });
  expect(changedPeople(random, { pick: "pool" })).toBeUndefined();
  expect(changedPeople(random, { pick: "pool" }, true)).toEqual({ find: "post" });
});

test("a person for want of others is named only where that is chosen", () => {
  const named = changedPeople({ find: "head" }, { nobody: "person", nobodyPerson: "M0001" });
  expect(named).toEqual({ find: "head", nobody: "person", nobodyPerson: "M0001" });
  expect(changedPeople(named, { nobody: "manager" })).toEqual({ find: "head" });
});

test("one person who is found needs no drawing of lots", () => {
  expect(changedPeople({ find: "members", pick: "random" }, { find: "head" })).toEqual({ find: "head" });
});
