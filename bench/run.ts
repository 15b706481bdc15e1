import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../src/platform/root.ts";
import { caseStep } from "./case-step.ts";
import { deadlineSweep } from "./deadline-sweep.ts";
import { documents } from "./documents.ts";
import { forms } from "./forms.ts";
import { guidePage } from "./guide-page.ts";
import { manyVersions } from "./many-versions.ts";
import { processEngine } from "./process-engine.ts";
import { proveOne } from "./prove-process.ts";
import { replay } from "./replay.ts";
import { type Line, rowsOf, rowsOn, type Settings, table } from "./report.ts";
import { serverStart } from "./server-start.ts";
import { submissions } from "./submissions.ts";
import { verification } from "./verification.ts";
import { wholeProcess } from "./whole-process.ts";
import { worklists } from "./worklists.ts";
import { type Cluster, startCluster } from "./world.ts";

// `npm run bench`: every bar beside its peer or limit, in one run on one machine. What counts is the ratio.

process.env.TZ = "Asia/Shanghai";

const PAGE = join(ROOT, "docs/benchmarks.md");

const BARS: Record<string, (cluster: Cluster, settings: Settings) => Promise<Line[]>> = {
  "case-step": caseStep,
  "whole-process": wholeProcess,
  submissions,
  worklists,
  "guide-page": guidePage,
  replay,
  verification,
  "deadline-sweep": deadlineSweep,
  "process-engine": processEngine,
  "prove-process": proveOne,
  "many-versions": manyVersions,
  forms,
  documents,
  "server-start": serverStart,
};

const USAGE = `npm run bench -- [--only name,name] [--quick] [--write]
  --only   some of: ${Object.keys(BARS).join(", ")}
  --quick  a short run for trying; its figures say little
  --write  puts the table into docs/benchmarks.md; with --only, the rows of those bars`;

const { values } = parseArgs({
  options: { only: { type: "string" }, quick: { type: "boolean" }, write: { type: "boolean" }, help: { type: "boolean" } },
});
const wanted = values.only?.split(",") ?? Object.keys(BARS);
if (values.help || wanted.some((name) => !(name in BARS))) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 1);
}

const start = performance.now();
const machine = `${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}`;
const before = loadavg()[0] ?? 0;
const measured = new Map<string, Line[]>();
const cluster = await startCluster();
try {
  for (const name of wanted) measured.set(name, (await BARS[name]?.(cluster, { quick: values.quick ?? false }).then(said(name))) ?? []);
} finally {
  await cluster.stop();
}
const minutes = ((performance.now() - start) / 60_000).toFixed(1);
const around = `${values.only ? `${wanted.join(", ")}: measured later by themselves` : "Measured"} on ${machine}; load average ${before.toFixed(1)} before, ${loadavg()[0]?.toFixed(1)} after; ${minutes} minutes.${
  before > availableParallelism()
    ? " **Other programs had the machine meanwhile: times and rates are worse than its own, only ratios taken by turns hold.**"
    : ""
}`;
console.log(`\n${table([...measured].flatMap(([name, lines]) => rowsOf(name, lines)))}\n\n${around}`);
if (values.write) writeFileSync(PAGE, page(readFileSync(PAGE, "utf8")));
process.exitCode = [...measured.values()].flat().some((line) => line.holds === false) && !values.quick ? 1 : 0;

function said(name: string): (found: Line[]) => Line[] {
  return (found) => {
    for (const line of found) console.error(`${name}: ${line.what}: ${line.ours} | ${line.beside} | ${line.ratio}`);
    return found;
  };
}

