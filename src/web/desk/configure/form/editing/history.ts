/** What can be undone and done again: a list of forms. A form is immutable, so keeping it is keeping a pointer. */
import type { FormDefinition } from "../../../../../core/forms/index.ts";

export interface History {
  readonly past: readonly FormDefinition[];
  readonly present: FormDefinition;
  readonly future: readonly FormDefinition[];
  /** What the last change was about; changes about the same thing in a row (letters typed into one box) are undone together. */
  readonly about: string | null;
}

const MOST_STEPS = 200;

export function beginHistory(form: FormDefinition): History {
  return { past: [], present: form, future: [], about: null };
}

export function record(history: History, form: FormDefinition, about: string | null = null): History {
  if (form === history.present) return history;
  const isSame = about !== null && about === history.about;
  const past = isSame ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present: form, future: [], about };
}

export function undo({ past, present, future, ...rest }: History): History {
  const before = past.at(-1);
  return before
    ? { past: past.slice(0, -1), present: before, future: [present, ...future], about: null }
    : { past, present, future, ...rest };
}

export function redo({ past, present, future, ...rest }: History): History {
  const [next, ...later] = future;
  return next ? { past: [...past, present], present: next, future: later, about: null } : { past, present, future, ...rest };
}
