/**
 * How long a person would have needed for what a journey did: the keystroke-level model (Card, Moran, Newell 1980), with figures of somebody who
 * does it for the first time and types slowly, and with the time the machine took.
 */
import type { Page } from "playwright-core";

/** Seconds. */
const NEEDED = {
  /** A new page, tab or dialog is looked over. */
  look: 6,
  /** Deciding, moving the hand to the mouse, pointing, clicking: 1.35 + 0.4 + 1.1 + 0.2. */
  click: 3.05,
  /** One key; forty Chinese characters a minute. */
  key: 0.5,
  character: 1.5,
  /** Finding a file on one's own device. */
  file: 10,
} as const;
export type Doing = keyof typeof NEEDED;

export interface Pace {
  /** What was done, counted. */
  done: Record<Doing, number>;
  /** A person's seconds so far, the machine's included. */
  seconds(): number;
}

/** Counts from now on what is done on a page, whichever pages it leads to. */
export async function paceOf(page: Page): Promise<Pace> {
  const done: Record<Doing, number> = { look: 0, click: 0, key: 0, character: 0, file: 0 };
  const began = performance.now();
  await page.exposeBinding("countDone", (_, what: Doing, times: number) => {
    done[what] += times;
  });
  await page.addInitScript(watch);
  await page.evaluate(watch);
  return {
    done,
    seconds: () =>
      (Object.keys(NEEDED) as Doing[]).reduce((sum, what) => sum + done[what] * NEEDED[what], (performance.now() - began) / 1000),
  };
}

/** Runs in the page: what a person would have done to bring these events about. */
function watch(): void {
  const report = (what: Doing, times = 1) =>
    void (window as unknown as { countDone(what: Doing, times: number): Promise<void> }).countDone(what, times);
  const written = new WeakMap<EventTarget, string>();
  const on = (type: string, does: (event: Event) => void) =>
    document.addEventListener(type, (event) => event.isTrusted && does(event), { capture: true });
  if (window.top !== window) return;
  report("look");
  on("click", () => report("click"));
  on("keydown", (event) => (event as KeyboardEvent).key.length > 1 && report("key"));
  on("change", ({ target }) => target instanceof HTMLInputElement && target.type === "file" && report("file"));
  document.addEventListener(
    "input",
    ({ target }) => {
      if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || target.type === "file") return;
      const added = target.value.slice(written.get(target)?.length ?? 0);
      written.set(target, target.value);
      const characters = [...added].filter((each) => each > "\u2E80").length;
      report("character", characters);
      report("key", added.length - characters);
    },
    { capture: true },
  );
  const push = history.pushState;
  history.pushState = (...given) => {
    report("look");
    push.apply(history, given);
  };
}
