import { useEffect, useRef } from "react";
import { keyBurst } from "./key-burst.ts";
import { type CardRead, readCard, SHORTEST_LINE } from "./read-card.ts";

export interface CardReader {
  /** What the page holds now, to be put back: a reader types into whatever field has the focus. */
  remember: () => void;
  onCard: (card: CardRead) => void;
}

/**
 * Listens to ID card readers and code guns that work as keyboards. A burst of keys that ends in Enter and holds a number is taken as a card:
 * its Enter presses nothing, and what its keys wrote into a field is to be undone by `onCard`.
 */
export function useCardReader(reader: CardReader): void {
  const now = useRef(reader);
  now.current = reader;
  useEffect(() => {
    const burst = keyBurst();
    const add = (text: string, at: number) => {
      if (text !== "" && burst.add({ text, at })) now.current.remember();
    };
    const onKey = (event: KeyboardEvent) => {
      // Together with another key it is a shortcut; no reader presses that.
      if (event.key === "Enter" && !event.ctrlKey && !event.altKey && !event.metaKey) {
        const line = burst.end(event.timeStamp);
        const card = line.length < SHORTEST_LINE ? null : readCard(line);
        if (card === null) return;
        event.preventDefault();
        event.stopPropagation();
        now.current.onCard(card);
        return;
      }
      // What goes into a field is told by the field, since readers write Chinese without keys.
      if (event.key === "Process" || !isField(event.target)) add(keyText(event), event.timeStamp);
    };
    const onInput = (event: InputEvent) => {
      if (event.inputType === "insertText") add(event.data ?? "", event.timeStamp);
    };
    addEventListener("keydown", onKey, true);
    addEventListener("beforeinput", onInput, true);
    return () => {
      removeEventListener("keydown", onKey, true);
      removeEventListener("beforeinput", onInput, true);
    };
  }, []);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && TYPED.has(target.type));
}

const TYPED: ReadonlySet<string> = new Set(["text", "tel", "search", "email", "number", "password", "url"]);

/** While an input method is on, keys are "Process"; digits and letters are then told by their place on the board. */
function keyText({ key, code, ctrlKey, altKey, metaKey }: KeyboardEvent): string {
  if (ctrlKey || altKey || metaKey) return "";
  if ([...key].length === 1) return key;
  return key === "Process" ? (/^(?:Digit|Key|Numpad)([0-9A-Z])$/.exec(code)?.[1] ?? "") : "";
}
