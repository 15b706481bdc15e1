import { useEffect } from "react";
import { isTyping } from "../parts/is-typing.ts";

/** Keys of a list while nobody types and no dialog is open. Rows are found by `data-case`, so that table and cards share them. */
export function useListKeys(tick: (id: string) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        (event.target && isTyping(event.target)) ||
        document.querySelector(".ant-modal-wrap:not([style*=none])")
      )
        return;
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step !== 0) focusBeside(step);
      else if (event.key === "x") {
        const at = document.activeElement?.closest<HTMLElement>("[data-case]")?.dataset.case;
        if (at) tick(at);
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [tick]);
}

/** Moves to the link of the next row, or the one before; Enter on it opens the case, as everywhere. */
function focusBeside(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-case]")];
  const here = document.activeElement?.closest<HTMLElement>("[data-case]");
  const at = here ? rows.indexOf(here) : -1;
  const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
  next?.querySelector<HTMLElement>("a")?.focus();
}
