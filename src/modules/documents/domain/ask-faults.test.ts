import { expect, test } from "vitest";
import { checkTemplate } from "../save-template.ts";
import { shippedTemplates } from "../templates.ts";

const notice = noticeOfHearing();
const ask = (part: object) => ({ name: "a1", label: "几号房间", kind: "line", ...part });

function noticeOfHearing() {
  const shipped = shippedTemplates().get("hearing-notice");
  if (!shipped) throw new Error("no template of a hearing's notice");
  return shipped.template;
}

/** Of the hearing's notice with one question more, which its text names. */
function faultsWith(...asks: object[]) {
  const blocks = [...notice.blocks, { kind: "paragraph", text: "{entered.a1}" }];
  const checked = checkTemplate({ ...notice, blocks, asks: [...notice.asks, ...asks] });
  return checked.ok ? checked.faults.map(({ code, ask: at, part, detail }) => [code, at, part, detail]) : "unreadable";
}
const place = notice.asks.length;

test("a question added on screen is put in force once it has words and a text uses it", () => {
  expect(faultsWith(ask({}))).toEqual([]);
  expect(faultsWith(ask({ label: " " }))).toEqual([["documents/ask-unlabelled", place, "label", "a1"]]);
  expect(faultsWith(ask({}), ask({ name: "a2", label: "没有用到" }))).toEqual([["documents/ask-unused", place + 1, "label", "没有用到"]]);
});

test("a question that a text names and the template doesn't ask is named with its part", () => {
  const blocks = [...notice.blocks, { kind: "paragraph", text: "{entered.room}", when: "entered.floor != null" }];
  const checked = checkTemplate({ ...notice, blocks });
  expect(checked.ok && checked.faults).toEqual([
    { code: "documents/unknown-ask", block: notice.blocks.length, detail: "room" },
    { code: "documents/unknown-ask", block: notice.blocks.length, detail: "floor" },
  ]);
});

test("one answer can't be listed like many", () => {
  const blocks = [...notice.blocks, { kind: "list", of: "entered.place", text: "{row.name}" }];
  const checked = checkTemplate({ ...notice, blocks });
  expect(checked.ok && checked.faults).toEqual([{ code: "documents/ask-no-list", block: notice.blocks.length, detail: "听证地点" }]);
});

test("what of a question is wrong is named by the field that says it", () => {
  expect(faultsWith(ask({ kind: "choice", options: ["是", "是"] }))).toEqual([["documents/ask-few-options", place, "options", "几号房间"]]);
  expect(faultsWith(ask({ kind: "choice", options: ["是", ""] }))).toEqual([["documents/ask-few-options", place, "options", "几号房间"]]);
  expect(faultsWith(ask({ kind: "staff", least: 3, most: 2 }))).toEqual([["documents/ask-bounds", place, "rows", "几号房间"]]);
  expect(faultsWith(ask({ rules: { past: true } }))).toEqual([["documents/ask-misfit", place, "rules", "几号房间"]]);
  expect(faultsWith(ask({ kind: "day", rules: { outsider: true } }))).toEqual([["documents/ask-misfit", place, "rules", "几号房间"]]);
  expect(faultsWith(ask({ starts: "{nobody.name} {case.number|loud}" }))).toEqual([
    ["documents/bad-format", place, "starts", "loud"],
    ["documents/unknown-field", place, "starts", "nobody"],
  ]);
  expect(faultsWith(ask({ starts: "{entered.place}" }))).toEqual([["documents/unknown-field", place, "starts", "entered"]]);
});

test("a rule counts from a day that is asked before, as answers are judged in their order", () => {
  expect(faultsWith(ask({ kind: "day", rules: { from: "heldAt" } }))).toEqual([]);
  expect(faultsWith(ask({ kind: "day", rules: { from: "place" } }))).toEqual([["documents/ask-no-other", place, "rules", "听证地点"]]);
  const within = { of: "a2", workdays: 5 };
  expect(faultsWith(ask({ kind: "day", rules: { within } }), ask({ name: "a2", kind: "day", label: "之后的一天" }))).toEqual([
    ["documents/ask-no-other", place, "rules", "之后的一天"],
  ]);
});

test("more than a template may ask, and what no question is, can't be read", () => {
  expect(faultsWith(...Array.from({ length: 30 }, (_, at) => ask({ name: `b${at}` })))).toBe("unreadable");
  expect(faultsWith(ask({}), ask({}))).toBe("unreadable");
  expect(faultsWith(ask({ name: "A 1" }))).toBe("unreadable");
  expect(faultsWith(ask({ sample: { deep: [1] } }))).toBe("unreadable");
  expect(faultsWith(ask({ kind: "staff", least: 21 }))).toBe("unreadable");
});
