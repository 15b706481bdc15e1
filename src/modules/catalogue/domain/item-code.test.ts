import { expect, test } from "vitest";
import { isItemCode, itemCode, unitOf } from "./item-code.ts";

test("a code is filled in from unit, type and serial", () => {
  expect(itemCode({ area: "61099900", department: "MZ", type: "XK", serial: 12 })).toBe("61099900MZ-XK-0012");
});

test.each([
  [10_000, "{area8}{dept2}-{type2}-{seq:4}"],
  [0, "{area8}{dept2}-{type2}-{seq:4}"],
  [1, "{area8}{dept2}-{seq:4}"],
  [1, "{area8}{office2}-{type2}-{seq:4}"],
])("serial %i with the template %s is a fault of the configuration, never a mended code", (serial, template) => {
  expect(() => itemCode({ area: "61099900", department: "MZ", type: "XK", serial }, template)).toThrow("template");
});

test.each(["6205240MZ-XK-0001", "62052400MZ-xk-0001", "62052400MZ-XK-0000", " 62052400MZ-XK-0001", "610400000000MZ000-XK-0002"])(
  "%j is no code of ours",
  (code) => {
    expect(isItemCode(code)).toBe(false);
  },
);

test.each([
  ["610999MZ", { area: "61099900", department: "MZ" }],
  ["610999101", { area: "61099901", department: "ZF" }],
  ["610999", null],
  ["610999101201", null],
])("the unit of %s is %j", (org, unit) => {
  expect(unitOf(org)).toEqual(unit);
});
