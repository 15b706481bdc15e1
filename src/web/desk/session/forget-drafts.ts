/** Called on signing out: the next person at this screen must not find the last one's words. All drafts of the desk are kept under `desk.`. */
export function forgetDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith("desk.")) sessionStorage.removeItem(key);
}
