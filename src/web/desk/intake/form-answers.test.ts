import { expect, test } from "vitest";
import type { FormDefinition } from "../../../core/forms/index.ts";
import { caseCommands } from "../../../modules/cases/shared.ts";
import type { ItemMaterial } from "../../../modules/catalogue/shared.ts";
import { answersOf, shownAnswers, withFile, withoutFile, withoutRow, withRow } from "./form-answers.ts";
import { blankIntake, lacking, setAside, submitInput } from "./intake-draft.ts";

const label = { "zh-CN": "名" };
const definition: FormDefinition = {
  id: "f",
  version: 1,
  title: label,
  pages: [
    {
      id: "p",
      title: label,
      fields: [
        { id: "area", kind: "number", label },
        {
          id: "members",
          kind: "table",
          label,
          fields: [
            { id: "name", kind: "text", label },
            { id: "age", kind: "number", label },
          ],
        },
      ],
    },
  ],
};

test("what was typed becomes answers of the right kind; what can't be read stays as typed", () => {
  expect(answersOf(definition, { body: { area: "12", "members[0][name]": "甲", "members[0][age]": "很大" } })).toEqual({
    area: 12,
    members: [{ name: "甲", age: "很大" }],
  });
});

test("a row that was opened is shown blank, and isn't an answer until something stands in it", () => {
  const opened = withRow({ body: { "members[0][name]": "甲" }, rows: {} }, "members", 1);
  expect(shownAnswers(definition, opened).members).toEqual([{ name: "甲" }, {}]);
  expect(answersOf(definition, opened).members).toEqual([{ name: "甲" }]);
});

test("taking a row out moves the rows below up and loses nothing else", () => {
  const typed = { body: { area: "3", "members[0][name]": "甲", "members[1][name]": "乙", "members[2][name]": "丙" }, rows: { members: 4 } };
  const left = withoutRow(definition, typed, "members", 1);
  expect(answersOf(definition, left)).toEqual({ area: 3, members: [{ name: "甲" }, { name: "丙" }] });
  expect(left.rows).toEqual({ members: 3 });
});

test("what the counter sends is what the command takes, and only an agent who was named is sent", () => {
  const blank = blankIntake("person");
  const applicant = { ...blank.applicant, name: "石小满", number: "610999196103080011", phone: "13900000000" };
  const input = submitInput(
    { ...blank, applicant, agent: { name: "代", number: "1", phone: "2" } },
    { item: { code: "x", materials: [] }, window: "610999ZW", form: {} },
  );
  expect(input.applicant.agent).toBeNull();
  expect(caseCommands.submit.safeParse(input).error).toBeUndefined();
});

test("a required material counts as given on paper or as a file", () => {
  const materials = ["a", "b", "c"].map((code) => paper(code));
  const files = [{ material: "b", hash: "0".repeat(64), name: "b.pdf", type: "application/pdf", size: 1, proof: "" }];
  const item = { materials: [...materials, { ...paper("d"), necessity: "optional" as const }] };
  expect(lacking(item, { situations: {}, papers: ["a"], files })).toEqual(["c"]);
});

const paper = (code: string, when?: ItemMaterial["when"]): ItemMaterial => ({
  ...{ code, name: code, form: "copy", necessity: "required", copies: 1, source: "", standard: "", accept: ["pdf"] },
  ...(when ? { when } : {}),
});

test("a paper of another situation isn't asked for, and what was taken of it before the answer changed isn't sent", () => {
  const item = { code: "x", materials: [paper("a"), paper("cooling", { cooling: ["yes"] })] };
  const draft = { ...blankIntake("person"), situations: { cooling: "no" }, papers: ["a", "cooling"] };
  const handed = { cooling: { original: "seen" as const, copies: 2 } };
  const input = submitInput({ ...draft, handed }, { item, window: null, form: {} });
  expect(input).toMatchObject({ situations: { cooling: "no" }, papers: ["a"], handed: [] });
  expect(setAside(item, draft).map(({ code }) => code)).toEqual(["cooling"]);
  expect(lacking(item, { ...draft, papers: [] })).toEqual(["a"]);
  expect(lacking(item, { ...draft, papers: [], situations: {} })).toEqual(["a", "cooling"]);
});

test("files are added to a question and taken out again, the same once, also inside a group", () => {
  const files: FormDefinition = {
    ...definition,
    pages: [
      {
        id: "p",
        title: label,
        fields: [
          { id: "photos", kind: "attachment", label },
          { id: "house", kind: "group", label, fields: [{ id: "deed", kind: "attachment", label }] },
        ],
      },
    ],
  };
  const file = (mark: string) => ({ file: mark, name: `${mark}.pdf`, size: 7 });
  let body: Record<string, string | string[]> = {};
  for (const mark of ["a", "b", "a"]) ({ body } = withFile({ body }, "photos", file(mark)));
  ({ body } = withFile({ body }, "house[deed]", file("c")));
  expect(answersOf(files, { body })).toEqual({ photos: [file("a"), file("b")], house: { deed: [file("c")] } });
  ({ body } = withoutFile({ body }, "photos", "a"));
  ({ body } = withFile({ body }, "photos", file("d")));
  ({ body } = withoutFile({ body }, "house[deed]", "c"));
  expect(answersOf(files, { body })).toEqual({ photos: [file("b"), file("d")] });
});
