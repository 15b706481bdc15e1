import { expect, test } from "vitest";
import { groupsOf } from "./answer-groups.ts";

const line = (path: string, label: string) => ({ path, label, text: path });

test("the rows of a table stand under the names of all columns any of them answers", () => {
  const groups = groupsOf([
    line("reason", "理由"),
    line("address.town", "乡镇"),
    line("members[0].name", "姓名"),
    line("members[1].name", "姓名"),
    line("members[1].income", "收入"),
    line("houses[0].place", "坐落"),
    line("note", "备注"),
  ]);
  expect(groups.map((group) => (group.rows ? group.table : group.lines.map(({ path }) => path)))).toEqual([
    ["reason", "address.town"],
    "members",
    "houses",
    ["note"],
  ]);
  const members = groups[1];
  if (!members?.rows) throw new Error("no table");
  expect(members.columns.map(({ label }) => label)).toEqual(["姓名", "收入"]);
  expect(members.rows.map(({ cells }) => members.columns.map(({ id }) => cells.get(id)?.text))).toEqual([
    ["members[0].name", undefined],
    ["members[1].name", "members[1].income"],
  ]);
});
