import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { cardPlace, withCardAt } from "./card/card-place.ts";
import type { CardRead } from "./card/read-card.ts";
import { useCardReader } from "./card/use-card-reader.ts";
import { type GoodCard, takeCard } from "./card/waiting-card.ts";
import { withCard } from "./card/with-card.ts";
import type { IntakeItem } from "./intake.tsx";
import type { IntakeDraft } from "./intake-draft.ts";
import { goToNextBlank } from "./next-field.ts";
import { prefilled } from "./prefill.ts";

/** Cards read while an item's form is open: what the reader typed is undone, its facts are filled in, and the next blank field has the focus. */
export function useIntakeCard(
  item: IntakeItem,
  form: RefObject<HTMLFormElement | null>,
  { draft, put }: { draft: IntakeDraft; put: (draft: IntakeDraft) => void },
) {
  const before = useRef(draft);
  const at = useRef<Element | null>(null);
  const [read, setRead] = useState<CardRead | null>(null);
  const goOn = () => setTimeout(() => form.current && goToNextBlank(form.current));
  const fill = (card: GoodCard, onto: IntakeDraft) => put(prefilled(item.form, withCard(onto, card, item.objects)));
  useCardReader({
    remember: () => {
      before.current = draft;
      at.current = document.activeElement;
    },
    onCard: (card) => {
      const place = card.ok && card.kind === "person" ? cardPlace(at.current) : null;
      if (card.ok && place !== null) {
        flushSync(() => put({ ...before.current, body: withCardAt(before.current.body, place, card) }));
        if (form.current) goToNextBlank(form.current, at.current instanceof HTMLElement ? at.current : null);
        return;
      }
      // Drawn at once, so that the next key finds the next field.
      flushSync(() => {
        setRead(card);
        if (card.ok) fill(card, before.current);
        else put(before.current);
      });
      if (form.current) goToNextBlank(form.current);
    },
  });
  // The card that was read before the item was chosen; a state's first value must not have effects, so it is taken here, once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the form opens
  useEffect(() => {
    const waiting = takeCard();
    if (waiting !== null) {
      setRead(waiting);
      fill(waiting, draft);
    }
    goOn();
  }, []);
  return read;
}
