import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDefinition, FIELD_KINDS, type FormDefinition, type FormField } from "../../../../../core/forms/index.ts";
import { beginHistory, record, redo, undo } from "../../history.ts";
import {
  addPage,
  changeField,
  changeKind,
  changePage,
  insertField,
  moveField,
  movePage,
  removeField,
  removePage,
  type Slot,
  slotBeside,
} from "./edit-form.ts";
import { copiedField, type FirstWords, newField, newPage, nextOption, optionsFromLines } from "./new-field.ts";
import { allFields, findField, refusalOf } from "./places.ts";

const words: FirstWords = {
  label: (kind) => `新${kind}`,
  text: () => "请填写文字",
  option: (number) => `选项${number}`,
  column: "列",
  page: (number) => `第${number}页`,
};

const label = { "zh-CN": "字段" };
const plain = (id: string): FormField => ({ id, kind: "text", label });
const start: FormDefinition = {
  id: "test",
  version: 1,
  title: label,
  pages: [
    {
      id: "one",
      title: label,
      fields: [plain("a"), { id: "rows", kind: "table", label, fields: [plain("name"), plain("note")] }, plain("b")],
    },
    { id: "two", title: label, fields: [plain("c")] },
  ],
};
const pathsOf = (form: FormDefinition) => allFields(form).map(({ path }) => path);

test("a new field of every kind can be published as it is", () => {
  for (const kind of FIELD_KINDS) {
    const form = insertField(start, newField(kind, start, words), { page: "one", within: "", index: 1 });
    expect(checkDefinition(form), kind).toMatchObject({ ok: true });
  }
});

describe("a field", () => {
  test("goes between two others, on a page and in a table", () => {
    expect(pathsOf(insertField(start, plain("x"), { page: "one", within: "", index: 1 }))).toEqual([
      "a",
      "x",
      "rows",
      "rows.name",
      "rows.note",
      "b",
      "c",
    ]);
    expect(pathsOf(insertField(start, plain("x"), { page: "one", within: "rows", index: 2 }))).toEqual([
      "a",
      "rows",
      "rows.name",
      "rows.note",
      "rows.x",
      "b",
      "c",
    ]);
  });

  test("moves within its page, to another page, into a table and out of it", () => {
    expect(pathsOf(moveField(start, "a", { page: "one", within: "", index: 3 }))).toEqual([
      "rows",
      "rows.name",
      "rows.note",
      "b",
      "a",
      "c",
    ]);
    expect(pathsOf(moveField(start, "b", { page: "two", within: "", index: 0 }))).toEqual([
      "a",
      "rows",
      "rows.name",
      "rows.note",
      "b",
      "c",
    ]);
    expect(findField(moveField(start, "b", { page: "two", within: "", index: 0 }), "b")?.container.page).toBe("two");
    expect(pathsOf(moveField(start, "a", { page: "one", within: "rows", index: 0 }))).toEqual([
      "rows",
      "rows.a",
      "rows.name",
      "rows.note",
      "b",
      "c",
    ]);
    expect(pathsOf(moveField(start, "rows.name", { page: "two", within: "", index: 1 }))).toEqual([
      "a",
      "rows",
      "rows.note",
      "b",
      "c",
      "name",
    ]);
  });

  test("stays where it is when there is another of its id, inside itself, or where its kind can't stand", () => {
    const taken = insertField(start, plain("name"), { page: "two", within: "", index: 0 });
    expect(moveField(taken, "name", { page: "one", within: "rows", index: 0 })).toBe(taken);
    expect(moveField(start, "rows", { page: "one", within: "rows", index: 0 })).toBe(start);
    const files = newField("attachment", start, words);
    expect(refusalOf(start, { page: "one", within: "rows" }, files)).toBe("rows-in-rows");
    expect(insertField(start, files, { page: "one", within: "rows", index: 0 })).toBe(start);
  });

  test("isn't nested deeper than a form may be", () => {
    let form = start;
    let within = "";
    for (let depth = 0; depth < 4; depth++) {
      const group = { ...newField("group", form, words), fields: [] };
      form = insertField(form, group, { page: "two", within, index: 0 });
      within = within === "" ? group.id : `${within}.${group.id}`;
    }
    expect(pathsOf(form).filter((path) => path.startsWith("group"))).toHaveLength(2);
    const checked = checkDefinition(form);
    expect(checked.ok ? [] : checked.problems.map(({ code }) => code)).not.toContain("forms/nested-too-deep");
  });

  test("steps past its neighbours, out of its table and onto the next page, and stops at the ends", () => {
    const step = (form: FormDefinition, path: string, direction: -1 | 1) => {
      const slot = slotBeside(form, path, direction);
      return slot ? moveField(form, path, slot) : form;
    };
    expect(pathsOf(step(start, "b", -1))).toEqual(["a", "b", "rows", "rows.name", "rows.note", "c"]);
    expect(pathsOf(step(start, "rows.note", 1))).toEqual(["a", "rows", "rows.name", "note", "b", "c"]);
    expect(findField(step(start, "b", 1), "b")?.container.page).toBe("two");
    expect(step(start, "a", -1)).toBe(start);
    expect(step(start, "c", 1)).toBe(start);
  });

  test("keeps its id when its words or kind change, and loses what the new kind doesn't know", () => {
    const long = changeField(start, "a", { maxLength: 20, required: true, hint: label });
    const changed = changeKind(long, "a", newField("choice", long, words));
    expect(findField(changed, "a")?.field).toMatchObject({ id: "a", kind: "choice", label, required: true, hint: label });
    expect(findField(changed, "a")?.field).not.toHaveProperty("maxLength");
    expect(checkDefinition(changed)).toMatchObject({ ok: true });
  });

  test("loses a setting that is emptied", () => {
    const ruled = changeField(start, "a", { shownWhen: "b = null" });
    expect(findField(changeField(ruled, "a", { shownWhen: undefined }), "a")?.field).toEqual(plain("a"));
  });

  test("never gets an id that was in use, nor one that is reserved", () => {
    const form = insertField(start, newField("money", start, words), { page: "one", within: "", index: 0 });
    expect(newField("money", form, words).id).toBe("money2");
    expect(newField("money", form, words, new Set(["money2"])).id).toBe("money3");
    expect(newField("identity-number", form, words).id).toBe("identityNumber1");
    expect(copiedField(plain("a"), form).id).toBe("a1");
    expect(copiedField(plain("fresh"), form).id).toBe("fresh");
  });
});

