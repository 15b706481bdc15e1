/** @jsxImportSource #html */
import { expect, test } from "vitest";
import { type FieldKind, viewPage } from "../../../core/forms/index.ts";
import { everyKindForm } from "../../portal/fixtures.zh-CN.ts";
import { messagesIn } from "../../portal/messages/index.ts";
import type { FieldSetting } from "./field-setting.ts";
import { Fields } from "./fields.tsx";

const data = { housing: "rent", members: [{ name: "甲" }, { name: "乙" }], photos: [{ file: "f".repeat(64), name: "房.jpg", size: 10 }] };
const wrong = new Map([
  ["address", "请填写现住址"],
  ["members[1].relation", "请填写关系"],
]);

function draw(lang: "zh-CN" | "en" = "zh-CN"): string {
  const setting: FieldSetting = {
    lang,
    texts: messagesIn(lang).fields,
    leftovers: [],
    regions: [{ code: "610999101201", name: "东街村", group: "城关镇" }],
    messageOf: (path) => wrong.get(path),
  };
  return everyKindForm.pages.map((page) => String(<Fields views={viewPage(everyKindForm, page.id, data)} setting={setting} />)).join("");
}

const KINDS: FieldKind[] = [
  "text",
  "long-text",
  "number",
  "money",
  "date",
  "period",
  "choice",
  "choices",
  "yes-no",
  "region",
  "identity-number",
  "credit-code",
  "phone",
  "email",
  "applicant",
  "group",
  "table",
  "attachment",
  "explanation",
  "section",
  "signature",
  "computed",
];

test("the sample form holds every kind of field", () => {
  const kinds = new Set(everyKindForm.pages.flatMap((page) => page.fields.map((field) => field.kind)));
  expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
});

test("every control has a label, and no id stands twice", () => {
  const html = draw();
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(new Set(ids).size);
  const labels = new Set([...html.matchAll(/<label[^>]*\sfor="([^"]+)"/g)].map(([, id]) => id));
  for (const [tag] of html.matchAll(/<(?:input(?![^>]*type="hidden")|select|textarea)[^>]*>/g)) {
    expect(labels, tag).toContain(/\sid="([^"]+)"/.exec(tag)?.[1]);
  }
});

test("an error stands at its field, and the field points to it", () => {
  const html = draw();
  expect(html).toMatch(/id="f-address-error">.*?请填写现住址/);
  expect(html).toMatch(
    /<input[^>]*id="f-address"[^>]*aria-describedby="f-address-hint f-address-error"|aria-describedby="f-address-hint f-address-error"[^>]*/,
  );
  expect(html).toMatch(/id="f-members-1-relation-error"/);
});

test("hints come before the field they are about", () => {
  const html = draw();
  expect(html.indexOf('id="f-address-hint"')).toBeLessThan(html.indexOf('id="f-address"'));
});

test("a question that hangs on an answer is there when the answer is", () => {
  expect(draw()).toContain('name="rent"');
});

test("a removed row and a removed file name themselves to a screen reader", () => {
  const html = draw();
  expect(html).toContain('aria-label="删除家庭成员 2"');
  expect(html).toContain('aria-label="删除文件 房.jpg"');
});

test("the form speaks English where words were given, and keeps Chinese where not", () => {
  const html = draw("en");
  expect(html).toContain("Address");
  expect(html).toContain("申请理由");
  expect(html).toContain("(optional)");
});
