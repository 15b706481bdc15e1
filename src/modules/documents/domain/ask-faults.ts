import { type Ask, isListKind } from "./asks.ts";

/** What of a question is at fault, for the screen that edits it. */
export type AskPart = "label" | "options" | "rows" | "rules" | "starts";

export interface AskFlaw {
  code:
    | "documents/ask-unlabelled"
    | "documents/ask-few-options"
    | "documents/ask-bounds"
    | "documents/ask-misfit"
    | "documents/ask-no-other"
    | "documents/ask-unused";
  /** Place of the question among the template's. */
  ask: number;
  part: AskPart;
  detail: string;
}

const DAYS: ReadonlySet<string> = new Set(["day", "moment"]);
const PERSONS: ReadonlySet<string> = new Set(["staff", "people"]);

/**
 * Why the questions of a template can't be asked so; `used` are the names its texts write. A rule that counts from another question needs that
 * one before it, since answers are judged in their order.
 */
export function askFlaws(asks: readonly Ask[], used: ReadonlySet<string>): AskFlaw[] {
  const counted = new Set(asks.flatMap(({ rules }) => [rules.within?.of, rules.from]));
  return asks.flatMap((ask, index) => {
    const flaw = (code: AskFlaw["code"], part: AskPart, detail = ask.label): AskFlaw => ({ code, ask: index, part, detail });
    const options = new Set(ask.options.filter((option) => option !== ""));
    const { rules } = ask;
    const onDays = rules.within ?? rules.ahead ?? rules.past ?? rules.from;
    const misfit = (onDays !== undefined && !DAYS.has(ask.kind)) || (rules.outsider === true && !PERSONS.has(ask.kind));
    const others = [rules.within?.of, rules.from].filter((other) => other !== undefined);
    const lost = others.filter((other) => !asks.slice(0, index).some(({ name, kind }) => name === other && DAYS.has(kind)));
    return [
      ...(ask.label === "" ? [flaw("documents/ask-unlabelled", "label", ask.name)] : []),
      ...(ask.kind === "choice" && (options.size < 2 || options.size < ask.options.length)
        ? [flaw("documents/ask-few-options", "options")]
        : []),
      ...(isListKind(ask.kind) && ask.least > ask.most ? [flaw("documents/ask-bounds", "rows")] : []),
      ...(misfit ? [flaw("documents/ask-misfit", "rules")] : []),
      ...lost.map((other) => flaw("documents/ask-no-other", "rules", asks.find(({ name }) => name === other)?.label ?? other)),
      ...(used.has(ask.name) || counted.has(ask.name) ? [] : [flaw("documents/ask-unused", "label")]),
    ];
  });
}
