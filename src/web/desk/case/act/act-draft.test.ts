import { expect, test } from "vitest";
import { caseCommands } from "../../../../modules/cases/shared.ts";
import { type ActDraft, commandInput, type DeskAct, emptyDraft, isDeskAct, missingFields } from "./act-draft.ts";

const person = { kind: "person" as const, name: "石小满", number: "n", phone: "1", address: "", agent: null };
const blank = emptyDraft({ situations: [], materials: [], applicant: person, masked: false });
const filled: ActDraft = {
  ...blank,
  opinion: "材料齐全",
  checked: ["m1"],
  papers: ["m1"],
  situations: { cooling: "yes" },
  later: { m2: "2026-04-01", m3: "" },
  lacks: { m1: "缺公章", m2: " " },
  outcome: "grant",
  target: "handle",
  to: "0195a2f0-0000-7000-8000-000000000000",
  readers: [{ value: "0195a2f0-0000-7000-8000-000000000000", label: "林小雨 0001" }],
  kind: "hearing",
  days: 10,
  noticed: true,
  people: ["0195a2f0-0000-7000-8000-000000000000"],
  agree: "yes",
  authority: "市卫生健康委员会",
  number: "JK-0001",
  fees: { 证书工本费: { quantity: 2, amount: "", waived: "5.50", reason: "低保家庭" } },
};
const ACTS = Object.keys(caseCommands).filter((name) => isDeskAct(name as DeskAct)) as DeskAct[];

test.each(ACTS)("what the page sends for %s is what the command takes", (act) => {
  const draft = act === "refuse" ? { ...filled, outcome: "not-accepted" as const } : filled;
  const input = commandInput(act, "visit-1", draft, null, 1000);
  expect(caseCommands[act].safeParse(input).error).toBeUndefined();
});

test.each(ACTS)("an act %s that lacks nothing by the page's count is never refused for a missing field", (act) => {
  const draft = { ...blank, outcome: act === "refuse" ? ("declined" as const) : ("" as const) };
  const missing = missingFields({ act, opinionRequired: false }, draft);
  const isWhole = caseCommands[act].safeParse(commandInput(act, "visit-1", draft, null, 1000)).success;
  expect(missing.length === 0).toBe(isWhole);
});

test.each(ACTS)("nothing that was filled in for %s is asked for again", (act) => {
  expect(missingFields({ act, opinionRequired: true }, { ...filled, receiver: "石小满" })).toEqual([]);
});

test("a step that asks for an opinion can't be passed with blanks", () => {
  expect(missingFields({ act: "agree", opinionRequired: true }, { ...blank, opinion: "  " })).toEqual(["opinion"]);
  expect(missingFields({ act: "agree", opinionRequired: false }, blank)).toEqual([]);
});

test("a person who must be chosen now is asked for, and one who may be isn't", () => {
  const choice = (needed: boolean) => [{ node: "later", name: "现场核查", several: false, needed, people: [] }];
  const lacks = (needed: boolean, draft = blank) =>
    missingFields({ act: "accept", opinionRequired: false, choices: choice(needed) }, draft);
  expect([lacks(true), lacks(false), lacks(true, { ...blank, choices: { later: ["p"] } })]).toEqual([["choices"], [], []]);
});

test("only what was written about is asked for or promised", () => {
  expect(commandInput("ask-supplement", null, filled)).toEqual({ lacks: [{ material: "m1", lack: "缺公章" }] });
  expect(commandInput("accept", null, filled)).toMatchObject({ later: [{ material: "m2", by: "2026-04-01" }] });
});

test("what was typed in yuan is sent in fen", () => {
  expect(commandInput("charge", "v", filled)).toMatchObject({ lines: [{ fee: "证书工本费", amount: null, waived: 550 }] });
});

test("a masked name is never proposed as the receiver's", () => {
  expect(emptyDraft({ situations: [], materials: [], applicant: { ...person, name: "石**" }, masked: true }).receiver).toBe("");
  expect(blank.receiver).toBe("石小满");
});

test("what follows after a return is sent as it was chosen", () => {
  const sent = caseCommands.return.parse(commandInput("return", "visit-1", { ...filled, afterwards: "direct" }));
  expect(sent.after).toBe("direct");
});
