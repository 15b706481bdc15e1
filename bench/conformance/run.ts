import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../../src/platform/root.ts";
import { type DrawingsTally, readDrawings } from "./drawings.ts";
import { type FeatureOutcome, runFeatures } from "./features.ts";
import { type KeywordsTally, runKeywords } from "./schema-keywords.ts";

// `npm run conformance`: the public collections of BPMN models, executable processes and JSON Schema tests, from folders they were unpacked to.

const USAGE = `npm run conformance -- --drawings DIR --features DIR --schemas DIR [--write]
  --drawings  a checkout of github.com/bpmn-miwg/bpmn-miwg-test-suite
  --features  the folder pebl-builder of a checkout of github.com/uniba-dsg/betsy
  --schemas   a checkout of github.com/json-schema-org/JSON-Schema-Test-Suite
  --write     puts the result into docs/conformance.md`;

const { values } = parseArgs({
  options: { drawings: { type: "string" }, features: { type: "string" }, schemas: { type: "string" }, write: { type: "boolean" } },
});
if (!values.drawings || !values.features || !values.schemas) {
  console.error(USAGE);
  process.exit(1);
}
const drawings = await readDrawings(values.drawings);
const features = await runFeatures(values.features);
const keywords = runKeywords(values.schemas);
const found = page(drawings, features, keywords);
console.log(found);
if (values.write) writeFileSync(join(ROOT, "docs/conformance.md"), found);
process.exitCode =
  drawings.wrong.length + keywords.failed.length + features.filter(({ result }) => result === "failed").length === 0 ? 0 : 1;

function page(read: DrawingsTally, ran: readonly FeatureOutcome[], schema: KeywordsTally): string {
  const count = (result: FeatureOutcome["result"]) => ran.filter((outcome) => outcome.result === result).length;
  const groups = [...new Set(ran.map(({ group }) => group))];
  const row = (name: string, of: readonly FeatureOutcome[]) => {
    const [passed, refused, failed] = (["passed", "refused", "failed"] as const).map(
      (result) => of.filter((each) => each.result === result).length,
    );
    return `| ${name} | ${of.length} | ${passed} | ${refused} | ${failed} |`;
  };
  return `# Conformance

\`npm run conformance\` reads the public collections below from folders they were unpacked to; none of their files is kept here. What the engine can't run it must
refuse by the name of the element, before anything is saved; what it takes must run as the collection says.

## BPMN models of other tools

The [BPMN MIWG test suite](https://github.com/bpmn-miwg/bpmn-miwg-test-suite): models exported by some fifty tools.

| files | runnable as they are | refused, each reason with its element | no process in the file | read wrongly or without a name |
| ---: | ---: | ---: | ---: | ---: |
| ${read.files} | ${read.runnable} | ${read.refusedByName} | ${read.refusedWhole} | ${read.wrong.length} |

Most of these are drawings, not programs: tasks without a kind, timers without a time, several pools in one file. The executable reference models:

| model | |
| --- | --- |
${read.executable.map(({ file, faults }) => `| ${file.replace("Reference/", "")} | ${faults.length === 0 ? "accepted" : `refused: ${faults.map(plain).join("; ")}`} |`).join("\n")}

## Executable processes, one feature each

The processes of [betsy](https://github.com/uniba-dsg/betsy), the benchmark of BPMN engines, with its own expectations. As for every engine there, scripts are
adapted: a script becomes a step that is done at once and leaves its mark, conditions become FEEL.

| group | processes | as expected | refused by name | otherwise |
| --- | ---: | ---: | ---: | ---: |
${groups
  .map((group) =>
    row(
      group,
      ran.filter((each) => each.group === group),
    ),
  )
  .join("\n")}
${row("**all**", ran)}

${Math.round((100 * count("passed")) / ran.length)} % run. The authors of the collection found 45 to 52 % of 113 features in three open-source engines (2016). What is missing here is
refused on purpose or not built: signals, escalation, compensation, transactions, event sub-processes, ad-hoc sub-processes, complex gateways, standard
loops, several pools. In those engines a feature that isn't supported often deploys and then runs otherwise; here nothing does.

${ran
  .filter(({ result }) => result !== "passed")
  .map(({ group, name, result, why }) => `- ${group}/${name}: ${result}: ${plain(why)}`)
  .join("\n")}

## JSON Schema

The required tests of the [official suite](https://github.com/json-schema-org/JSON-Schema-Test-Suite), draft 2020-12, for the keywords that the schema of a form uses
(${schema.admitted.map((keyword) => `\`${keyword}\``).join(", ")}): ${schema.passed} of ${schema.tests} pass, ${schema.refused} are about schemas
that are refused on saving (a choice without options, a field named \`__proto__\`). A schema with any other keyword isn't taken as a form.
${schema.failed.map((each) => `\n- otherwise: ${plain(each)}`).join("")}
`;
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("process/", "").slice(0, 160);
}
