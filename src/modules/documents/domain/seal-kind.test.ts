import { expect, test } from "vitest";
import { shippedTemplates } from "../templates.ts";
import { sealsToTry } from "./seal-kind.ts";

test("a document takes the seal its template says where there is one, else 公章; that of licensing only for licensing", () => {
  expect(sealsToTry("official", "XK")).toEqual(["official"]);
  expect(sealsToTry("licensing", "XK")).toEqual(["licensing", "official"]);
  expect(sealsToTry("licensing", undefined)).toEqual(["licensing", "official"]);
  expect(sealsToTry("licensing", "GF")).toEqual(["official"]);
  expect(sealsToTry("other", "GF")).toEqual(["other", "official"]);
});

test("of the templates shipped, acceptance, decisions and licences take the seal of licensing, everything else 公章", () => {
  const licensing = [...shippedTemplates()].filter(([, { template }]) => template.sealKind === "licensing").map(([code]) => code);
  expect(licensing).toEqual([
    "acceptance-notice",
    "cancellation",
    "change-deny",
    "change-grant",
    "deny",
    "grant",
    "licence",
    "non-acceptance",
    "renewal-deny",
    "renewal-grant",
    "revocation",
    "withdrawal-of-licence",
  ]);
  for (const [, { template }] of shippedTemplates()) expect(template.sealKind).not.toBe("other");
});
