/** What can be undone and done again: a list of drafts. A draft is immutable, so keeping it is keeping a pointer. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was about; changes about the same thing in a row (letters typed into one box) are undone together. */
  readonly about: string | null;
}

const MOST_STEPS = 200;

export function beginHistory<T>(draft: T): History<T> {
  return { past: [], present: draft, future: [], about: null };
}

export function record<T>(history: History<T>, draft: T, about: string | null = null): History<T> {
  if (draft === history.present) return history;
  const isSame = about !== null && about === history.about;
  const past = isSame ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: draft, future: [], about };
}

export function undo<T>({ past, present, future, ...rest }: History<T>): History<T> {
  const before = past.at(-1);
  return before !== undefined
    ? { past: past.slice(0, -1), present: before, future: [present, ...future], about: null }
    : { past, present, future, ...rest };
}

export function redo<T>({ past, present, future, ...rest }: History<T>): History<T> {
  const [next, ...later] = future;
  return next !== undefined ? { past: [...past, present], present: next, future: later, about: null } : { past, present, future, ...rest };
}
