import { checkCreditCode, checkIdentityNumber, type FailedPart } from "../../../../core/identifiers/index.ts";
import { cardWords } from "./card-words.zh-CN.ts";

/** What a reader's line says. A number whose check fails is named with the part that is wrong, never taken. */
export type CardRead =
  | { ok: true; kind: "person" | "organisation"; number: string; name: string; address: string }
  | { ok: false; kind: "person" | "organisation"; fault: FailedPart };

/** Shorter lines are somebody typing. */
export const SHORTEST_LINE = 15;

const BETWEEN = /[,，;；|^\t\r\n&?]+|\s{2,}| /;
const NUMBER = /(?<![0-9A-Za-z])(\d{17}[0-9Xx]|[0-9A-Za-z]{18})(?![0-9A-Za-z])/;
const HAN_NAME = /^[\p{Script=Han}·•]{2,20}$/u;

/**
 * Reads one line of an ID card reader, or of the code of a business licence, that works as a keyboard: the number alone, or with name, sex,
 * nationality, birth, address between commas, bars, tabs or blanks, in any order. Null when there is no such number in it: then it is no card.
 */
export function readCard(line: string): CardRead | null {
  const found = NUMBER.exec(line)?.[1];
  if (found === undefined) return null;
  const credit = checkCreditCode(found);
  const identity = checkIdentityNumber(found);
  const isPerson = identity.ok || (!credit.ok && /^\d{17}[0-9Xx]$/.test(found));
  const checked = isPerson ? identity : credit;
  if (!checked.ok) return { ok: false, kind: isPerson ? "person" : "organisation", fault: checked.fault };
  const parts = line
    .split(BETWEEN)
    .map((part) => part.trim().replace(cardWords.labels, "").trim())
    .filter((part) => part !== "" && !part.includes(found) && !cardWords.other.test(part));
  const name = parts.find((part) => HAN_NAME.test(part)) ?? "";
  const address = parts.find((part) => part !== name && part.length >= 6 && /\p{Script=Han}/u.test(part) && cardWords.address.test(part));
  return { ok: true, kind: isPerson ? "person" : "organisation", number: checked.text, name, address: address ?? "" };
}
