import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { softwareCrypto, UnreadableError } from "./crypto.ts";

const crypto = softwareCrypto(randomBytes(32));

test("what is sealed opens again, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (plain, context) => {
      expect(crypto.decrypt("p", crypto.encrypt("p", plain, context), context).toString()).toBe(plain);
    }),
  );
});

test("the same text never seals to the same bytes", () => {
  expect(crypto.encrypt("p", "x").equals(crypto.encrypt("p", "x"))).toBe(false);
});

test("one changed bit anywhere makes it unreadable", () => {
  const sealed = crypto.encrypt("p", "610999199001011234");
  fc.assert(
    fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => crypto.decrypt("p", changed)).toThrow(UnreadableError);
    }),
  );
});

test("a ciphertext moved to another row, purpose or installation does not open", () => {
  const sealed = crypto.encrypt("p", "x", "row 1");
  expect(() => crypto.decrypt("p", sealed, "row 2")).toThrow(UnreadableError);
  expect(() => crypto.decrypt("q", sealed, "row 1")).toThrow(UnreadableError);
  expect(() => softwareCrypto(randomBytes(32)).decrypt("p", sealed, "row 1")).toThrow(UnreadableError);
});

test("after a change of the master key old ciphertexts still open and new ones use the new key", () => {
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const sealed = softwareCrypto(first).encrypt("p", "x");
  const changed = softwareCrypto(second, [first]);
  expect(changed.decrypt("p", sealed).toString()).toBe("x");
  expect(softwareCrypto(second).decrypt("p", changed.encrypt("p", "y")).toString()).toBe("y");
});

test("without its wrapped data key nothing that key sealed can be read", () => {
  const { key, wrapped } = crypto.createDataKey("case", "case 1");
  const sealed = crypto.encryptWith(key, "opinion", "event 1");
  expect(crypto.decryptWith(crypto.unwrapDataKey("case", wrapped, "case 1"), sealed, "event 1").toString()).toBe("opinion");
  expect(() => crypto.decryptWith(crypto.createDataKey("case", "case 1").key, sealed, "event 1")).toThrow(UnreadableError);
});

test("a blind index is equal for equal values of one purpose only", () => {
  expect(crypto.blindIndex("id", "1")).toEqual(crypto.blindIndex("id", "1"));
  expect(crypto.blindIndex("id", "1")).not.toEqual(crypto.blindIndex("id", "2"));
  expect(crypto.blindIndex("id", "1")).not.toEqual(crypto.blindIndex("phone", "1"));
});

test("a signature holds for what was signed alone, and says by which key", () => {
  const signed = crypto.sign("packages", "text");
  expect(crypto.verifies(signed, "text")).toBe(true);
  expect(softwareCrypto(randomBytes(32)).verifies(signed, "text")).toBe(true);
  expect(crypto.verifies(signed, "texts")).toBe(false);
  expect(crypto.verifies({ ...signed, publicKey: crypto.sign("others", "text").publicKey }, "text")).toBe(false);
  expect(crypto.verifies({ ...signed, publicKey: Buffer.from("no key") }, "text")).toBe(false);
  expect(crypto.sign("packages", "other").publicKey).toEqual(signed.publicKey);
});
