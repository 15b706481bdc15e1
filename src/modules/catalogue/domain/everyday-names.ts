import { searchText, soundsOf } from "./search-words.ts";

/** What people call a thing, and the official names it stands for. */
export interface EverydayName {
  says: readonly string[];
  /** Pieces of official names. */
  means: readonly string[];
  /** Where to go for what the county's catalogue doesn't hold, by language. */
  note?: Readonly<Record<"zh-CN" | "en", string>> | undefined;
}

export interface Meaning {
  /** Any of these may stand in what is looked for: what was typed, then what it stands for. */
  texts: string[];
  notes: NonNullable<EverydayName["note"]>[];
}

const sounds = new WeakMap<EverydayName, ReadonlySet<string>>();

/** Whether letters alone spell one of its sayings. */
function isSpelt(name: EverydayName, letters: string): boolean {
  const known = sounds.get(name) ?? new Set(name.says.flatMap(soundsOf));
  sounds.set(name, known);
  return known.has(letters);
}

/**
 * Reads what was typed (「怎么办低保」, `dibao`, `db`) as official names. Of everyday names within each other (户口本, 户口) the longest counts.
 */
export function meaningOf(typed: string, names: readonly EverydayName[]): Meaning {
  let rest = searchText(typed);
  const texts = rest === "" ? [] : [rest];
  const notes: Meaning["notes"] = [];
  const spelt = /^[a-z]{2,}$/.test(rest) ? names.filter((name) => isSpelt(name, rest)) : [];
  for (const { means, note } of spelt) {
    texts.push(...means.map(searchText));
    if (note) notes.push(note);
  }
  const bySaying = names.flatMap((name) => name.says.map((says) => ({ says: searchText(says), name })));
  for (const { says, name } of bySaying.sort((a, b) => b.says.length - a.says.length)) {
    if (!rest.includes(says)) continue;
    rest = rest.replaceAll(says, " ");
    texts.push(...name.means.map(searchText));
    if (name.note) notes.push(name.note);
  }
  return { texts, notes };
}
