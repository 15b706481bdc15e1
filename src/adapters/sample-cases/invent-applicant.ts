import { checkCreditCode, checkOrganisationCode, generateIdentityNumber } from "../../core/identifiers/index.ts";
import type { Applicant } from "../../modules/cases/shared.ts";
import type { Random } from "./random.ts";
import { fill, type Words } from "./words.ts";

/** Codes of a county nobody lives in: numbers made with it are valid and nobody's. */
const REGION = "610999";
const CHECK_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Somebody, or some company, that doesn't exist. */
export function inventApplicant(kind: Applicant["kind"], random: Random, words: Words): Applicant {
  const place = random.pick(words.places);
  const address = fill(words.address, { place, street: random.pick(words.streets), number: random.whole(1, 99) });
  const common = { phone: inventPhone(random), address, agent: null };
  if (kind === "person") return { kind, name: inventName(random, words), number: inventIdentityNumber(random), ...common };
  const name = fill(random.pick(words.companies), { place, trade: random.pick(words.trades) });
  return { kind, name, number: inventCreditCode(random), ...common };
}

export function inventName(random: Random, words: Words): string {
  return random.pick(words.surnames) + random.pick(words.givenNames);
}

export function inventIdentityNumber(random: Random): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const birth = `${random.whole(1950, 2004)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`;
  return generateIdentityNumber({ region: REGION, birth, sequence: random.whole(1, 999) });
}

/** 130 0000 xxxx: numbers of this form are given to nobody. */
export function inventPhone(random: Random): string {
  return `1300000${String(random.whole(0, 9999)).padStart(4, "0")}`;
}

export function inventCreditCode(random: Random): string {
  const digits = Array.from({ length: 8 }, () => random.whole(0, 9)).join("");
  const organisation = [..."0123456789X"].map((check) => digits + check).find((code) => checkOrganisationCode(code).ok) ?? `${digits}0`;
  const body = `91${REGION}${organisation}`;
  return [...CHECK_CHARACTERS].map((check) => body + check).find((code) => checkCreditCode(code).ok) ?? body;
}
