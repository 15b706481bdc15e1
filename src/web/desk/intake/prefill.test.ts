import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { FormDefinition } from "../../../core/forms/index.ts";
import { generateIdentityNumber } from "../../../core/identifiers/index.ts";
import { answersOf } from "./form-answers.ts";
import { blankIntake } from "./intake-draft.ts";
import { prefilled } from "./prefill.ts";

const { forms } = JSON.parse(readFileSync("data/items/defaults.json", "utf8"));
const FORM: FormDefinition = { pages: forms.person } as FormDefinition;
const number = generateIdentityNumber({ region: "610999", birth: "1990-05-06", sequence: 12 });
const applicant = { ...blankIntake("person").applicant, name: "王小芳", number, address: "示例县城关镇东街村3号" };

test("the number alone answers sex and birth, the card's address where one lives, the name who signs", () => {
  const answers = answersOf(FORM, prefilled(FORM, { ...blankIntake("person"), applicant }));
  expect(answers).toMatchObject({ sex: "female", birth: "1990-05-06", residence: applicant.address, truth: { name: "王小芳" } });
});

test("what somebody has written stays", () => {
  const typed = { ...blankIntake("person"), applicant, body: { residence: "别处" } };
  expect(answersOf(FORM, prefilled(FORM, typed))).toMatchObject({ residence: "别处", sex: "female" });
});

test("a number that isn't whole answers nothing", () => {
  const typed = { ...blankIntake("person"), applicant: { ...applicant, name: "", address: "", number: number.slice(0, 17) } };
  expect(prefilled(FORM, typed)).toBe(typed);
});
