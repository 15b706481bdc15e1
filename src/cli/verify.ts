import type { House } from "../modules/house.ts";
import { JOURNAL_CONNECTIONS, verifyJournal } from "../modules/matters/index.ts";
import { masterKey } from "../platform/master-key.ts";
import type { Services } from "../services.ts";
import { verifyInThreads } from "../verify-in-threads.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `verify [--journal] [--json]`: proves that the journal's chain is whole, that the state tables equal its fold, and that the seals fit.
 * With `--journal` only the journal and its seals, much faster.
 * Changes nothing; a running server isn't disturbed. Exit: 0 proven, 1 faults were found, 2 wrong use.
 */
export async function verifyCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { journal: { type: "boolean", default: false } }, io);
  if (typeof given === "number") return given;
  const { json, text } = given;
  const prove = async (house: House, { databaseUrl, config }: Services) => {
    const started = performance.now();
    const report = given.options.journal
      ? await verifyJournal(house)
      : await verifyInThreads(house, { databaseUrl, masterKey: masterKey(config) });
    const seconds = (performance.now() - started) / 1000;
    if (json) io.out(JSON.stringify({ ok: report.faults.length === 0, ...report, seconds }));
    else {
      for (const { matter, sequence, fault } of report.faults) io.out([matter, sequence || "-", text.verify.faults[fault]].join("\t"));
      io.out(text.verify.summary({ ...report, faults: report.faults.length, seconds }));
    }
    return report.faults.length === 0 ? EXIT.ok : EXIT.refused;
  };
  return withHouse(io, text, prove, (config) => ({ ...config, databasePool: Math.max(config.databasePool, JOURNAL_CONNECTIONS) }));
}
