/** A text as it is compared: letters, digits and characters in runs, in lower case. */
export function normalText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Every character and every pair of neighbours: with them an index finds any part of a text, Chinese or not. */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const run of runsOf(text)) {
    for (const [index, character] of run.entries()) {
      terms.add(character);
      const next = run[index + 1];
      if (next !== undefined) terms.add(character + next);
    }
  }
  return [...terms];
}

/** What must be in the index of a text that holds all words asked for; the words themselves are compared afterwards. */
export function termsAsked(text: string): { words: string[]; terms: string[] } {
  const runs = runsOf(text.slice(0, 100));
  const terms = runs.flatMap((run) => (run.length === 1 ? run : run.slice(1).map((character, index) => `${run[index]}${character}`)));
  return { words: runs.map((run) => run.join("")), terms: [...new Set(terms)] };
}

function runsOf(text: string): string[][] {
  const normal = normalText(text);
  return normal === "" ? [] : normal.split(" ").map((run) => [...run]);
}
