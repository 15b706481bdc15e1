import { expect, test } from "vitest";
import { blankIntake } from "../intake-draft.ts";
import { withCard } from "./with-card.ts";

const card = { ok: true, kind: "person", number: "610999199005060120", name: "王小芳", address: "示例县城关镇东街村3号" } as const;

test("a card fills in the applicant and keeps the phone already said", () => {
  const draft = { ...blankIntake("person"), applicant: { ...blankIntake("person").applicant, phone: "13900000000" } };
  expect(withCard(draft, card, ["person"]).applicant).toMatchObject({ name: "王小芳", number: card.number, phone: "13900000000" });
});

test("the number alone leaves the name that was typed", () => {
  const draft = { ...blankIntake("person"), applicant: { ...blankIntake("person").applicant, name: "王小芳" } };
  expect(withCard(draft, { ...card, name: "", address: "" }, ["person"]).applicant.name).toBe("王小芳");
});

test("another person's card leaves nothing of the last one", () => {
  const first = withCard(blankIntake("person"), { ...card, number: "610999198001010011", name: "李四" }, ["person"]);
  const both = { ...first, applicant: { ...first.applicant, phone: "13900000000" } };
  expect(withCard(both, card, ["person"]).applicant).toMatchObject({ name: "王小芳", phone: "" });
});

test("where only organisations apply, a person's card names the agent", () => {
  const draft = withCard(blankIntake("organisation"), card, ["organisation"]);
  expect(draft).toMatchObject({ hasAgent: true, agent: { name: "王小芳", number: card.number }, applicant: { number: "" } });
});

test("where an organisation has been written down, a person's card names the agent and takes nothing away", () => {
  const firm = { ...blankIntake("organisation").applicant, name: "示例县城关小吃店", phone: "13900000000" };
  const draft = withCard({ ...blankIntake("organisation"), applicant: firm }, card, ["organisation", "person"]);
  expect(draft).toMatchObject({ applicant: firm, hasAgent: true, agent: { name: "王小芳", number: card.number } });
});
