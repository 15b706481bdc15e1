import { type RefObject, useEffect, useRef } from "react";
import { chooseAnswer, goToNextBlank, isChosenList, isList } from "./next-field.ts";

/**
 * Keys of the counter: Enter goes to the next gap, digits choose an answer, Alt+A takes all required papers, Alt+R what was said last time, Ctrl+Enter hands in. Keys are
 * told by their place on the board, so an input method or another layout doesn't matter.
 */
export function useShortcuts(form: RefObject<HTMLFormElement | null>, acts: { allPapers: () => void; send: () => void }): void {
  const now = useRef(acts);
  now.current = acts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const own = form.current;
      if (own === null || event.defaultPrevented || event.isComposing) return;
      const done = () => event.preventDefault();
      if (event.altKey && event.code === "KeyA") {
        done();
        now.current.allPapers();
      } else if (event.altKey && event.code === "KeyR") {
        done();
        own.querySelector<HTMLElement>("[data-shortcut=known]")?.click();
      } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        done();
        now.current.send();
      } else if (event.key === "Enter" && isLine(event.target) && own.contains(event.target)) {
        done();
        goToNextBlank(own, event.target);
      } else if (/^[1-9]$/.test(event.key) && chooseAnswer(own, event.target, Number(event.key))) {
        done();
      }
    };
    // Before the list itself hears of it: it would open again, and Enter would never leave it.
    const onList = (event: KeyboardEvent) => {
      const own = form.current;
      if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing) return;
      if (own === null || !isChosenList(event.target) || !own.contains(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      goToNextBlank(own, event.target);
    };
    addEventListener("keydown", onKey);
    addEventListener("keydown", onList, true);
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener("keydown", onList, true);
    };
  }, [form]);
}

/** Where Enter does nothing of its own: not in lists, which choose with it, nor in long texts, which break the line. */
function isLine(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && !isList(target) && target.type !== "file";
}