test("pages are added, moved, renamed and removed, but the last one stays", () => {
  const more = addPage(start, newPage(start, words));
  expect(more.pages.map(({ id }) => id)).toEqual(["one", "two", "page1"]);
  expect(movePage(more, "page1", -1).pages.map(({ id }) => id)).toEqual(["one", "page1", "two"]);
  expect(movePage(more, "one", -1)).toBe(more);
  const ruled = changePage(start, "two", { title: { "zh-CN": "新" }, shownWhen: "a != null" });
  expect(ruled.pages[1]).toMatchObject({ title: { "zh-CN": "新" }, shownWhen: "a != null" });
  expect(changePage(ruled, "two", { shownWhen: "" }).pages[1]).not.toHaveProperty("shownWhen");
  const single = removePage(removePage(start, "two"), "one");
  expect(single.pages.map(({ id }) => id)).toEqual(["one"]);
});

test("an option added keeps the values of the others", () => {
  const options = [{ value: "option1" }, { value: "own" }];
  expect(nextOption(options, words).value).toBe("option2");
});

test("options written as lines keep the values of words that stay", () => {
  const options = [
    { value: "own", label: { "zh-CN": "自有" } },
    { value: "rent", label: { "zh-CN": "租房" } },
  ];
  const values = (lines: string) => optionsFromLines(lines, options, words).map(({ value }) => value);
  expect(values("租房\n 借住 \n\n租房\n自有")).toEqual(["rent", "option1", "own"]);
  expect(optionsFromLines(" ", options, words)).toBe(options);
});

test("undo and redo walk the same forms; what is typed in a row is undone at once; a new change forgets what was undone", () => {
  const [one, two, three] = [plain("x"), plain("y"), plain("z")].map((field) =>
    insertField(start, field, { page: "one", within: "", index: 0 }),
  );
  if (!one || !two || !three) throw new Error("three forms");
  const history = record(record(record(beginHistory(start), one, "a.label"), two, "a.label"), three);
  expect(undo(history).present).toBe(two);
  expect(undo(undo(history)).present).toBe(start);
  expect(redo(undo(history)).present).toBe(three);
  expect(record(undo(history), one).future).toEqual([]);
  expect(undo(beginHistory(start)).present).toBe(start);
});

test("whatever is inserted, moved and removed, the form can be published or has an empty table or group", () => {
  const act = fc.record({
    verb: fc.constantFrom("insert", "move", "remove", "copy"),
    pick: fc.nat(),
    to: fc.nat(),
    kind: fc.constantFrom(...FIELD_KINDS),
  });
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      let form = start;
      for (const { verb, pick, to, kind } of acts) {
        const all = allFields(form);
        const path = all[pick % Math.max(1, all.length)]?.path ?? "";
        const slots: Slot[] = [
          ...form.pages.map((page) => ({ page: page.id, within: "", index: to % (page.fields.length + 1) })),
          ...all.flatMap(({ field, path: within, container }) => (field.fields ? [{ page: container.page, within, index: 0 }] : [])),
        ];
        const slot = slots[to % slots.length];
        const found = findField(form, path)?.field;
        if (!slot) continue;
        if (verb === "insert") form = insertField(form, newField(kind, form, words), slot);
        else if (verb === "copy" && found) form = insertField(form, copiedField(found, form), slot);
        else form = verb === "move" ? moveField(form, path, slot) : removeField(form, path);
      }
      const checked = checkDefinition(form);
      const codes = checked.ok ? [] : checked.problems.map(({ code }) => code);
      expect(codes.filter((code) => code !== "forms/bad-setting")).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
