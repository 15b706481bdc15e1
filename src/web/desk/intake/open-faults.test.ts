import { expect, test } from "vitest";
import { openFaults } from "./open-faults.ts";

const fault = (path: string) => ({ path, code: "forms/required", message: `look at ${path}` });
const refused = { code: "cases/invalid", detail: {}, fields: [fault("applicant.phone"), fault("form.staff.0.name")] };
const sent = { applicant: { phone: "1" }, form: { staff: [{ name: "" }] } };

test("a remark stands until what it speaks of is changed, the others stay", () => {
  expect(openFaults(refused, sent, sent)).toEqual(refused);
  const now = { applicant: { phone: "13900000000" }, form: sent.form };
  expect(openFaults(refused, sent, now)?.fields.map(({ path }) => path)).toEqual(["form.staff.0.name"]);
});

test("when all has been changed nothing is said any more", () => {
  expect(openFaults(refused, sent, { applicant: { phone: "2" }, form: { staff: [{ name: "王小芳" }] } })).toBeNull();
});

test("a refusal that names no field goes with the next change", () => {
  const plain = { code: "cases/situation-unanswered", detail: {}, fields: [] };
  expect(openFaults(plain, sent, sent)).toEqual(plain);
  expect(openFaults(plain, sent, { ...sent, situations: { a: "yes" } })).toBeNull();
});

test("after clearing nothing of the last person is said", () => {
  expect(openFaults(refused, null, sent)).toBeNull();
});
