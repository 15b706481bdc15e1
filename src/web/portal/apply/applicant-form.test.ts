import { expect, test } from "vitest";
import { validateForm } from "../../../core/forms/index.ts";
import { applicantForm, toApplicant } from "./applicant-form.ts";
import { optionsFor } from "./journey.ts";

const item = { objects: ["person" as const], intake: ["hall" as const] };
const options = optionsFor({ lang: "zh-CN", today: "2026-03-06" });
const answers = { name: "林小满", identityNumber: "610999199005121246", phone: "13900001234", email: "lin@example.com", hasAgent: false };

function applicantOf(given: Record<string, unknown>, mail: boolean) {
  const judged = validateForm(applicantForm(item, mail), given, options);
  return judged.ok ? toApplicant(judged.data, item.objects) : judged.errors.map(({ path }) => path);
}

test("an e-mail address is asked for where the county sends mail, and nobody has to give one", () => {
  expect(applicantOf(answers, true)).toMatchObject({ email: "lin@example.com" });
  expect(applicantOf({ ...answers, email: undefined }, true)).not.toHaveProperty("email");
  expect(applicantOf({ ...answers, email: "lin@" }, true)).toEqual(["email"]);
  const ids = applicantForm(item, false).pages.flatMap(({ fields }) => fields.map(({ id }) => id));
  expect(ids).not.toContain("email");
});
