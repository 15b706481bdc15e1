import { type Checked, normalised, refused } from "./check-result.ts";
import { isCompactDay } from "./compact-day.ts";
import { isIdentityRegion } from "./region-code.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = "10X98765432";

export type IdentityNumberCheck = Checked<{
  kind: "identity-number";
  region: string;
  /** `YYYY-MM-DD`. */
  birth: string;
  sex: "male" | "female";
}>;

/** 居民身份证号 (GB 11643): region 6, birth 8, sequence 3 (odd = male), check 1. */
export function checkIdentityNumber(given: string): IdentityNumberCheck {
  const text = normalised(given);
  const kind = "identity-number";
  if (text.length !== 18) return refused(kind, "length", text);
  if (!/^\d{17}[\dX]$/.test(text)) return refused(kind, "character", text);
  const region = text.slice(0, 6);
  if (!isIdentityRegion(region)) return refused(kind, "region", text);
  const day = text.slice(6, 14);
  if (!isCompactDay(day)) return refused(kind, "date", text);
  if (text[17] !== checkDigit(text)) return refused(kind, "check", text);
  const birth = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return { ok: true, kind, text, region, birth, sex: Number(text[16]) % 2 === 1 ? "male" : "female" };
}

export interface IdentityNumberParts {
  /** Six digits. Demo data use 610999, a county nobody has. */
  region: string;
  /** `YYYY-MM-DD`. */
  birth: string;
  /** 0–999; odd = male. */
  sequence: number;
}

/** A number with a valid check digit, for demo data and tests. Throws a RangeError when the parts can't make one. */
export function generateIdentityNumber({ region, birth, sequence }: IdentityNumberParts): string {
  const body = `${region}${birth.replaceAll("-", "")}${String(sequence).padStart(3, "0")}`;
  const number = `${body}${checkDigit(body)}`;
  const checked = checkIdentityNumber(number);
  if (!checked.ok) throw new RangeError(`${checked.code}: ${region} ${birth} ${sequence}`);
  return number;
}

function checkDigit(digits: string): string {
  const sum = WEIGHTS.reduce<number>((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECKS[sum % 11] ?? "";
}
