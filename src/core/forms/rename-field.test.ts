import { expect, test } from "vitest";
import { checkDefinition } from "./check-definition.ts";
import type { FormDefinition, FormField } from "./definition.ts";
import { answerRenamer, renameField } from "./rename-field.ts";

const label = { "zh-CN": "项" };
const field = (id: string, more: Partial<FormField> = {}): FormField => ({ id, kind: "money", label, ...more });
const form: FormDefinition = {
  id: "f",
  version: 1,
  title: label,
  pages: [
    {
      id: "p",
      title: label,
      fields: [
        field("income"),
        field("members", {
          kind: "table",
          fields: [
            field("income"),
            field("rent", { shownWhen: "income > 100" }),
            field("left", { kind: "computed", computed: "income - rent" }),
          ],
        }),
        field("other", { kind: "table", fields: [field("income")] }),
        field("total", { kind: "computed", computed: "sum(members.income) + income + sum(for x in members return x.income)" }),
        field("many", {
          shownWhen: "count(members[income > 5]) > 0 and sum(other.income) > 1",
          required: "some income in other satisfies income != null",
        }),
      ],
    },
    { id: "q", title: label, shownWhen: "income > 3", fields: [field("last")] },
  ],
};
const fieldsOf = ({ pages }: FormDefinition) => new Map(pages.flatMap((page) => page.fields).map((each) => [each.id, each]));

test("a column under another id takes along what reads that column, and nothing of the same name elsewhere", () => {
  const renamed = renameField(form, "members.income", "pay");
  const fields = fieldsOf(renamed);
  expect(fields.get("members")?.fields).toMatchObject([{ id: "pay" }, { shownWhen: "pay > 100" }, { computed: "pay - rent" }]);
  expect(fields.get("other")?.fields?.[0]?.id).toBe("income");
  expect(fields.get("total")?.computed).toBe("sum(members.pay) + income + sum(for x in members return x.pay)");
  expect(fields.get("many")).toMatchObject({
    shownWhen: "count(members[pay > 5]) > 0 and sum(other.income) > 1",
    required: form.pages[0]?.fields[4]?.required,
  });
  expect(renamed.pages[1]?.shownWhen).toBe("income > 3");
  expect(checkDefinition(renamed).ok).toBe(true);
});

test("a field of the page, and a whole table, likewise", () => {
  const plain = renameField(form, "income", "salary");
  expect(fieldsOf(plain).get("total")?.computed).toBe("sum(members.income) + salary + sum(for x in members return x.income)");
  expect(plain.pages[1]?.shownWhen).toBe("salary > 3");
  expect(fieldsOf(plain).get("members")).toEqual(fieldsOf(form).get("members"));
  const table = fieldsOf(renameField(form, "members", "people"));
  expect(table.get("total")?.computed).toBe("sum(people.income) + income + sum(for x in people return x.income)");
  expect(table.get("people")?.fields).toEqual(fieldsOf(form).get("members")?.fields);
});

test("renamed and renamed back, the form is what it was", () => {
  expect(renameField(renameField(form, "members.income", "pay"), "members.pay", "income")).toEqual(form);
});

test("what can't be read stays as it is", () => {
  expect(answerRenamer(form, "income", "salary")("income >")).toBe("income >");
});
