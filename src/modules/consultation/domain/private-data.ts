export type PrivateKind = "phone" | "identity" | "account" | "email" | "name";

// Between the digits of one number people put spaces, dashes and dots.
const SEP = "[ \\u00a0.\\-\\u2010-\\u2015]?";
const repeated = (digits: string, count: number) => `(?:${digits}${SEP}){${count}}`;
// Our own numbers (ZX6109992026…) and item codes begin with or hold letters: a number that hangs on a letter is none of a person's.
const ALONE = "(?<![0-9A-Za-z])";
const END = "(?![0-9A-Za-z])";

const PATTERNS: readonly { kind: Exclude<PrivateKind, "name">; pattern: RegExp; inAnswers: boolean }[] = [
  { kind: "identity", pattern: new RegExp(`${ALONE}[1-9]${SEP}${repeated("\\d", 16)}[\\dXx]${END}`), inAnswers: true },
  { kind: "identity", pattern: new RegExp(`${ALONE}[1-9]${SEP}${repeated("\\d", 13)}\\d${END}`), inAnswers: true },
  { kind: "account", pattern: new RegExp(`${ALONE}[1-9]${SEP}${repeated("\\d", 14)}\\d(?:${SEP}\\d){0,3}${END}`), inAnswers: true },
  {
    kind: "phone",
    pattern: new RegExp(`(?<![0-9A-Za-z])(?:\\+?86${SEP})?1${SEP}[3-9]${SEP}${repeated("\\d", 8)}\\d${END}`),
    inAnswers: true,
  },
  // An office's own fixed line and address belong in an answer, not in a question.
  { kind: "phone", pattern: new RegExp(`${ALONE}0\\d{2,3}${SEP}${repeated("\\d", 6)}\\d\\d?${END}`), inAnswers: false },
  { kind: "email", pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/, inAnswers: false },
];

/**
 * What in a text looks like somebody's personal data: phones, identity numbers, bank cards, e-mail addresses, the asker's own name.
 * Says rather too much than too little: a person then looks.
 */
export function privateDataIn(text: string, where: "question" | "answer", asker: { name: string }): PrivateKind[] {
  const plain = text.normalize("NFKC");
  const found = new Set<PrivateKind>();
  for (const { kind, pattern, inAnswers } of PATTERNS) if ((where === "question" || inAnswers) && pattern.test(plain)) found.add(kind);
  // One character is a form of address (刘先生 asked as 刘), no name.
  const name = asker.name.normalize("NFKC").trim();
  if ([...name].length >= 2 && plain.includes(name)) found.add("name");
  return [...found];
}

/** A title for staff lists: every run of digits that could be a personal number is starred, whatever width the digits have. */
export function maskNumbers(text: string): string {
  return text.replace(/[0-9０-９](?:[ \u00a0.\-\u2010-\u2015]?[0-9０-９XxＸ]){6,}/g, (run) => `${run.slice(0, 3)}****`);
}
