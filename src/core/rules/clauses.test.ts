import fc from "fast-check";
import { expect, test } from "vitest";
import { type Clause, type Clauses, COMPARISONS, readClauses, readFormula, writeClauses, writeFormula } from "./index.ts";

const path = fc.constantFrom("age", "applicant.type", "members", "reason");
const value = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.integer({ min: -1e9, max: 1e9 }),
  fc.integer({ min: -9999, max: 9999 }).map((cents) => cents / 100 + 0),
  fc.boolean(),
  fc.constant(null),
);
const clause: fc.Arbitrary<Clause> = fc.oneof(
  fc.record({ path, operator: fc.constantFrom(...COMPARISONS, "includes" as const, "lacks" as const), value }),
  fc.record({ path, counted: fc.constant(true as const), operator: fc.constantFrom(...COMPARISONS), value: fc.nat(50) }),
);
const several: fc.Arbitrary<Clauses> = fc
  .record({ joined: fc.constantFrom("and" as const, "or" as const), clauses: fc.array(clause, { minLength: 1, maxLength: 5 }) })
  .map((made) => (made.clauses.length === 1 ? { ...made, joined: "and" as const } : made));

test("clauses written as an expression are read back as they were", () => {
  fc.assert(fc.property(several, (made) => void expect(readClauses(writeClauses(made))).toEqual(plain(made))));
});

/** -0 is written and read as 0. */
function plain(made: Clauses): Clauses {
  return { ...made, clauses: made.clauses.map((each) => ({ ...each, value: each.value === 0 ? 0 : each.value })) };
}

test.each([
  'a = "x" and (b = 1 or c = 2)',
  "some m in members satisfies m.age < 18",
  "age + 1 > 3",
  "age > other",
  "not(age = 1)",
  'if a then "x" else "y"',
  "age >",
  "",
])("%s is more than clauses can say", (text) => {
  expect(readClauses(text)).toBeUndefined();
});

test("a formula of sums, counts, answers and numbers is read as its terms and written back", () => {
  const text = "sum(members.income) / count(members) + 2 * rent - 12.5";
  const formula = readFormula(text);
  expect(formula).toEqual({
    first: { path: "members.income", of: "sum" },
    rest: [
      { sign: "/", term: { path: "members", of: "count" } },
      { sign: "+", term: { number: 2 } },
      { sign: "*", term: { path: "rent" } },
      { sign: "-", term: { number: 12.5 } },
    ],
  });
  expect(formula && writeFormula(formula)).toBe(text);
});

test.each(["(a + b) * 2", "a - (b - c)", "round half up(a, 2)", 'a + "x"', "if a then 1 else 2", "a +", "a ** 2"])(
  "%s is more than a formula can say",
  (text) => {
    expect(readFormula(text)).toBeUndefined();
  },
);
