import { expect, test } from "vitest";
import { eventStreams } from "./event-streams.ts";

test("a session holds only so many streams, and a closed one makes room, once", () => {
  const streams = eventStreams(100, 2);
  const first = streams.take("a");
  expect([first, streams.take("a"), streams.take("a")].map((held) => held !== null)).toEqual([true, true, false]);
  expect(streams.take("b")).not.toBeNull();
  first?.();
  first?.();
  expect([streams.take("a"), streams.take("a")].map((held) => held !== null)).toEqual([true, false]);
});

test("all sessions together hold only so many", () => {
  const streams = eventStreams(3);
  const held = ["a", "b", "c"].map((session) => streams.take(session));
  expect(streams.take("d")).toBeNull();
  held[0]?.();
  expect(streams.take("d")).not.toBeNull();
});
