import { expect, test } from "vitest";
import { keyBurst } from "./key-burst.ts";

function typed(text: string, gap: number) {
  const burst = keyBurst();
  const at = 1000 + (text.length - 1) * gap;
  const begun = [...text].map((character, index) => burst.add({ text: character, at: 1000 + index * gap }));
  return { begun, line: burst.end(at + gap), burst };
}

test("keys of a reader make one line, which begins once and is given out once", () => {
  const { begun, line, burst } = typed("610999199005060123", 8);
  expect(line).toBe("610999199005060123");
  expect(begun.filter(Boolean)).toHaveLength(1);
  expect(burst.end(2000)).toBe("");
});

test("a number typed by a person is no card, however fast they are", () => {
  expect(typed("610999199005060123", 90).line).toBe("");
});

test("name and number in one line are a card's, on a slow computer too", () => {
  expect(typed("王小芳,610999199005060123", 90).line).toBe("王小芳,610999199005060123");
  expect(typed("王小芳,610999199005060123", 300).line).toBe("");
});

test("what was typed before the card isn't part of it", () => {
  const burst = keyBurst();
  burst.add({ text: "a", at: 0 });
  for (let at = 1000; at < 1080; at += 10) burst.add({ text: "1", at });
  expect(burst.end(1090)).toBe("11111111");
});
