import { expect, test } from "vitest";
import { passwordFault } from "./domain/password-policy.ts";
import { firstPassword, hashPassword, isPassword } from "./passwords.ts";

test("a first password satisfies the policy, whatever comes out", () => {
  const words = Array.from({ length: 500 }, firstPassword);
  expect(words.filter((word) => passwordFault(word, { username: "anybody" }) !== null)).toEqual([]);
  expect(new Set(words).size).toBe(500);
});

test("a stored password is argon2id, salted, and opens only with itself", async () => {
  const [one, other] = await Promise.all([hashPassword("Bright-Hall-8"), hashPassword("Bright-Hall-8")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect([await isPassword("Bright-Hall-8", one), await isPassword("bright-Hall-8", one), await isPassword("nobody's", undefined)]).toEqual(
    [true, false, false],
  );
});
