import { expect, test } from "vitest";
import type { FormField } from "../../../../../core/forms/index.ts";
import { comesToMoney } from "./comes-to-money.ts";

const name = (path: string, kind: FormField["kind"]) => ({ path, field: { id: path, kind, label: { "zh-CN": path } } });
const names = [name("fee", "money"), name("rent", "money"), name("costs.amount", "money"), name("people", "number")];

test.each(["fee", "sum(costs.amount)", "fee + sum(costs.amount) - rent", "fee / 12"])("%s is an amount", (rule) => {
  expect(comesToMoney(rule, names)).toBe(true);
});

test.each(["0", "people", "count(costs.amount)", "fee / rent", "fee + people", "fee + 1", "people * 2", "if fee > 1 then fee else 0", "("])(
  "%s is left as it is set",
  (rule) => {
    expect(comesToMoney(rule, names)).toBe(false);
  },
);
