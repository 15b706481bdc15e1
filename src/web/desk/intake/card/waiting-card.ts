import type { CardRead } from "./read-card.ts";

export type GoodCard = Extract<CardRead, { ok: true }>;

/** A card read before the item was chosen waits in this tab, and is forgotten with it or at signing out (see forget-drafts.ts). */
const KEY = "desk.card";

export function keepCard(card: GoodCard): void {
  sessionStorage.setItem(KEY, JSON.stringify(card));
}

/** The waiting card, once. */
export function takeCard(): GoodCard | null {
  const card = waitingCard();
  sessionStorage.removeItem(KEY);
  return card;
}

export function waitingCard(): GoodCard | null {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as GoodCard); // written by keepCard
}
