import { buffer } from "node:stream/consumers";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { walkXml } from "./walk-xml.ts";

/** The parts of an Office file, each read when it is asked for. */
export interface PackageParts {
  /** A part as text; "" where there is none. */
  text(name: string): Promise<string>;
  bytes(name: string): Promise<Buffer | null>;
  /** Relations of a part: id → the other part's name. Those that lead outside the file are left out. */
  relations(of: string): Promise<Map<string, string>>;
}

/** Thrown where a part is longer than a preview may read; the store's own limits (zip.ts) are wider. */
export class PartTooLong extends Error {}

const MOST_BYTES = 12 * 2 ** 20;
/** Of all texts of one file together, parts asked for again counted again: reading them holds everybody else up. */
const MOST_TEXT = 24 * 2 ** 20;

/** Opens the package at `path` while `read` works on it. */
export async function withPackage<T>(path: string, read: (parts: PackageParts) => Promise<T>): Promise<T> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return await read(partsOf(zip, entries));
  } finally {
    zip.close();
  }
}

function partsOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>): PackageParts {
  const bytes = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) return null;
    if (entry.uncompressedSize > MOST_BYTES) throw new PartTooLong(name);
    return buffer(await zip.openReadStreamPromise(entry));
  };
  let left = MOST_TEXT;
  const text = async (name: string) => {
    left -= entries.get(name)?.uncompressedSize ?? 0;
    if (left < 0) throw new PartTooLong(name);
    return (await bytes(name))?.toString("utf8") ?? "";
  };
  return { bytes, text, relations: async (of) => relationsIn(await text(relationsPart(of)), of) };
}

function relationsPart(of: string): string {
  const cut = of.lastIndexOf("/") + 1;
  return `${of.slice(0, cut)}_rels/${of.slice(cut)}.rels`;
}

function relationsIn(xml: string, of: string): Map<string, string> {
  const folder = of.slice(0, of.lastIndexOf("/") + 1);
  const found = new Map<string, string>();
  walkXml(xml, {
    open(name, attribute) {
      const [id, target] = [attribute("Id"), attribute("Target")];
      if (name !== "Relationship" || !id || !target || attribute("TargetMode") === "External") return;
      found.set(id, target.startsWith("/") ? target.slice(1) : resolved(folder + target));
    },
  });
  return found;
}

function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
