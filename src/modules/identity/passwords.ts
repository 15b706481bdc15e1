import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id with 19 MiB and two passes: some 10 ms a try on one core. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Full-width letters typed through a Chinese input method are the same password as plain ones. */
const normalised = (password: string) => password.normalize("NFKC").slice(0, 256);

/** The argon2id hash to store, salted anew at each call. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), COST);
}

let decoy: Promise<string> | undefined;

/** Whether `password` belongs to `stored`. Without a stored hash it works as long and says no, so that time tells nobody which usernames exist. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  decoy ??= hashPassword("nobody's");
  const right = await verify(stored ?? (await decoy), normalised(password));
  return right && stored !== undefined;
}

// Without 0, O, 1, l, I: it is read off a slip of paper.
const KINDS = ["ABCDEFGHJKMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789", "!#%+=?@"] as const;
const LENGTH = 14;

/** A random first password of all four kinds, told once to whoever added the person. */
export function firstPassword(): string {
  const alphabet = KINDS.join("");
  for (;;) {
    const word = Array.from({ length: LENGTH }, () => alphabet[randomInt(alphabet.length)]).join("");
    if (KINDS.every((kind) => [...word].some((letter) => kind.includes(letter)))) return word;
  }
}
