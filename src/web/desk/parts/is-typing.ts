/** Whether keys pressed there are text, so that they must do what they always do. */
export function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
