import { expect, test } from "vitest";
import { directoryOf } from "./staff-directory.ts";

const person = (id: string, org: string, post: "handler" | "audit-administrator" = "handler") => ({
  id,
  name: `郭${id}`,
  staffNumber: id,
  holdings: [{ org, post, section: null }],
});

test("colleagues of one's own organisation stand first among those found, and are not cut off by others", () => {
  const staff = directoryOf([
    person("1", "610999FG"),
    person("2", "610999FG"),
    person("3", "610999MZ"),
    person("4", "610999MZ", "audit-administrator"),
  ]);
  const found = (most: number, near?: ReadonlySet<string>) => staff.handlersNamed("郭", most, near).map(({ id }) => id);
  expect(found(20, new Set(["610999MZ"]))).toEqual(["3", "1", "2"]);
  expect(found(1, new Set(["610999MZ"]))).toEqual(["3"]);
  expect(found(20)).toEqual(["1", "2", "3"]);
});
