import { type ActView, type DeskAct, isDeskAct } from "./act-draft.ts";

/** What one most likely came to do stands first. */
const RANK: readonly DeskAct[] = [
  "sign",
  "answer",
  "answer-extension",
  "resume",
  "settle",
  "accept",
  "agree",
  "disagree",
  "decide",
  "send-up",
  "enter-reply",
  "deliver",
  "ask-supplement",
  "supply",
  "return",
  "refuse",
  "suspend",
  "ask",
  "add-signers",
  "delegate",
  "remove-signer",
  "ask-extension",
  "transfer",
  "recall",
  "claim",
  "unclaim",
  "copy",
  "receive",
  "correct-situation",
  "charge",
  "record-payment",
  "urge",
  "jump",
  "terminate",
  "void",
];
/** From here on down the list nothing is taken for granted: such acts are chosen, never proposed. */
const CHOSEN_ONLY: ReadonlySet<string> = new Set(["disagree", ...RANK.slice(RANK.indexOf("ask-supplement"))]);
const SHOWN = 3;

/** Names one act of the page: the same act may be open at two visits at once (联办件). */
export function actKey(act: Pick<ActView, "act" | "visit">): string {
  return act.visit === null ? act.act : `${act.act} ${act.visit}`;
}

/** The two or three acts that are possible, by rank; the rest, and those that aren't possible now with their reasons, wait behind 更多. */
export function arrangeActs(acts: readonly ActView[]): { main: ActView[]; more: ActView[] } {
  const known = acts.filter((act) => isDeskAct(act.act)).sort((one, other) => rankOf(one) - rankOf(other));
  const main = known.filter((act) => act.enabled).slice(0, SHOWN);
  const rest = known.filter((act) => !main.includes(act));
  return { main, more: [...rest.filter((act) => act.enabled), ...rest.filter((act) => !act.enabled)] };
}

/** The act that is open when nothing has been chosen: what one most likely came to do, if that is possible. */
export function proposedAct(main: readonly ActView[]): ActView | undefined {
  return main.find((act) => !CHOSEN_ONLY.has(act.act));
}

function rankOf(act: ActView): number {
  return (RANK as readonly string[]).indexOf(act.act);
}
