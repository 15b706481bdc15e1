import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Access,
  checkDefinition,
  type FieldView,
  type FormData,
  type FormDefinition,
  fieldPaths,
  readSubmission,
  toFormBody,
  validateForm,
  viewPage,
  visiblePages,
} from "./index.ts";
import { anythingFor, field, rightAnswersFor, someForm, words } from "./testing.ts";

const today = "2026-03-06";

/** Forms with conditions on pages, fields and columns, with computed answers inside and outside rows. */
const computingForm: fc.Arbitrary<FormDefinition> = someForm.map((made) => {
  const all = made.pages.flatMap((page) => page.fields);
  const table = all.find((each) => each.kind === "table")?.id;
  const flag = all.find((each) => each.kind === "yes-no")?.id;
  const number = all.find((each) => each.kind === "number" || each.kind === "money")?.id;
  const computed = [
    field("always", "computed", { computed: "1 + 1", shownAs: "number" }),
    ...(table ? [field("rows", "computed", { computed: `sum(${table}.amount) / count(${table})`, shownAs: "money" })] : []),
    ...(flag && number ? [field("either", "computed", { computed: `if ${flag} then ${number} else 0`, shownWhen: `${flag} = true` })] : []),
    ...(flag ? [field("when", "text", { required: `${flag} = false`, shownWhen: "always = 2" })] : []),
  ];
  return { ...made, pages: [...made.pages, { id: "three", title: words("three"), fields: computed }] };
});

const formAndAnswers = computingForm.chain((form) => fc.tuple(fc.constant(form), fc.oneof(rightAnswersFor(form), anythingFor(form))));

/** What crosses the wire: plain JSON, other objects, other order of keys. */
function sent<T>(value: T): T {
  const turned = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(turned);
    return typeof each === "object" && each !== null
      ? Object.fromEntries(
          Object.entries(each)
            .reverse()
            .map(([key, inner]) => [key, turned(inner)]),
        )
      : each;
  };
  return turned(JSON.parse(JSON.stringify(value))) as T;
}

test("the forms these properties use can be published", () => {
  fc.assert(fc.property(computingForm, (form) => void expect(checkDefinition(form)).toMatchObject({ ok: true })));
});

test("the server judges what was sent as the browser judged what was typed", () => {
  fc.assert(
    fc.property(formAndAnswers, ([form, data]) => {
      const browser = validateForm(form, data, { today });
      const server = validateForm(sent(form), sent(data), { today });
      expect(server).toEqual(browser);
    }),
    { numRuns: 400 },
  );
});

test("a form post without script is judged as the same answers sent as JSON", () => {
  fc.assert(
    fc.property(formAndAnswers, ([form, data]) => {
      const browser = validateForm(form, data, { today });
      if (!browser.ok) return;
      const posted = readSubmission(sent(form), toFormBody(form, browser.data)).data;
      expect(validateForm(sent(form), posted, { today })).toEqual(browser);
    }),
    { numRuns: 300 },
  );
});

const leaves = (views: readonly FieldView[]): FieldView[] =>
  views.flatMap((view) => [view, ...leaves(view.parts), ...view.rows.flatMap((row) => leaves(row))]);

test("nobody is blamed for what the page doesn't ask, and what it doesn't show isn't kept", () => {
  fc.assert(
    fc.property(formAndAnswers, ([form, data]) => {
      const judged = validateForm(form, data, { today });
      const asked = visiblePages(form, data, today).flatMap((page) => leaves(viewPage(form, page.id, data, { today })));
      const paths = new Set(asked.map(({ path }) => path));
      if (judged.ok) for (const id of Object.keys(judged.data)) expect(paths, id).toContain(id);
      else for (const { path } of judged.errors) expect(paths.has(path) || paths.has(path.replace(/\[\d+\]$/, "")), path).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a computed answer reads on the page as the server keeps it", () => {
  fc.assert(
    fc.property(formAndAnswers, ([form, data]) => {
      const judged = validateForm(form, data, { today });
      if (!judged.ok) return;
      const shown = viewPage(form, "three", data, { today }).filter((view) => view.field.computed !== undefined);
      const kept = viewPage(form, "three", judged.data, { today }).filter((view) => view.field.computed !== undefined);
      expect(shown.map(({ path, reading }) => [path, reading])).toEqual(kept.map(({ path, reading }) => [path, reading]));
      for (const { path, reading } of shown) expect(reading === "", path).toBe(judged.data[path] === undefined);
    }),
    { numRuns: 300 },
  );
});

const rightsTo = (form: FormDefinition): fc.Arbitrary<Access> =>
  fc.dictionary(fc.constantFrom("*", ...fieldPaths(form)), fc.constantFrom("read" as const, "write" as const, "hidden" as const));

const formRightsAndTwo = computingForm.chain((form) =>
  fc.tuple(fc.constant(form), rightsTo(form), rightAnswersFor(form), anythingFor(form), anythingFor(form)),
);

/** The right to a top-level field and all below it, when they all agree. */
function isProtected(form: FormDefinition, access: Access, id: string): boolean {
  const below = fieldPaths(form).filter((path) => path === id || path.startsWith(`${id}.`));
  const right = (path: string): string => {
    for (let at = path; at !== ""; at = at.includes(".") ? at.slice(0, at.lastIndexOf(".")) : "") {
      const named = access[at];
      if (named) return named;
    }
    return access["*"] ?? "write";
  };
  return below.every((path) => right(path) !== "write");
}

test("whatever is sent for fields that are hidden or only read, the outcome is the same", () => {
  fc.assert(
    fc.property(formRightsAndTwo, ([form, access, previous, one, other]) => {
      const before = validateForm(form, previous, { today });
      const kept: FormData = before.ok ? before.data : {};
      const ids = form.pages.flatMap((page) => page.fields.map((each) => each.id));
      const attack = { ...one };
      for (const id of ids.filter((each) => isProtected(form, access, each))) attack[id as keyof typeof attack] = other[id] as never;
      const options = { today, access, previous: kept };
      expect(validateForm(form, attack, options)).toEqual(validateForm(form, one, options));
      const posted = (data: FormData) => readSubmission(form, toFormBody(form, data)).data;
      expect(validateForm(form, posted(attack), options)).toEqual(validateForm(form, posted(one), options));
    }),
    { numRuns: 300 },
  );
});

test("who may only read changes nothing at all", () => {
  fc.assert(
    fc.property(formRightsAndTwo, ([form, , previous, attack]) => {
      const before = validateForm(form, previous, { today });
      if (!before.ok) return;
      const judged = validateForm(form, attack, { today, access: { "*": "read" }, previous: before.data });
      expect(judged).toEqual({ ok: true, data: before.data });
    }),
    { numRuns: 300 },
  );
});
