import type { TreePlace } from "../../../../core/process/index.ts";

/** Moving among the cards of the drawing, as they stand on the screen. */

function cardsIn(container: HTMLElement): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>("[data-card]")];
}

/** The card an arrow key leads to: up and down through all in reading order, left and right to the branch beside. */
export function cardBeside(container: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  if (key === "ArrowUp" || key === "ArrowDown") {
    const cards = cardsIn(container);
    const at = cards.indexOf(from);
    return cards[key === "ArrowUp" ? at - 1 : at + 1];
  }
  for (let branch = branchOf(from); branch; branch = branchOf(branch.parentElement)) {
    const beside = key === "ArrowLeft" ? branch.previousElementSibling : branch.nextElementSibling;
    const card = beside?.querySelector<HTMLElement>("[data-card]");
    if (card) return card;
  }
  return undefined;
}

function branchOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>(".flow-branch") ?? null;
}

export function focusCard(container: HTMLElement, id: string): void {
  const card = cardsIn(container).find((each) => each.dataset.card === id);
  card?.focus({ preventScroll: true });
  card?.scrollIntoView({ block: "center", inline: "center" });
}

/** Brings a card into what the settings leave free of the drawing. */
export function showCard(container: HTMLElement, id: string): void {
  const isNarrow = window.matchMedia("(max-width: 1100px)").matches;
  const card = cardsIn(container).find((each) => each.dataset.card === id);
  card?.scrollIntoView({ block: "nearest", inline: isNarrow ? "start" : "nearest" });
}

export function focusOn(card: HTMLElement | undefined): void {
  card?.focus();
  card?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Opens the menu of the ＋ at a place. */
export function openAdd(container: HTMLElement, place: TreePlace | undefined): void {
  const buttons = [...container.querySelectorAll<HTMLElement>("[data-add-in]")];
  buttons.find((button) => button.dataset.addIn === place?.in && button.dataset.addAt === String(place?.at))?.click();
}
