import { expect, test } from "vitest";
import { ownCode } from "./entry-codes.ts";

type Item = Parameters<typeof ownCode>[1];

test("a new material and a new special procedure have a code of their own, that no other has; other entries get none", () => {
  const item = { materials: [{ code: "application" }, { code: "m1" }], specialProcedures: [{ kind: "hearing" }] } as Item;
  expect(ownCode("materials", item)).toEqual({ code: "m2" });
  expect(ownCode("specialProcedures", item)).toEqual({ kind: "s1" });
  expect(ownCode("documents", item)).toEqual({});
});
