/**
 * What a trained clerk needs for what was pressed, by the keystroke-level model (Card, Moran, Newell 1980): every key, every pointing and every
 * pause for thought has its seconds; what the machine made them wait is measured. A Chinese character counts as three keys of an input method.
 */
import type { Locator, Page } from "playwright-core";

/** Seconds. A key at the pace of an average, not a good, typist; pointing with hand to the mouse and back; a thought before each decision. */
const KEY = 0.28;
const POINT = 1.1 + 2 * 0.4;
const THOUGHT = 1.35;
/** Taking the card, laying it on the reader and waiting for its beep. */
const CARD = 2.5;

export function keystrokes(page: Page) {
  const count = { keys: 0, pointings: 0, thoughts: 0, cards: 0 };
  let waited = 0;
  const timed = async <T>(act: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const answer = await act();
    waited += (performance.now() - start) / 1000;
    return answer;
  };
  return {
    count,
    async types(text: string) {
      for (const character of text) count.keys += /\p{Script=Han}/u.test(character) ? 3 : 1;
      // The hand's time is reckoned by the model; the machine's is that of drawing what was typed.
      await timed(() => page.keyboard.type(text));
    },
    /** One chord is two keys. */
    async presses(key: string) {
      count.keys += key.split("+").length;
      await timed(() => page.keyboard.press(key));
    },
    thinks: () => void count.thoughts++,
    async points(at: Locator) {
      count.pointings++;
      await timed(() => at.click());
    },
    async readsCard(line: string) {
      count.cards++;
      await timed(() => page.keyboard.type(line));
      await timed(() => page.keyboard.press("Enter"));
    },
    /** Until the machine shows it. */
    waits: (for_: Locator) => timed(() => for_.waitFor()),
    seconds: () => count.keys * KEY + count.pointings * POINT + count.thoughts * THOUGHT + count.cards * CARD + waited,
  };
}
