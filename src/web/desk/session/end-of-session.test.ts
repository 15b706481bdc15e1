import { expect, test } from "vitest";
import { createEndOfSession } from "./end-of-session.ts";

test("all requests that found the session ended go on together once somebody has signed in again", async () => {
  const end = createEndOfSession();
  const heard: boolean[] = [];
  end.subscribe(() => heard.push(end.isWaiting()));
  const done: string[] = [];
  const waiting = ["a", "b"].map((name) => end.signedInAgain().then(() => done.push(name)));
  expect([end.isWaiting(), done]).toEqual([true, []]);
  end.resume();
  await Promise.all(waiting);
  expect([end.isWaiting(), done, heard]).toEqual([false, ["a", "b"], [true, false]]);
});

test("before anybody has signed in an ended session is not waited for", () => {
  const end = createEndOfSession();
  expect(end.isWatching()).toBe(false);
  end.watch(true);
  expect(end.isWatching()).toBe(true);
});
