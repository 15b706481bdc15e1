// `npm run faults`: kills the servers and the database again and again under load. With a number: so many times each (20).
import { killRounds } from "./kill-rounds.ts";

const rounds = Number(process.argv[2] ?? 20);
const report = await killRounds(rounds);
console.log(report);
const isWhole = report.lost === 0 && report.doubled === 0 && report.refused.length === 0 && report.faults === "";
console.log(isWhole ? "Nothing was lost, nothing doubled, the journal is whole." : "Something is not as it was told.");
process.exit(isWhole ? 0 : 1);
