/** Forms and answers for tests: one form with every kind of field, and generators of forms and of answers that fit them. */
import fc from "fast-check";
import type { FieldKind, FormData, FormDefinition, FormField, Text } from "./definition.ts";
import { kinds } from "./kinds/index.ts";

export function words(text: string): Text {
  return { "zh-CN": text, en: text };
}

/** A field with the least that its kind needs. */
export function field(id: string, kind: FieldKind, settings: Partial<FormField> = {}): FormField {
  return { id, kind, label: words(id), ...leastSettings(kind), ...settings };
}

export function form(...fields: FormField[]): FormDefinition {
  return { id: "test", version: 1, title: words("test"), pages: [{ id: "one", title: words("one"), fields }] };
}

const colours = ["red", "green", "blue"].map((value) => ({ value, label: words(value) }));

function leastSettings(kind: FieldKind): Partial<FormField> {
  switch (kind) {
    case "choice":
    case "choices":
      return { options: colours };
    case "group":
    case "table":
      return { fields: [field("name", "text"), field("amount", "money")] };
    case "explanation":
      return { text: words("read this") };
    case "computed":
      return { computed: "1 + 1" };
    default:
      return {};
  }
}

export const allKinds = Object.keys(kinds) as FieldKind[];

/** Every kind once, each field named after its kind. */
export const kitchenSink: FormDefinition = form(...allKinds.map((kind) => field(kind.replaceAll("-", "_"), kind)));

const day = fc
  .date({ min: new Date("1950-01-01T00:00:00Z"), max: new Date("2049-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(""));
const line = fc.string({ minLength: 1, maxLength: 40, unit: "grapheme" });

/** An answer of the right kind; texts may still be unclean (blanks, control characters). */
export function answerTo(given: FormField): fc.Arbitrary<unknown> {
  const { kind } = given;
  const shape = kinds[kind];
  if (kind === "period") return fc.tuple(day, day).map((days) => ({ from: [...days].sort()[0], to: [...days].sort()[1] }));
  if (kind === "signature") return line.map((name) => ({ name, agreed: true }));
  if (kind === "applicant") return applicantAnswer;
  if (kind === "attachment") return fc.array(fileAnswer, { minLength: 1, maxLength: 3 });
  if (shape.shape === "block") return answersTo(shape.parts(given));
  if (shape.shape === "rows") return fc.array(answersTo(shape.parts(given)), { maxLength: 4 });
  return scalarAnswers[kind] ?? fc.constant(undefined);
}

const fileAnswer = fc.record({ file: digits(8), name: line.map((name) => `f${name}`), size: fc.integer({ min: 1, max: 1e6 }) });

const phoneNumber = digits(9).map((rest) => `13${rest}`);

const applicantAnswer = fc.oneof(
  fc.record({ type: fc.constant("person"), name: line, identityNumber: fc.constant("610999199001010015"), phone: phoneNumber }),
  fc.record({
    type: fc.constant("organisation"),
    name: line,
    creditCode: fc.constant("91610999MA6T3K712X"),
    legalRepresentative: line,
    phone: phoneNumber,
  }),
);

const scalarAnswers: Partial<Record<FieldKind, fc.Arbitrary<unknown>>> = {
  text: line,
  "long-text": fc.array(line, { maxLength: 3 }).map((lines) => lines.join("\r\n")),
  number: fc.oneof(
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.integer({ min: -999_999, max: 999_999 }).map((value) => value / 100),
  ),
  money: fc.integer({ min: 0, max: 1e11 }),
  date: day,
  choice: fc.constantFrom(...colours.map(({ value }) => value)),
  choices: fc.subarray(colours.map(({ value }) => value)),
  "yes-no": fc.boolean(),
  region: fc.oneof(digits(5), digits(8), digits(11)).map((code) => `6${code}`),
  "identity-number": digits(3).map((order) => `61099919900101${order}X`),
  "credit-code": digits(10).map((rest) => `91610999${rest}`),
  phone: phoneNumber,
  email: digits(4).map((name) => `n${name}@example.cn`),
};

/** Answers to some of the fields. */
export function answersTo(fields: readonly FormField[]): fc.Arbitrary<FormData> {
  const entries = fields.map((each) => [each.id, answerTo(each)] as const);
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

/** All questions answered as their kinds want it. */
export function rightAnswersFor(definition: FormDefinition): fc.Arbitrary<FormData> {
  const fields = definition.pages.flatMap((page) => page.fields);
  return fc.record(Object.fromEntries(fields.map((each) => [each.id, answerTo(each)] as const)));
}

/** Anything at all, mixed with right answers. */
export function anythingFor(definition: FormDefinition): fc.Arbitrary<FormData> {
  const fields = definition.pages.flatMap((page) => page.fields);
  const junk = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom("", " ", null, [], {}, [{}], [null]));
  const entries = fields.map(
    (each) => [each.id, fc.oneof({ weight: 3, arbitrary: answerTo(each) }, { weight: 1, arbitrary: junk })] as const,
  );
  return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
}

const scalarKinds: FieldKind[] = [
  "text",
  "long-text",
  "number",
  "money",
  "date",
  "choice",
  "choices",
  "yes-no",
  "region",
  "phone",
  "period",
];

/** A form of two pages whose fields depend on earlier yes-no questions, some of them in tables and groups. */
export const someForm: fc.Arbitrary<FormDefinition> = fc
  .array(
    fc.record({
      kind: fc.constantFrom<FieldKind>(...scalarKinds, "yes-no", "table", "group", "applicant", "attachment", "signature"),
      required: fc.boolean(),
      ruled: fc.boolean(),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((plans) => {
    const fields = plans.map(({ kind, required, ruled }, index): FormField => {
      const switches = plans.slice(0, index).flatMap((plan, at) => (plan.kind === "yes-no" ? [`f${at}`] : []));
      const rule = switches.at(-1);
      return field(`f${index}`, kind, { required, ...(ruled && rule ? { shownWhen: `${rule} = true` } : {}) });
    });
    const half = Math.ceil(fields.length / 2);
    const first = fields.slice(0, half);
    const gate = first.find((each) => each.kind === "yes-no");
    return {
      ...form(...first),
      pages: [
        { id: "one", title: words("one"), fields: first },
        { id: "two", title: words("two"), fields: fields.slice(half), ...(gate ? { shownWhen: `${gate.id} != false` } : {}) },
      ],
    };
  });
