import { expect, test } from "vitest";
import type { Live } from "../../platform/live.ts";
import { changesOn } from "./live.ts";

function listening() {
  const heard = new Set<(news: unknown) => void>();
  const live: Live = {
    subscribe(_, onNews) {
      heard.add(onNews);
      return () => heard.delete(onNews);
    },
    publish: async () => {},
    start: async () => {},
    stop: async () => {},
  };
  let places = 1;
  const takeStream = () => {
    if (places === 0) return null;
    places--;
    return () => void places++;
  };
  const aborting = new AbortController();
  let refused: "FORBIDDEN" | null = null;
  const another = () => changesOn(live, ["alarms"], { refusedNow: async () => refused, takeStream }, aborting.signal);
  return {
    stream: another(),
    another,
    aborting,
    takeRight: () => {
      refused = "FORBIDDEN";
    },
    tell: () => {
      for (const onNews of heard) onNews({ raised: 1 });
    },
    left: () => ({ heard: heard.size, places }),
  };
}

test("what happens while a slow line still takes the last news is told next, not lost", async () => {
  const { stream, tell } = listening();
  expect(await stream.next()).toEqual({ done: false, value: { moved: true } });
  tell();
  expect(await stream.next()).toEqual({ done: false, value: { moved: true } });
  const third = stream.next();
  await new Promise(setImmediate);
  tell();
  expect(await third).toEqual({ done: false, value: { moved: true } });
  await stream.return(undefined);
});

test("a reader who leaves while news are on their way gives the place back at once", async () => {
  const { stream, aborting, left } = listening();
  await stream.next();
  expect(left()).toEqual({ heard: 1, places: 0 });
  aborting.abort();
  expect(await stream.next()).toMatchObject({ done: true });
  expect(left()).toEqual({ heard: 0, places: 1 });
});

test("who comes when all places are taken is refused", async () => {
  const { stream, another } = listening();
  await stream.next();
  await expect(another().next()).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  await stream.return(undefined);
});

test("whose right was taken is told so with the next news, and gives the place back", async () => {
  const { stream, takeRight, tell, left } = listening();
  await stream.next();
  takeRight();
  const next = stream.next();
  await new Promise(setImmediate);
  tell();
  await expect(next).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(left()).toEqual({ heard: 0, places: 1 });
});
