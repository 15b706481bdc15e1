/**
 * Markup made on the server: what JSX of the public pages is compiled to (`jsx-runtime.ts`). Every text is escaped as it comes in; only
 * what was made here passes as it is. Pure, so that the desk can draw with it too. Why not React: decision 0012.
 */

/** Markup that may be given out again as it is, as long as what it was made from lasts (`keep`). */
export interface KeptMarkup {
  readonly text: string;
}

/** Markup as it goes out: fresh text between kept parts. */
export type MarkupPart = string | KeptMarkup;

/** A piece of a page. Made by JSX only, so its text is escaped. */
export class Html {
  readonly parts: readonly MarkupPart[];

  constructor(parts: readonly MarkupPart[]) {
    this.parts = parts;
  }

  toString(): string {
    const [only, second] = this.parts;
    if (second === undefined) return typeof only === "string" ? only : (only?.text ?? "");
    return this.parts.map((part) => (typeof part === "string" ? part : part.text)).join("");
  }
}

/** All that may stand between tags. */
export type Child = Html | string | number | boolean | null | undefined | readonly Child[];

const SPECIAL = /[&<>"']/;
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

export function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter) : text;
}

const kept = new WeakMap<object, Map<string, Html>>();

/**
 * Makes a piece once for as long as `owner` lasts: an object that is replaced, never changed, when what the piece shows changes. `key` tells
 * the pieces of one owner apart and must name all else the piece hangs on (language, mode).
 */
export function keep(owner: object, key: string, make: () => Html): Html {
  const pieces = kept.get(owner) ?? new Map<string, Html>();
  const known = pieces.get(key);
  if (known) return known;
  const piece = new Html([{ text: make().toString() }]);
  kept.set(owner, pieces.set(key, piece));
  return piece;
}
