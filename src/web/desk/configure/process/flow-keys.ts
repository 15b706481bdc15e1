import type { KeyboardEvent } from "react";
import { type ProcessTree, whereIs } from "../../../../core/process/index.ts";
import { isTyping } from "../../parts/is-typing.ts";
import { cardBeside, focusOn, openAdd } from "./keyboard.ts";
import { placeAfter } from "./tree-places.ts";
import type { Sheet } from "./use-sheet.ts";
import type { StepActs } from "./use-step-acts.ts";

export interface FlowKeys {
  tree: ProcessTree;
  sheet: Sheet;
  acts: StepActs;
  readOnly: boolean;
  find(): void;
  /** Given while the drawing fills the screen and no settings lie over it. */
  leaveFull: (() => void) | undefined;
}

/** What the keyboard does in the designer. Where letters are typed, in its settings too, it does what it always does. */
export function pressed(event: KeyboardEvent, keys: FlowKeys): void {
  if (isTyping(event.target)) return;
  const act = actAnywhere(event, keys) ?? actOnCard(event, keys);
  if (!act) return;
  event.preventDefault();
  act();
}

const nothing = () => undefined;

function actAnywhere(event: KeyboardEvent, { acts: { now }, find, leaveFull }: FlowKeys): (() => void) | undefined {
  const key = event.key.toLowerCase();
  // kept from the browser even when there is nothing to undo
  if (isCommand(event) && key === "z") return (event.shiftKey ? now.redo : now.undo) ?? nothing;
  if (isCommand(event) && key === "y") return now.redo ?? nothing;
  if (key === "/") return find;
  return key === "escape" ? leaveFull : undefined;
}

function actOnCard(event: KeyboardEvent, { tree, sheet, acts, readOnly }: FlowKeys): (() => void) | undefined {
  const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-card]") : null;
  const id = card?.dataset.card;
  const container = sheet.area.current;
  if (!card || id === undefined || !container) return undefined;
  const key = event.key.toLowerCase();
  if (event.altKey && (key === "arrowup" || key === "arrowdown")) {
    const where = whereIs(tree, id);
    // a place is counted with the step still in it: below the next one is two further on
    const by = key === "arrowup" ? -1 : 2;
    return where && !readOnly ? () => acts.changes.move(id, { in: where.in, at: where.at + by }) : nothing;
  }
  if (key.startsWith("arrow")) return () => focusOn(cardBeside(container, card, event.key));
  if (readOnly) return undefined;
  if (key === "delete" || key === "backspace") return () => acts.changes.remove(id);
  if (key === "+" || key === "=") return () => openAdd(container, placeAfter(tree, id));
  // what is chosen is what has the focus
  if (!isCommand(event) || id !== sheet.selected) return undefined;
  if (key === "c") return acts.now.copy ?? nothing;
  if (key === "x") return acts.now.cut ?? nothing;
  return key === "v" ? acts.now.paste : undefined;
}

function isCommand(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey;
}
