import { expect, test } from "vitest";
import { maskWords, secretsOf } from "./mask-words.ts";

const applicant = {
  kind: "person" as const,
  name: "张示范",
  number: "610999199001011234",
  phone: "13900001234",
  address: "",
  agent: { name: "李代办", number: "610999199202022345", phone: "13900005678" },
};
const answers = [
  { kind: "text" as const, text: "王家人", personal: true },
  { kind: "text" as const, text: "是", personal: true },
  { kind: "text" as const, text: "三口之家", personal: false },
];

test("opinions read masked name neither the applicant, their agent nor the people in the form, and give no number whole", () => {
  const words = "张示范（610999199001011234，电话13900001234）与李代办、王家人同住，是三口之家，同意";
  expect(maskWords(words, secretsOf(applicant, answers))).toBe(
    "张**（610999**********34，电话139****1234）与李**、**同住，是三口之家，同意",
  );
});
