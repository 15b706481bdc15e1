import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../../platform/root.ts";
import type { Template } from "../../documents/shared.ts";
import type { CaseOwn } from "./own.ts";
import { misfitOf } from "./papers.ts";

const shipped = JSON.parse(readFileSync(join(ROOT, "data/documents/templates/closing-form.json"), "utf8"));
const closing: Template = { ...shipped, made: { kinds: [], ...shipped.made } };
const stands = (state: CaseOwn["state"], outcome: CaseOwn["outcome"] = null) =>
  ({ state, outcome, item: { kind: "promised" } }) as Pick<CaseOwn, "state" | "outcome" | "item">;

test("the form that closes a file (办结单) is made when the case has come to something, not while it is being handled", () => {
  const open = (["submitted", "accepted", "suspended"] as const).map((state) => misfitOf(closing, stands(state)));
  expect(open).toEqual(["cases/document-not-now", "cases/document-not-now", "cases/document-not-now"]);
  const ended = [stands("decided", "grant"), stands("closed", "deny"), stands("declined"), stands("withdrawn")];
  expect(ended.map((own) => misfitOf(closing, own))).toEqual([null, null, null, null]);
});
