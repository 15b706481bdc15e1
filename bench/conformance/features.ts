import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compileProcess } from "../../src/core/process/index.ts";
import { type Expectation, readExpectations } from "./expectations.ts";
import { play } from "./play.ts";

export interface FeatureOutcome {
  group: string;
  name: string;
  result: "passed" | "refused" | "failed";
  /** What refused it, or what happened instead. */
  why: string;
}

const GROUPS = ["basics", "activities", "gateways", "events", "errors", "data", "cfpatterns"];

/** Every process of the single-feature collection runs as its own tests say, or is refused by the name of an element (W1). */
export async function runFeatures(folder: string): Promise<FeatureOutcome[]> {
  const expectations = readExpectations(join(folder, "src/main/java/configuration/bpmn"));
  const outcomes: FeatureOutcome[] = [];
  for (const group of GROUPS) {
    const files = join(folder, "src/main/resources/files/bpmn", group);
    for (const file of readdirSync(files).filter((each) => each.endsWith(".bpmn"))) {
      const name = basename(file, ".bpmn");
      const expected = expectations.get(name);
      if (expected) outcomes.push({ group, name, ...(await runFeature(readFileSync(join(files, file), "utf8"), expected)) });
    }
  }
  return outcomes;
}

async function runFeature(xml: string, expectations: readonly Expectation[]): Promise<Pick<FeatureOutcome, "result" | "why">> {
  const compiled = await compileProcess(adapt(xml));
  if (!compiled.ok) {
    const why = [...new Set(compiled.faults.map(({ code, detail }) => `${code.slice(8)}${detail ? ` ${detail}` : ""}`))].join(", ");
    const rightly = expectations.every(({ trace }) => trace.includes("ERROR_DEPLOYMENT") || trace.includes("ERROR_GENERIC"));
    return { result: rightly ? "passed" : "refused", why };
  }
  const scripts = scriptsOf(xml);
  for (const expected of expectations) {
    const ran = play(compiled.process, scripts, expected);
    if (!isSameTrace(expected.trace, ran))
      return { result: "failed", why: `input "${expected.input}": [${ran.join(" ")}] instead of [${expected.trace.join(" ")}]` };
  }
  return { result: "passed", why: "" };
}

/** An error of a kind the engine doesn't tell apart counts for the collection's general one. */
function isSameTrace(expected: readonly string[], ran: readonly string[]): boolean {
  const general = expected.includes("ERROR_GENERIC");
  const sorted = (trace: readonly string[]) =>
    trace
      .map((mark) => (general && mark.startsWith("ERROR_") ? "ERROR_GENERIC" : mark))
      .sort()
      .join(" ");
  return sorted(expected) === sorted(ran);
}

/**
 * The collection's placeholders in this engine's terms, as its authors do it for every engine: scripts become steps that leave their mark,
 * conditions become FEEL, members of a multi-instance step the count they name.
 */
function adapt(xml: string): string {
  return xml
    .replace(/<(\/?)(\w+:)?scriptTask\b/g, "<$1$2manualTask")
    .replace(/<(\w+:)?script>[^<]*<\/(\w+:)?script>/g, "")
    .replace(/!test\.contains\("(\w)"\)/g, 'not(contains(test, "$1"))')
    .replace(/test\.contains\("(\w)"\)/g, 'contains(test, "$1")');
}

/** Script of each script task, by the task's id. */
function scriptsOf(xml: string): Map<string, string> {
  const scripts = new Map<string, string>();
  for (const [, id, inside] of xml.matchAll(/<(?:\w+:)?scriptTask\s[^>]*?\bid="([^"]+)"[^>]*>([\s\S]*?)<\/(?:\w+:)?scriptTask>/g)) {
    const script = /<(?:\w+:)?script>([^<]*)</.exec(inside ?? "")?.[1];
    if (id !== undefined && script !== undefined) scripts.set(id, script.trim());
  }
  return scripts;
}
