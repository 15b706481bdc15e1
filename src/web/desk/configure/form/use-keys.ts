import type { KeyboardEvent } from "react";
import { isTyping } from "../../parts/is-typing.ts";
import { allFields } from "./editing/places.ts";
import type { FormDesign } from "./use-form-design.ts";

/** What the keyboard does on the sheet. Where letters are typed it does what it always does. */
export function useKeys(design: FormDesign, readOnly: boolean, onEnter: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const act = isTyping(event.target) ? undefined : actFor(event, design, readOnly, onEnter);
    if (!act) return;
    event.preventDefault();
    act();
  };
}

function actFor(event: KeyboardEvent, design: FormDesign, readOnly: boolean, onEnter: () => void): (() => void) | undefined {
  const { selection } = design;
  const path = selection && "field" in selection ? selection.field : undefined;
  const key = event.key.toLowerCase();
  const isCommand = event.ctrlKey || event.metaKey;
  if (!isCommand && (key === "arrowup" || key === "arrowdown")) {
    const direction = key === "arrowup" ? -1 : 1;
    if (!event.altKey) return () => choose(design, path, direction);
    return path && !readOnly ? () => design.step(path, direction) : undefined;
  }
  if (isCommand && key === "c" && path && window.getSelection()?.isCollapsed !== false) return () => design.copy(path);
  if (readOnly) return undefined;
  if (isCommand && key === "z") return event.shiftKey ? design.redo : design.undo;
  if (isCommand && key === "y") return design.redo;
  if (isCommand && key === "v") return design.paste;
  if (isCommand && key === "d" && path) return () => design.duplicate(path);
  if ((key === "delete" || key === "backspace") && path && isOnCard(event)) return () => design.remove(path);
  if (key === "enter" && path && isOnCard(event)) return onEnter;
  return undefined;
}

function isOnCard(event: KeyboardEvent): boolean {
  return (event.target as HTMLElement).classList.contains("fd-face");
}

function choose(design: FormDesign, path: string | undefined, direction: -1 | 1): void {
  const all = allFields(design.form);
  const at = all.findIndex((each) => each.path === path);
  const next = all[at === -1 ? 0 : at + direction];
  if (next) design.select({ field: next.path });
}
