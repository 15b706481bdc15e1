import { z } from "zod";
import type { House } from "../house.ts";
import { administer, appendLog, type Refusal as IdentityRefusal, logged, orgs } from "../identity/index.ts";
import { type Actor, can } from "../identity/shared.ts";
import { type SealFault, sealFault } from "./domain/seal-image.ts";
import { SEAL_KINDS, type SealKind } from "./domain/seal-kind.ts";
import type { Paper } from "./paper.ts";
import { draw } from "./render/draw.ts";
import type { PaperSeal } from "./render/pdf.ts";
import type { SealView } from "./shared.ts";
import { insertSeal, newestSeals, sealChanges } from "./store.ts";

const input = z.object({
  org: z.string().min(6).max(20),
  kind: z.enum(SEAL_KINDS),
  /** PNG in base64; null takes the seal out. */
  image: z.base64().max(700_000).nullable(),
  /** Millimetres across: 42 for organs of a county, 45 for its government (国发〔1999〕25号). */
  diameter: z.number().int().min(30).max(50),
});

export type SealSaved = { ok: true } | { ok: false; code: SealFault | "documents/seal-unreadable" | "documents/no-org" } | IdentityRefusal;

/** Puts in a seal of an organisation, or takes it out: for whoever sets up organisations, with a line in the audit log. Judged and drawn once before. */
export async function saveSeal(house: House, actor: Actor, given: unknown): Promise<SealSaved> {
  const parsed = input.safeParse(given);
  if (parsed.success && can(actor, "identity.orgs")) {
    const refused = await refuseSeal(house, parsed.data);
    if (refused) return refused;
  }
  const request = { action: "org-seal", permission: "identity.orgs", schema: input, input: given } as const;
  return administer(house, actor, request, async (tx, { org, kind, image, diameter }) => {
    const version = ((await newestSeals(tx, org)).find((seal) => seal.kind === kind)?.version ?? 0) + 1;
    const content = image === null ? null : Buffer.from(image, "base64");
    const by = { saved_at: house.clock.now(), saved_by: actor.id ?? "", saved_by_name: actor.name };
    await insertSeal(tx, { org, kind, version, image: content, diameter, ...by });
    const digest = content ? house.crypto.hash(content).toString("hex") : "";
    await appendLog(tx, house, logged(actor), {
      action: "org-seal",
      subject: org,
      org,
      details: { kind, version: String(version), digest },
    });
    return { ok: true } as const;
  });
}

async function refuseSeal(
  house: House,
  { org, image, diameter }: z.output<typeof input>,
): Promise<Exclude<SealSaved, { ok: true }> | null> {
  if (!(await orgs(house)).has(org)) return { ok: false, code: "documents/no-org" };
  if (image === null) return null;
  const content = Buffer.from(image, "base64");
  const code = sealFault(content);
  if (code) return { ok: false, code };
  const paper: Paper = { name: "", draft: false, blocks: [{ kind: "signature", text: "", day: "", seal: true }] };
  const options = { at: house.clock.now(), author: "", seal: { image: content, diameter } };
  const drawn = await draw({ kind: "pdf", paper, options }).catch(() => null); // a broken picture fails in the thread
  return drawn ? null : { ok: false, code: "documents/seal-unreadable" };
}

/** The seals of an organisation, one of every kind, with their history, for whoever may change them; null for others. */
export async function sealsView(house: House, actor: Actor, org: string): Promise<SealView[] | null> {
  if (!can(actor, "identity.orgs")) return null;
  const [seals, changes] = await Promise.all([newestSeals(house.db, org), sealChanges(house.db, org)]);
  return SEAL_KINDS.map((kind) => {
    const seal = seals.find((one) => one.kind === kind);
    return {
      kind,
      image: seal?.image ? `data:image/png;base64,${seal.image.toString("base64")}` : null,
      diameter: seal?.diameter ?? null,
      versions: changes
        .filter((change) => change.kind === kind)
        .map(({ version, saved_at, saved_by_name, has_image }) => ({
          version,
          savedAt: saved_at.toISOString(),
          savedBy: saved_by_name,
          taken: !has_image,
        })),
    };
  });
}

/** Whose seal a document bears, of which kind and in which version. */
export interface SealBorne {
  org: string;
  kind: SealKind;
  version: number;
}

/** The seal under a document: the first of these kinds that the organisation has whose name it is signed with. */
export async function sealFor(
  house: House,
  paper: Paper,
  kinds: readonly SealKind[],
): Promise<{ seal: PaperSeal | null; from: SealBorne | null }> {
  const signed = paper.blocks.find((block) => block.kind === "signature" && block.seal);
  const name = signed?.kind === "signature" ? signed.text : null;
  const org = name === null ? undefined : [...(await orgs(house)).values()].find((one) => one.name === name);
  const seals = org ? await newestSeals(house.db, org.code) : [];
  for (const wanted of kinds) {
    const seal = seals.find(({ kind, image }) => kind === wanted && image !== null);
    if (seal?.image) {
      const { image, diameter, kind, version } = seal;
      return { seal: { image, diameter }, from: { org: seal.org, kind, version } };
    }
  }
  // The demo county has none of its own.
  return { seal: house.demo ? "sample" : null, from: null };
}
