import { createHash, hash } from "node:crypto";
import { Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import type { z } from "zod";
import { verifySigned } from "../../../platform/crypto.ts";
import { checkProof, type ProofReport } from "../../matters/index.ts";
import { ENTRIES, journalSchema, type Manifest, manifestSchema, signatureSchema } from "./format.ts";

/** What was found wrong, and in which part of the bundle. */
export interface BundleFault {
  at: string;
  fault: ProofReport["faults"][number]["fault"] | "missing" | "altered" | "unlisted" | "signature" | "head" | "other-case";
}

export type BundleReport =
  | { ok: false; code: "bundle/unreadable" }
  | {
      ok: true;
      manifest: Manifest;
      /** SHA-256 of the county's public key, to be compared with the one it has published. */
      fingerprint: string;
      proof: ProofReport | null;
      faults: BundleFault[];
    };

const MOST_ENTRIES = 2_010;
/** Bytes of one text of a bundle; files are only hashed. */
const LARGEST_TEXT = 256 * 2 ** 20;
const LARGEST_FILE = 2 ** 30;

/** Proves a bundle with nothing but itself: signature, digests, the journal's chain and seals. Reads each entry once and keeps only texts. */
export async function checkBundle(path: string): Promise<BundleReport> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch {
    return { ok: false, code: "bundle/unreadable" };
  }
  try {
    return await check(zip);
  } catch {
    return { ok: false, code: "bundle/unreadable" };
  } finally {
    zip.close();
  }
}

async function check(zip: ZipFile): Promise<BundleReport> {
  if (zip.entryCount > MOST_ENTRIES) return { ok: false, code: "bundle/unreadable" };
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const text = async (name: string) => textOf(zip, entries.get(name));
  const signed = await text(ENTRIES.manifest);
  const manifest = parsed(manifestSchema, signed);
  const signature = parsed(signatureSchema, await text(ENTRIES.signature));
  if (!manifest || !signature || signed === null) return { ok: false, code: "bundle/unreadable" };
  const { algorithm } = signature;
  const publicKey = Buffer.from(signature.publicKey, "base64");
  const faults: BundleFault[] = [];
  if (!verifySigned({ algorithm, publicKey, value: Buffer.from(signature.value, "base64") }, signed))
    faults.push({ at: ENTRIES.signature, fault: "signature" });
  faults.push(...(await digestFaults(zip, entries, manifest)));
  const journal = parsed(journalSchema, await text(ENTRIES.journal));
  if (!journal) faults.push({ at: ENTRIES.journal, fault: "missing" });
  const proof = journal ? checkProof({ ...journal, seals: journal.seals.map(withoutAbsent) }) : null;
  if (proof) faults.push(...proof.faults);
  if (proof && proof.head !== manifest.head) faults.push({ at: ENTRIES.journal, fault: "head" });
  if (journal && (journal.matter !== manifest.case.id || journal.region !== manifest.county.code))
    faults.push({ at: ENTRIES.journal, fault: "other-case" });
  return { ok: true, manifest, fingerprint: hash("sha256", publicKey, "hex"), proof, faults };
}

async function digestFaults(zip: ZipFile, entries: ReadonlyMap<string, Entry>, manifest: Manifest): Promise<BundleFault[]> {
  const faults: BundleFault[] = [];
  const listed = new Set<string>([ENTRIES.manifest, ENTRIES.signature]);
  for (const { path, sha256, size } of manifest.entries) {
    listed.add(path);
    const entry = entries.get(path);
    if (!entry) faults.push({ at: path, fault: "missing" });
    else if (entry.uncompressedSize !== size || (await digestOf(zip, entry)) !== sha256) faults.push({ at: path, fault: "altered" });
  }
  for (const name of entries.keys()) if (!listed.has(name)) faults.push({ at: name, fault: "unlisted" });
  return faults;
}

async function digestOf(zip: ZipFile, entry: Entry): Promise<string | null> {
  if (entry.uncompressedSize > LARGEST_FILE) return null;
  const digest = createHash("sha256");
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done();
    },
  });
  await pipeline(await zip.openReadStreamPromise(entry), sink);
  return digest.digest("hex");
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string | null> {
  if (!entry || entry.uncompressedSize > LARGEST_TEXT) return null;
  return (await buffer(await zip.openReadStreamPromise(entry))).toString("utf8");
}

function parsed<T>(schema: z.ZodType<T>, text: string | null): T | null {
  try {
    return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

type Seal = z.infer<typeof journalSchema>["seals"][number];

function withoutAbsent({ hashes, ...seal }: Seal) {
  return hashes ? { ...seal, hashes } : seal;
}
