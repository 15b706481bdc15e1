import { canonicalJson } from "../catalogue/index.ts";
import type { House } from "../house.ts";
import { orgs } from "../identity/index.ts";
import type { Actor } from "../identity/shared.ts";
import { currentCalendar } from "../matters/index.ts";
import { type FileContent, FORMAT, FORMAT_VERSION, organisationsIn } from "./domain/package-file.ts";
import { stateOf } from "./history.ts";

/** Purpose of the county's signing key. */
const PURPOSE = "item-packages";

/**
 * One state of an item as a file for other counties (W6): canonical JSON with its digest, signed by this county's key. Null when the state isn't
 * the reader's to see.
 */
export async function exportPackage(
  house: House,
  actor: Actor,
  { code, state }: { code: string; state: string },
): Promise<{ name: string; text: string } | null> {
  const item = await stateOf(house, actor, code, state);
  if (!item) return null;
  const [byCode, calendar] = await Promise.all([orgs(house), currentCalendar(house)]);
  const version = /^v(\d+)$/.exec(state)?.[1];
  const content: FileContent = {
    format: FORMAT,
    version: FORMAT_VERSION,
    county: { code: house.region, name: byCode.get(house.region)?.name ?? house.region },
    item: { code, version: version === undefined ? null : Number(version) },
    exportedAt: house.clock.now().toISOString(),
    calendar: calendar.version,
    organisations: Object.fromEntries(organisationsIn(item, house.region).map(({ code: org }) => [org, byCode.get(org)?.name ?? org])),
    package: item,
  };
  return { name: `${code}-${version === undefined ? "design" : `v${version}`}.mingtang.json`, text: signedFile(house, content) };
}

/** The file of a content. The text that is signed is the canonical one, so that a tool may lay the file out anew without breaking it. */
export function signedFile({ crypto }: Pick<House, "crypto">, content: FileContent): string {
  const text = canonicalJson(content);
  const { algorithm, publicKey, value } = crypto.sign(PURPOSE, text);
  const signature = { algorithm, publicKey: publicKey.toString("base64"), value: value.toString("base64") };
  return canonicalJson({ content, digest: crypto.hash(text).toString("hex"), signature });
}

/** Whether a public key is this county's own, and how it is told on the telephone. */
export function knowKey({ crypto }: Pick<House, "crypto">, publicKey: Buffer): { isOwn: boolean; fingerprint: string } {
  const fingerprint = crypto
    .hash(publicKey)
    .toString("hex")
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, "$1 ");
  return { isOwn: crypto.sign(PURPOSE, "").publicKey.equals(publicKey), fingerprint };
}
