export type PasswordFault =
  | "identity/password-too-short"
  | "identity/password-too-long"
  | "identity/password-too-plain"
  | "identity/password-is-username"
  | "identity/password-unchanged";

const SHORTEST = 8;
/** Bounds the work of hashing. */
const LONGEST = 128;
const KINDS = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{N}\s]/u];

/** What keeps `next` from being a password (等保 2.0, 身份鉴别), or null: 8 characters of four kinds, not the username, not the old one. */
export function passwordFault(next: string, about: { username: string; current?: string }): PasswordFault | null {
  const characters = [...next].length;
  if (characters < SHORTEST) return "identity/password-too-short";
  if (characters > LONGEST) return "identity/password-too-long";
  if (!KINDS.every((kind) => kind.test(next))) return "identity/password-too-plain";
  if (next.toLowerCase().includes(about.username.toLowerCase())) return "identity/password-is-username";
  return next === about.current ? "identity/password-unchanged" : null;
}
