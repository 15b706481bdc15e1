import type { House } from "../house.ts";
import type { CaseOwn } from "./domain/own.ts";

/** Code of the document that is a licence. */
const LICENCE = "licence";

/**
 * Licences of a case to be handed out at a window of another organisation that the window hasn't signed for: where the certificate is, nobody knows
 * (九(一)). Names with numbers; empty for cases whose certificates needn't travel. At most one query.
 */
export async function awaitedCertificates(house: House, caseId: string, own: CaseOwn): Promise<string[]> {
  if (own.state !== "decided" || own.window === own.item.department) return [];
  const licences = new Map(Object.entries(own.documents ?? {}).filter(([, { code, state }]) => code === LICENCE && state === "issued"));
  if (licences.size === 0) return [];
  const awaited = await house.notAtWindow(house, caseId, [...licences.keys()]);
  return awaited.flatMap((document) => licences.get(document) ?? []).map(({ name, number }) => `${name} ${number}`);
}
