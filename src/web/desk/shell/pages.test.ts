import { expect, test } from "vitest";
import { firstPage, menuFor, pageAt } from "./pages.ts";

const namesOf = (...permissions: Parameters<typeof menuFor>[0]) => menuFor(permissions).flatMap(({ pages }) => pages);

test("a window clerk's menu has the lists and the counter, and nothing of supervision", () => {
  expect(namesOf("case.handle", "case.view", "case.intake")).toEqual([
    "todo",
    "pool",
    "running",
    "started",
    "copied",
    "done",
    "handovers",
    "incoming",
    "intake",
    "queue",
  ]);
});

test("a supervisor starts on the live list and has no to-do list", () => {
  expect(namesOf("case.view", "supervision.view", "supervision.replay")).toEqual(["questions", "live", "alarms"]);
  expect(firstPage(["case.view", "supervision.view", "supervision.replay"])).toBe("/supervision/live");
});

test("an auditor sees the log alone", () => {
  expect(namesOf("audit.view")).toEqual(["audit"]);
});

test("who holds no post has no menu and no first page", () => {
  expect([menuFor([]), firstPage([])]).toEqual([[], null]);
});

test("an address below a page belongs to it, one that only begins alike doesn't", () => {
  expect([pageAt("/intake/receipt/1"), pageAt("/work/todo"), pageAt("/people-of"), pageAt("/cases/1")]).toEqual([
    "intake",
    "todo",
    null,
    null,
  ]);
});