/** The page with what was measured now; of the bars not measured it keeps what it said. */
function page(before: string): string {
  const rows = Object.keys(BARS).flatMap((name) => {
    const lines = measured.get(name);
    return lines ? rowsOf(name, lines) : rowsOn(before, name);
  });
  return `# Benchmarks

\`npm run bench\` measures every bar beside its peer or its limit in one run on one machine. Absolute figures belong to that machine; the ratios are what
counts. \`--only\` picks bars, \`--quick\` makes a short run for trying, \`--write\` writes this page (with \`--only\`, the rows of those bars). It needs PostgreSQL's \`pgbench\`, \`nginx\`, \`wrk\` and \`curl\` on
the path; a bar whose peer is missing says so.

${[...(values.only ? runsOn(before) : []), around].join("\n\n")}

${table(rows)}

## How each is measured

- **Everything** runs on the PostgreSQL that comes with the house, durable as delivered (\`fsync\`, \`synchronous_commit\` and \`full_page_writes\` on), in a fresh
  database with the demo county, its calendar, its catalogue, its supervision rules and live news.
- **Case step**: an officer agrees to a step of a case: rights, form and process judged, then journal (chained, personal data encrypted), state, tasks,
  limits, watches of supervision, the list's row and the idempotency key. The peer is \`pgbench\` (prepared statements) that writes the same rows in one transaction into copies of the
  tables with the same indexes: same number, same sizes, taken from a real step. After both, the row counts of every table must be equal.
- **Five-task process**: a case from application to delivery, six commands. \`bpmn-engine\` runs the same drawing and saves its state to the same database after
  every step. The bar is held against reading it back at the next step, as every server must whose cases stay open for weeks; the second line shows it beside engines
  that stay in memory from the first step to the last. The peer has no journal, rights, forms or limits to do.
- **Submissions**: the server as \`npm start\` runs it, its limits on writing as delivered, behind a proxy that says whom it serves. 64 citizens at once send an
  application each from an address of their own, through the form of the last page, as a browser without script does; drafts and pages before it are filled in
  beforehand. What counts is the time of the sending request. Afterwards every receipt's number must be there once, and as many cases as were sent. The second line
  calls the same command in this process, without HTTP, pages and drafts.
- **Worklists**: every list of nine posts from the window to the leader (to do, to claim, sent in, copied, begun, done, running, to do of one item, search),
  and the supervisor's live lists, twenty rows a page, ten thousand cases beside a million, each twentieth open.
- **Guide page**: processor time of the server's process for one request (\`wrk\`, eight connections), beside one nginx process giving out the same bytes. Made anew means
  put together for that request, not from the cache: the page's parts that can't change are kept packed (decision 0012), the rest is rendered. What limits it
  is the framework: an empty answer through it costs half of that.
- **Replay**, **verification**: the case's 200 steps as a supervisor sees them; all hashes, chains and state tables of a journal of 25 000 cases of every kind and state, as
  \`bin/mingtang verify\` does it, in a thread for each processor; and hashes, links, heads and seals alone (\`verify --journal\`), which the database
  computes by itself, on a connection for each processor.
- **Deadline sweep**: 100 000 alarms due at once among a million watches.
- **Forms**: 200 fields of eight kinds on one page, every fifth with a condition, and a table of ten rows with sums over it. Drawn is the HTML of the public page from
  the answers; judged is what the server does with a submission, rules and messages included; checked is what the designer does after every keystroke.
- **Process proven**: 50 steps with branches by condition, parallel ones, 会签 and timers that cut a step short, from XML to the proof with the sums of limits; once
  made of blocks, once of branches that cross, where the engine is run through every state. What is drawn after it isn't counted.
- **Published versions**: every item of the county published some sixteen times, beside a county where each was published once; both on one server, asked by turns.
- **Start**: \`npm start\` to the first page, the resident memory of the server's process after 200 pages.

${writtenByHand(before)}`;
}

/** What the page tells of earlier runs, but of those whose bars are measured again now. */
function runsOn(before: string): string[] {
  const told = before.split("\n").filter((line) => /[Mm]easured (later by themselves )?on /.test(line));
  return told.filter((line) => !line.startsWith(`${wanted.join(", ")}:`));
}

/** Not measured here: what limits what is missed, and what `npm run faults` found last, stays on the page. */
function writtenByHand(before: string): string {
  return before.slice(before.indexOf("## What limits"));
}
