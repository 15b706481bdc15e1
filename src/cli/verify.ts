import { checkBundle } from "../modules/cases/index.ts";
import type { House } from "../modules/house.ts";
import { JOURNAL_CONNECTIONS, verifyJournal } from "../modules/matters/index.ts";
import { masterKey } from "../platform/master-key.ts";
import type { Services } from "../services.ts";
import { verifyInThreads } from "../verify-in-threads.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { type CommandArguments, readArguments } from "./read-arguments.ts";

/**
 * `verify [--journal | --bundle FILE] [--json]`: proves that the journal's chain is whole, that the state tables equal its fold, and that the seals fit.
 * With `--journal` only the journal and its seals, much faster.
 * With `--bundle FILE` it proves a case that was taken out, without any database.
 * Changes nothing; a running server isn't disturbed. Exit: 0 proven, 1 faults were found, 2 wrong use.
 */
export async function verifyCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { journal: { type: "boolean", default: false }, bundle: { type: "string" } }, io);
  if (typeof given === "number") return given;
  const { json, text } = given;
  if (given.options.bundle !== undefined) return verifyBundle(String(given.options.bundle), given, io);
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

async function verifyBundle(file: string, { json, text }: CommandArguments, io: CommandIo): Promise<number> {
  const report = await checkBundle(file);
  if (!report.ok) {
    io.err(json ? JSON.stringify(report) : text.verify.bundle.unreadable(file));
    return EXIT.usage;
  }
  const { faults, manifest, proof, fingerprint } = report;
  if (json) io.out(JSON.stringify({ ...report, ok: faults.length === 0 }));
  else {
    for (const { at, fault } of faults) io.out([at, text.verify.bundle.faults[fault]].join("\t"));
    const { county, case: about, exportedAt, exportedBy, entries } = manifest;
    const what = {
      county: county.name,
      number: about.number ?? about.applicationNumber,
      item: about.itemName,
      at: shanghai(exportedAt),
      by: exportedBy,
    };
    const seal = proof?.newestSeal ?? null;
    io.out(
      text.verify.bundle.summary({ ...what, events: proof?.events ?? 0, files: entries.length, faults: faults.length, fingerprint, seal }),
    );
  }
  return faults.length === 0 ? EXIT.ok : EXIT.refused;
}

/** As the county's clocks had it. */
function shanghai(at: string): string {
  return new Date(at).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" });
}
