import { z } from "zod";

/** Name of the format; the number grows when an older reader would misread it. */
export const FORMAT = "mingtang-case-bundle";
export const FORMAT_VERSION = 1;

/** Files of a bundle (a ZIP): what third persons read and check. Materials stand beside them as `files/<content hash>`. */
export const ENTRIES = {
  manifest: "manifest.json",
  signature: "signature.json",
  journal: "journal.json",
  trace: "trace.json",
  item: "item.json",
  views: "views.json",
  readme: "README.txt",
} as const;

const text = z.string().max(500);
const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What is signed: which case this is, and the digest of everything else in the bundle. */
export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  county: z.strictObject({ code: text, name: text }),
  case: z.strictObject({ id: text, number: text.nullable(), applicationNumber: text, item: text, itemName: text }),
  exportedAt: z.iso.datetime(),
  exportedBy: text,
  /** Hash of the last event of the case's journal. */
  head: hex,
  entries: z.array(z.strictObject({ path: text, sha256: hex, size: z.number().int().nonnegative() })).max(2000),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const signatureSchema = z.strictObject({ algorithm: text, publicKey: z.base64().max(500), value: z.base64().max(500) });

const instant = z.iso.datetime();

export const journalSchema = z.strictObject({
  region: text,
  matter: text,
  kind: text,
  key: z.base64().max(100).nullable(),
  events: z
    .array(
      z.strictObject({
        sequence: z.number().int(),
        position: z.number().int(),
        at: instant,
        type: text,
        actor: z.string(),
        data: z.string(),
        personal: z.base64().nullable(),
        previous: hex,
        hash: hex,
      }),
    )
    .max(10_000),
  seals: z
    .array(
      z.strictObject({
        number: z.number().int(),
        from: z.number().int(),
        to: z.number().int(),
        digest: hex,
        previous: hex,
        at: instant,
        hash: hex,
        hashes: z.array(hex).max(200_000).optional(),
      }),
    )
    .max(1_000_000),
});
