import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../platform/root.ts";

/** `data/demo/cases.json`: what invented people are called and what they write. `{place}` and the like are filled in. */
export interface Words {
  surnames: string[];
  givenNames: string[];
  companies: string[];
  trades: string[];
  places: string[];
  streets: string[];
  address: string;
  fileEnding: string;
  answers: { text: string[]; "long-text": string[] };
  opinions: Record<
    | "receive"
    | "accept"
    | "settle"
    | "handle"
    | "review"
    | "opinion"
    | "publicise"
    | "custom"
    | "send-up"
    | "grant"
    | "deny"
    | "reply"
    | "return"
    | "deliver",
    string[]
  >;
  reasons: Record<"declined" | "not-accepted" | "supplement" | "withdraw" | "terminate" | "void" | "transfer", string[]> &
    Record<"rightAgency" | "suspend" | "resume", string>;
  authority: string;
  /** How a window came by a certificate that no list brought. */
  unlisted: string;
  reply: string;
}

export function readWords(): Words {
  return JSON.parse(readFileSync(join(ROOT, "data/demo/cases.json"), "utf8")) as Words; // a file of ours, proven by the tests of the demo cases
}

export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}
