import { type RefObject, useRef, useState } from "react";
import { focusCard, showCard } from "./keyboard.ts";

/** The drawing area: which card is chosen in it, whether its settings are open, and where the keys go. */
export interface Sheet {
  readonly area: RefObject<HTMLElement | null>;
  /** id of the chosen card, or `WHOLE` */
  readonly selected: string | null;
  readonly opened: boolean;
  /** Chooses without opening the settings. */
  choose(id: string): void;
  /** Chooses and opens the settings; null closes them. */
  select(id: string | null): void;
  close(): void;
  /** Chooses a card that is drawn only after this change, and gives it the keys. */
  goTo(id: string): void;
  /** Gives the keys to a card that is drawn only after this change. */
  focus(id: string): void;
  /** Gives the keys to a card that is there now. */
  focusNow(id: string): void;
  /** Keys go on working when the card that had the focus is gone. */
  keepFocus(): void;
}

export function useSheet(): Sheet {
  const [selected, choose] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);
  const area = useRef<HTMLElement>(null);
  const afterDrawing = (act: (container: HTMLElement) => void) =>
    requestAnimationFrame(() => {
      if (area.current) act(area.current);
    });
  const focus = (id: string) => void afterDrawing((container) => focusCard(container, id));
  return {
    area,
    selected,
    opened,
    choose,
    select: (id) => {
      choose(id);
      setOpened(id !== null);
      // beside the drawer, which covers most of a tablet
      if (id !== null) afterDrawing((container) => showCard(container, id));
    },
    close: () => setOpened(false),
    goTo: (id) => {
      choose(id);
      focus(id);
    },
    focus,
    focusNow: (id) => {
      if (area.current) focusCard(area.current, id);
    },
    keepFocus: () =>
      void afterDrawing((container) => {
        if (document.activeElement === document.body) container.focus({ preventScroll: true });
      }),
  };
}
