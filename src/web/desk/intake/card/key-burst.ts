/** A key as it came: what it writes, and when (milliseconds). */
export interface Key {
  text: string;
  at: number;
}

/** A longer pause begins a new line: nobody has laid a card on the reader within it. */
const PAUSE_MS = 600;
/** Readers leave 1–20 ms between keys and a busy computer adds to it; nobody types a whole number like that. */
const READER_MS = 60;
/** Text with a number in its middle is no answer to any one-line question, so even a slow computer's keys are a reader's. */
const SLOW_MS = 200;

/**
 * Gathers keys that follow each other without a pause. `add` answers with true when the key begins a new line: what stood on the screen then is what
 * must stand there again when the line turns out to be a card.
 */
export function keyBurst() {
  let line = "";
  let begun = 0;
  let last = Number.NEGATIVE_INFINITY;
  return {
    add({ text, at }: Key): boolean {
      const begins = at - last > PAUSE_MS;
      if (begins) begun = at;
      line = begins ? text : line + text;
      last = at;
      return begins;
    },
    /** The line that Enter ends, given out once; empty when a person may have typed it. */
    end(at: number): string {
      const whole = at - last <= PAUSE_MS ? line : "";
      const pace = (at - begun) / Math.max(1, whole.length);
      line = "";
      last = Number.NEGATIVE_INFINITY;
      const isMixed = /[^0-9A-Za-z]/.test(whole);
      return pace <= (isMixed ? SLOW_MS : READER_MS) ? whole : "";
    },
  };
}
