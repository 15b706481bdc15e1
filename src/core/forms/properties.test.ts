import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  checkDefinition,
  compareData,
  FORM_KEYWORD,
  fromJsonSchema,
  pruneAnswers,
  readSubmission,
  summarise,
  toFormBody,
  toJsonSchema,
  validateForm,
} from "./index.ts";
import { anythingFor, kitchenSink, rightAnswersFor, someForm } from "./testing.ts";

const formAndAnswers = fc
  .oneof(fc.constant(kitchenSink), someForm)
  .chain((definition) => fc.tuple(fc.constant(definition), fc.oneof(rightAnswersFor(definition), anythingFor(definition))));

const today = "2026-03-06";

test("the forms that the other properties use can be published", () => {
  fc.assert(fc.property(someForm, (definition) => void expect(checkDefinition(definition)).toMatchObject({ ok: true })));
  expect(checkDefinition(kitchenSink)).toMatchObject({ ok: true });
});

test("judging clean answers again changes nothing", () => {
  fc.assert(
    fc.property(formAndAnswers, ([definition, data]) => {
      const first = validateForm(definition, data, { today });
      if (first.ok) expect(validateForm(definition, first.data, { today })).toEqual(first);
    }),
    { numRuns: 400 },
  );
});

test("pruning pruned answers changes nothing", () => {
  fc.assert(
    fc.property(formAndAnswers, ([definition, data]) => {
      const pruned = pruneAnswers(definition, data, today);
      expect(pruneAnswers(definition, pruned, today)).toEqual(pruned);
    }),
    { numRuns: 400 },
  );
});

test("clean answers survive a plain form post", () => {
  fc.assert(
    fc.property(formAndAnswers, ([definition, data]) => {
      const judged = validateForm(definition, data, { today });
      if (!judged.ok) return;
      const { data: posted } = readSubmission(definition, toFormBody(definition, judged.data));
      expect(pruneAnswers(definition, posted, today)).toEqual(judged.data);
    }),
    { numRuns: 400 },
  );
});

test("whatever is accepted is valid under the published JSON Schema", () => {
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  ajv.addVocabulary([FORM_KEYWORD]);
  fc.assert(
    fc.property(formAndAnswers, ([definition, data]) => {
      const judged = validateForm(definition, data, { today });
      const { $id: _, ...schema } = toJsonSchema(definition);
      const isValid = ajv.compile(schema);
      if (judged.ok) expect(isValid(judged.data) || isValid.errors).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test("a form read back out of its schema is the same form", () => {
  fc.assert(
    fc.property(someForm, (definition) => {
      const schema: unknown = JSON.parse(JSON.stringify(toJsonSchema(definition)));
      expect(fromJsonSchema(schema)).toMatchObject({ ok: true, definition });
    }),
    { numRuns: 50 },
  );
});

test("nothing that is sent makes the judge, the summary or the comparison fail", () => {
  fc.assert(
    fc.property(formAndAnswers, fc.jsonValue(), ([definition, data], other) => {
      const wild = typeof other === "object" && other !== null && !Array.isArray(other) ? other : {};
      validateForm(definition, { ...data, ...wild });
      summarise(definition, data, "en", { blanks: true });
      expect(compareData(definition, data, data)).toEqual([]);
      expect(compareData(definition, data, wild)).toBeInstanceOf(Array);
    }),
    { numRuns: 300 },
  );
});

test("a post of any names and values is read without failing", () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom("table[0][name]", "table[9][amount]", "choices", "__proto__", "table[__proto__][x]", "_add"),
  );
  fc.assert(
    fc.property(fc.dictionary(name, fc.oneof(fc.string(), fc.array(fc.string()))), (body) => {
      const { data } = readSubmission(kitchenSink, body);
      validateForm(kitchenSink, data);
    }),
  );
});
