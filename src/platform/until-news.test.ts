import { expect, test } from "vitest";
import type { Live } from "./live.ts";
import { untilNews } from "./until-news.ts";

/** News told by hand. */
function byHand() {
  const subscribers: { onNews: () => void; onGap: () => void }[] = [];
  const live: Live = {
    subscribe(_, onNews, onGap = () => {}) {
      subscribers.push({ onNews: () => onNews(null), onGap });
      return () => {};
    },
    publish: async () => {},
    start: async () => {},
    stop: async () => {},
  };
  return { owner: { live }, subscribers };
}

test("what was read is kept until news come, or may have been missed, under one subscription", async () => {
  const { owner, subscribers } = byHand();
  let reads = 0;
  const kept = untilNews("rules", async () => ++reads);
  expect([await kept.get(owner), await kept.get(owner)]).toEqual([1, 1]);
  subscribers[0]?.onNews();
  expect(await kept.get(owner)).toBe(2);
  subscribers[0]?.onGap();
  expect(await kept.get(owner)).toBe(3);
  kept.forget(owner);
  expect(await kept.get(owner)).toBe(4);
  expect(subscribers).toHaveLength(1);
});

test("what was being read when the news came is not kept", async () => {
  const { owner, subscribers } = byHand();
  const answers: ((value: string) => void)[] = [];
  const kept = untilNews("rules", () => new Promise<string>((resolve) => answers.push(resolve)));
  const early = kept.get(owner);
  subscribers[0]?.onNews();
  const late = kept.get(owner);
  answers[1]?.("new");
  answers[0]?.("old");
  expect([await early, await late, await kept.get(owner)]).toEqual(["old", "new", "new"]);
});

test("a read that failed is tried again", async () => {
  const { owner } = byHand();
  let reads = 0;
  const kept = untilNews("rules", async () => {
    if (++reads === 1) throw new Error("the database is away");
    return reads;
  });
  await expect(kept.get(owner)).rejects.toThrow("away");
  expect(await kept.get(owner)).toBe(2);
});
