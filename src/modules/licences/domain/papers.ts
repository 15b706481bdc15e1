import type { CaseOwn } from "../../cases/index.ts";
import type { MatterState } from "../../matters/index.ts";

/** Code of the document that is a licence (data/documents/templates/licence.json). */
export const LICENCE_PAPER = "licence";

/** Whether a document of a case is a licence, to be kept in the register. */
export function isLicencePaper({ code }: { code: string }): boolean {
  return code === LICENCE_PAPER;
}

/** Whether a case was ended without a result (终止、作废), even after its decision: what it gave was never handed over and holds nothing. */
export function endedForNothing({ own }: Pick<MatterState<CaseOwn>, "own">): boolean {
  return own.state === "terminated" || own.state === "voided";
}
