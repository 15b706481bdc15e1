import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a process of the collection must do: the marks it leaves, each as often as named, in any order. */
export interface Expectation {
  input: string;
  integer: number;
  /** Another process of the collection throws the message this one waits for. */
  partner: boolean;
  trace: string[];
}

const MARKS: Record<string, string> = {
  assertMarkerExists: "MARKER",
  assertIncrement: "INCREMENT",
  assertRuntimeException: "ERROR_RUNTIME",
  assertErrorThrownErrorEvent: "ERROR_THROWN",
  assertGenericError: "ERROR_GENERIC",
  assertExecutionParallel: "PARALLEL",
  assertDataCorrect: "DATA",
  assertDeploymentFailed: "ERROR_DEPLOYMENT",
};

/** The expectations as the collection's own sources declare them, by the name of the process. */
export function readExpectations(folder: string): Map<string, Expectation[]> {
  const expectations = new Map<string, Expectation[]>();
  for (const file of readdirSync(folder).filter((each) => each.endsWith("Processes.java"))) {
    for (const declaration of readFileSync(join(folder, file), "utf8").split("BPMNProcessBuilder.build").slice(1)) {
      const chains = declaration.split("new BPMNTestCaseBuilder()").slice(1);
      // The name before the description is the file's; patterns and data go by their feature.
      const file = /^\w+Process\s?\(\s*"(\w+)"\s*,/.exec(declaration) ?? /new Feature\(\s*\w+,\s*"([^"]+)"/.exec(declaration);
      if (file?.[1] !== undefined) expectations.set(file[1], chains.map(expectationOf));
    }
  }
  return expectations;
}

function expectationOf(chain: string): Expectation {
  const expected: Expectation = { input: "", integer: 0, partner: false, trace: [] };
  for (const [, method = "", given = ""] of /^(?:\s*\.\w+\([^)]*\))*/.exec(chain)?.[0].matchAll(/\.(\w+)\(([^)]*)\)/g) ?? []) {
    if (method.startsWith("input")) expected.input = method.slice("input".length).toLowerCase();
    else if (method === "setIntegerVariable") expected.integer = Number(given);
    else if (method === "useParallelProcess") expected.partner = true;
    else if (method.startsWith("assertTask")) expected.trace.push(`task${method.slice("assertTask".length)}`);
    else if (MARKS[method]) expected.trace.push(MARKS[method]);
  }
  return expected;
}
