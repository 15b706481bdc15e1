import fc from "fast-check";
import { expect, it } from "vitest";
import { normalCode, queryCode } from "./query-code.ts";

it("a query code has eight characters that nobody takes for one another, and is the same for the same secret", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 32 }), (secret) => {
      expect(queryCode(secret)).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
      expect(queryCode(secret)).toBe(queryCode(secret));
      expect(normalCode(queryCode(secret).toLowerCase())).toBe(queryCode(secret));
    }),
  );
});

it("a code is read as people type it", () => {
  expect(normalCode(" ａb3-4 5 6")).toBe("AB3456");
});
