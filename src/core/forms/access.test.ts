import { expect, test } from "vitest";
import { answersFor, applicantAccess, askedForm, fieldPaths, formFor, hiddenButNeeded } from "./access.ts";
import type { FormDefinition } from "./definition.ts";
import { validateForm } from "./validate.ts";

const label = { "zh-CN": "名" };
const form: FormDefinition = {
  id: "f",
  version: 1,
  title: label,
  pages: [
    {
      id: "asked",
      title: label,
      fields: [
        { id: "street", kind: "text", label, required: true },
        {
          id: "members",
          kind: "table",
          label,
          fields: [
            { id: "name", kind: "text", label },
            { id: "income", kind: "number", label },
          ],
        },
      ],
    },
    {
      id: "survey",
      title: label,
      staff: true,
      fields: [
        { id: "seenOn", kind: "date", label, required: true },
        { id: "visits", kind: "text", label },
        { id: "perHead", kind: "computed", label, computed: "sum(members.income)" },
      ],
    },
  ],
};

test("pages of the staff are neither asked of an applicant nor changed by what an applicant sends", () => {
  expect(askedForm(form).pages.map((page) => page.id)).toEqual(["asked"]);
  const sent = { street: "甲", seenOn: "2026-03-01", visits: "乙" };
  expect(validateForm(form, sent, { access: applicantAccess(form) })).toEqual({ ok: true, data: { street: "甲" } });
});

test("a form cut to rights holds nothing of a hidden field, be it a part of a table, and neither do the answers", () => {
  const access = { "*": "read", visits: "hidden", "members.income": "hidden" } as const;
  expect(fieldPaths(formFor(form, access))).toEqual(["street", "members", "members.name", "seenOn", "perHead"]);
  const data = { street: "甲", members: [{ name: "乙", income: 3 }], visits: "丙" };
  expect(answersFor(form, data, access)).toEqual({ street: "甲", members: [{ name: "乙" }] });
});

test("everything hidden but one field leaves its page alone", () => {
  const access = { "*": "hidden", street: "write" } as const;
  expect(formFor(form, access).pages.map((page) => page.id)).toEqual(["asked"]);
  expect(answersFor(form, { street: "甲", members: [{ name: "乙" }] }, access)).toEqual({ street: "甲" });
});

test("the same rights give the same form, so that it is compiled once", () => {
  expect(formFor(form, { "*": "read", visits: "hidden" })).toBe(formFor(form, { visits: "hidden", "*": "read" }));
});

test("a hidden field on which something shown hangs is named", () => {
  expect(hiddenButNeeded(form, { "*": "read", "members.income": "hidden" })).toEqual(["perHead ← members.income"]);
  expect(hiddenButNeeded(form, { "*": "read", visits: "hidden" })).toEqual([]);
});
