/** Digits and capitals that nobody takes for one another on paper or on the phone: no 0 O, 1 I L. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 8;

/**
 * A query code out of secret bytes (at least 16). Equal bytes give the same code, so that a form sent twice shows the same code twice
 * without the code ever being stored.
 */
export function queryCode(secret: Uint8Array): string {
  let rest = BigInt(`0x${Buffer.from(secret).toString("hex")}`);
  let code = "";
  while (code.length < LENGTH) {
    code += ALPHABET[Number(rest % BigInt(ALPHABET.length))];
    rest /= BigInt(ALPHABET.length);
  }
  return code;
}

/** What was typed, as codes are compared: full-width forms, small letters, spaces and dashes don't matter. */
export function normalCode(typed: string): string {
  return typed
    .slice(0, 40)
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
}
