import { describe, expect, test } from "vitest";
import { firstIncompletePage, readSubmission, toFormBody, visiblePages } from "./index.ts";
import { field, form, kitchenSink } from "./testing.ts";

const members = form(
  field("members", "table", { fields: [field("name", "text"), field("age", "number")] }),
  field("home", "group", { fields: [field("pets", "table", { fields: [field("name", "text")] })] }),
);

test("texts as people type them are read as their kind", () => {
  const body = {
    text: "  two\r\nwords ",
    number: "１，２３４.５",
    money: "¥1,250.5",
    date: "2026年3月6日",
    yes_no: "no",
    choices: ["red", "blue"],
    phone: "138 0000 0000",
    identity_number: "61099919900101001x",
    "period[from]": "2026/1/5",
    "applicant[type]": "person",
  };
  expect(readSubmission(kitchenSink, body).data).toEqual({
    text: "two words",
    number: 1234.5,
    money: 125050,
    date: "2026-03-06",
    yes_no: false,
    choices: ["red", "blue"],
    phone: "13800000000",
    identity_number: "61099919900101001X",
    period: { from: "2026-01-05" },
    applicant: { type: "person" },
  });
});

test("what can't be read stays as it was typed", () => {
  expect(readSubmission(kitchenSink, { number: "a dozen", money: "1.234", date: "soon" }).data).toEqual({
    number: "a dozen",
    money: "1.234",
    date: "soon",
  });
});

describe("rows without JavaScript", () => {
  const body = { "members[0][name]": "a", "members[1][name]": "b", "members[1][age]": "", "members[2][name]": "" };

  test("keep their order and lose blank ones", () => {
    expect(readSubmission(members, body)).toEqual({ data: { members: [{ name: "a" }, { name: "b" }] } });
  });

  test("are added by a button", () => {
    expect(readSubmission(members, { ...body, _add: "members" })).toEqual({
      data: { members: [{ name: "a" }, { name: "b" }, {}, {}] },
      action: { kind: "add", path: "members" },
    });
  });

  test("are removed by a button", () => {
    expect(readSubmission(members, { ...body, _remove: "members[0]" })).toEqual({
      data: { members: [{ name: "b" }, {}] },
      action: { kind: "remove", path: "members", row: 0 },
    });
  });

  test("may lie inside a group", () => {
    expect(readSubmission(members, { _add: "home.pets" }).data).toEqual({ home: { pets: [{}] } });
  });

  test("ignore a button for something that is no table", () => {
    expect(readSubmission(kitchenSink, { _add: "text" })).toEqual({ data: {} });
  });
});

test("a posted page replaces its own answers and keeps those of the others", () => {
  const one = form(field("a", "text"), field("b", "yes-no"));
  const definition = { ...one, pages: [...one.pages, ...form(field("c", "text")).pages.map((page) => ({ ...page, id: "two" }))] };
  const options = { page: "one", previous: { a: "old", b: true, c: "kept" } };
  expect(readSubmission(definition, { a: "new", c: "smuggled" }, options).data).toEqual({ a: "new", c: "kept" });
});

test("computed answers are never taken from a post, nor put into one", () => {
  const definition = form(field("sum", "number", { computed: "1 + 1" }));
  expect(readSubmission(definition, { sum: "5" }).data).toEqual({});
  expect(toFormBody(definition, { sum: 2 })).toEqual({});
});

test("pages appear and fall away with the answers, and the first unfinished one is found", () => {
  const one = form(field("farmer", "yes-no", { required: true }));
  const [two] = form(field("land", "number", { required: true })).pages;
  const [three] = form(field("name", "text", { required: true })).pages;
  if (!two || !three) throw new Error("a form has a page");
  const definition = { ...one, pages: [...one.pages, { ...two, id: "two", shownWhen: "farmer" }, { ...three, id: "three" }] };
  const ids = (data: object) => visiblePages(definition, { ...data }).map(({ id }) => id);
  expect(ids({ farmer: false })).toEqual(["one", "three"]);
  expect(ids({ farmer: true })).toEqual(["one", "two", "three"]);
  expect(firstIncompletePage(definition, { farmer: true })?.id).toBe("two");
  expect(firstIncompletePage(definition, { farmer: false })?.id).toBe("three");
  expect(firstIncompletePage(definition, { farmer: false, name: "x" })).toBeUndefined();
});
