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
  const another = () => changesOn(live, ["alarms"], { stillAllowed: async () => true, takeStream }, aborting.signal);
  return {
    stream: another(),
    another,
    aborting,
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
