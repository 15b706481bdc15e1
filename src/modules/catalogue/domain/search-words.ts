import { pinyin } from "pinyin-pro";

export interface SearchWords {
  /** `A` … `Z`; `#` where the name starts with neither a Chinese nor a Latin letter. */
  initial: string;
  /** Full pinyin without tones, a blank between syllables: the alphabetical order. */
  pinyin: string;
  /** Everything the text filter looks in, lower case. */
  words: string;
}

// Marks around a title such as 《》 don't count in the alphabet.
const MARKS = /[\p{P}\p{S}\s]/gu;

/** How an item is found: by its name, its pinyin and initials, its code, and the words of its summary, where everyday names such as 低保 stand. */
export function searchWords(name: string, code: string, summary = ""): SearchWords {
  const syllables = syllablesOf(name);
  const full = syllables.join(" ");
  const initials = syllables.map((each) => each[0] ?? "").join("");
  const first = (syllables[0]?.[0] ?? "").toUpperCase();
  return {
    initial: /^[A-Z]$/.test(first) ? first : "#",
    pinyin: full,
    words: [searchText(name), code.toLowerCase(), initials, syllables.join(""), ...(summary ? [searchText(summary)] : [])].join("\n"),
  };
}

/** How a word is typed without a Chinese keyboard: whole (`dibao`) and by initials (`db`). */
export function soundsOf(word: string): [whole: string, initials: string] {
  const syllables = syllablesOf(word);
  return [syllables.join(""), syllables.map((each) => each[0] ?? "").join("")];
}

function syllablesOf(text: string): string[] {
  const letters = text.replace(MARKS, "");
  return pinyin(letters, { toneType: "none", type: "array", nonZh: "spaced", v: true }).map((each) => each.toLowerCase());
}

/** The text a person typed, as it is looked for: lower case, without blanks at the ends or between syllables. */
export function searchText(typed: string): string {
  return typed.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}
