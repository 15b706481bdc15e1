import { heldForNobody, holdFilesAnew } from "../modules/cases/index.ts";
import type { House } from "../modules/house.ts";
import { type CommandIo, EXIT } from "./io.ts";
import { withHouse } from "./open-house.ts";
import { readArguments } from "./read-arguments.ts";

/**
 * `files [--repair] [--json]`: compares the files on disk with the register, both ways, and the register with who holds them. With `--repair`
 * the holders are noted anew, bytes that nobody knows are removed, and so is what has waited too long to be handed in or to go on.
 * Exit: 0 all fits, 1 faults were found, 2 wrong use.
 */
export async function filesCommand(args: string[], io: CommandIo): Promise<number> {
  const given = readArguments(args, { repair: { type: "boolean", default: false } }, io);
  if (typeof given === "number") return given;
  const { json, text, options } = given;
  const repair = options.repair === true;
  return withHouse(io, text, async (house) => {
    const mended = repair ? await mend(house) : { cases: 0, unusedRemoved: 0 };
    const uploads = await house.uploads.reconcile({ repair });
    const report = { ...(await house.files.reconcile({ repair })), ...mended, heldForNobody: await heldForNobody(house), uploads };
    const isWhole = report.faults.length === 0 && report.heldForNobody === 0 && uploads.faults.length === 0;
    if (json) io.out(JSON.stringify({ ok: isWhole, ...report }));
    else {
      for (const { hash, fault } of report.faults) io.out([hash, text.files.faults[fault]].join("\t"));
      for (const { id, fault } of uploads.faults) io.out([id, text.files.faults[fault]].join("\t"));
      io.out(text.files.summary(report));
    }
    return isWhole ? EXIT.ok : EXIT.refused;
  });
}

async function mend(house: House): Promise<{ cases: number; unusedRemoved: number }> {
  const cases = await holdFilesAnew(house);
  let unusedRemoved = 0;
  while ((await house.uploads.sweep()) > 0);
  for (let some = await house.files.removeUnused(); some > 0; some = await house.files.removeUnused()) unusedRemoved += some;
  return { cases, unusedRemoved };
}
