import { expect, test } from "vitest";
import { searchText, searchWords } from "./search-words.ts";

test.each([
  ["城乡居民最低生活保障待遇核定", "C", "cxjmzdshbzdyhd"],
  ["《独生子女父母光荣证》核发", "D", "dsznfmgrzhf"],
  ["一孩生育服务证办理", "Y", "yhsyfwzbl"],
])("%s stands under %s and is found by its initials", (name, initial, initials) => {
  const words = searchWords(name, "61099900MZ-XK-0001");
  expect(words.initial).toBe(initial);
  expect(words.words.split("\n")).toEqual([name, "61099900mz-xk-0001", initials, expect.stringMatching(/^[a-z]+$/)]);
});

test("a name without letters stands under #", () => {
  expect(searchWords("123", "c").initial).toBe("#");
});

test("what is typed is looked for without blanks, wide letters or capitals", () => {
  expect(searchText(" Zui Di　ＳＨ ")).toBe("zuidish");
});

test("a name is found as it stands, wide brackets and all", () => {
  const name = "护士执业许可（初审）";
  expect(searchWords(name, "c").words).toContain(searchText(name));
});

test("an item is found by the everyday name that its summary uses", () => {
  const { words } = searchWords("城乡居民最低生活保障待遇核定", "61099900MZ-QR-0004", "家庭人均收入低于当地低保标准的可以申请");
  expect(words).toContain(searchText("低保"));
});
