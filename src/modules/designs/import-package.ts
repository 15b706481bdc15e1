import { inTransaction } from "../../platform/db/index.ts";
import type { Lang } from "../../platform/i18n/index.ts";
import { isBounded } from "../cases/index.ts";
import { canonicalJson, inspectPackage } from "../catalogue/index.ts";
import type { ItemPackage } from "../catalogue/shared.ts";
import type { House } from "../house.ts";
import { orgs, peopleWith } from "../identity/index.ts";
import { type Actor, can, type Org, POSTS } from "../identity/shared.ts";
import { currentCalendar } from "../matters/index.ts";
import { beginDesign } from "./create-design.ts";
import { contentSchema, type FileContent, fileSchema, LARGEST_FILE, moved, organisationsIn } from "./domain/package-file.ts";
import { knowKey } from "./export-package.ts";
import { judgeNamed } from "./named-staff.ts";
import { MOST_LEVELS } from "./package-schema.ts";
import { refuse, refuseInput } from "./refusal.ts";
import { readPackage } from "./save-design.ts";
import type { Created, DesignRefusal, ImportDifference, ImportReport } from "./shared.ts";

export interface ImportPackage {
  /** The file, as text. */
  text: string;
  /** Organisation here that takes the item over. */
  department: string;
}

/** Reads a package file and says who signed it and what differs between that county and this one. Writes nothing. */
export async function readImport(
  house: House,
  actor: Actor,
  input: ImportPackage,
  lang: Lang = "zh-CN",
): Promise<ImportReport | DesignRefusal> {
  const read = await placed(house, actor, input);
  if (!read.ok) return read;
  const { content, item, publicKey } = read;
  const [differences, { faults, process }] = await Promise.all([differencesOf(house, content, item), inspectPackage(item, lang)]);
  const named = await judgeNamed(house, item, process);
  return {
    ok: true,
    item: { ...content.item, name: content.package.name },
    county: content.county,
    exportedAt: content.exportedAt,
    ...knowKey(house, publicKey),
    differences,
    faults: [...faults, ...named.faults],
  };
}

/** Takes a package file in as the design of a new item. Refused when it was changed after it was signed. */
export async function importPackage(house: House, actor: Actor, input: ImportPackage): Promise<Created> {
  const read = await placed(house, actor, input);
  if (!read.ok) return read;
  const origin = { kind: "import", of: `${read.content.county.name} ${read.content.item.code}` } as const;
  const beginning = { code: null, package: read.item, base: null, origin };
  return inTransaction(house.db, (tx) => beginDesign(tx, house, actor, beginning, "imported"));
}

type Placed = { ok: true; content: FileContent; item: ItemPackage; publicKey: Buffer } | DesignRefusal;

async function placed(house: House, actor: Actor, { text, department }: ImportPackage): Promise<Placed> {
  const org = (await orgs(house)).get(department);
  if (!org?.active) return refuse("designs/department", "department");
  if (!can(actor, "catalogue.edit", { org: department })) return refuse("designs/forbidden");
  const file = readFile(house, text);
  if (!file.ok) return file;
  const { county, package: given } = file.content;
  const item = moved(given, { from: county.code, to: house.region, department, body: org.name });
  const sound = await readPackage(item);
  return sound.ok ? { ok: true, content: file.content, item: sound.package, publicKey: file.publicKey } : sound;
}

type File = { ok: true; content: FileContent; publicKey: Buffer } | DesignRefusal;

function readFile({ crypto }: House, text: string): File {
  if (text.length > LARGEST_FILE) return refuse("designs/too-large");
  const file = fileSchema.safeParse(parsed(text));
  if (!file.success) return refuse("designs/file-unreadable");
  if (!isBounded(file.data.content, MOST_LEVELS)) return refuse("designs/file-unreadable");
  // What is judged is what was signed, before anything in it is looked at.
  const signed = canonicalJson(file.data.content);
  const { algorithm, publicKey, value } = file.data.signature;
  const signature = { algorithm, publicKey: Buffer.from(publicKey, "base64"), value: Buffer.from(value, "base64") };
  if (crypto.hash(signed).toString("hex") !== file.data.digest || !crypto.verifies(signature, signed))
    return refuse("designs/file-altered");
  const content = contentSchema.safeParse(file.data.content);
  if (!content.success) return { ...refuseInput(content.error), code: "designs/file-unreadable" };
  return { ok: true, content: content.data, publicKey: signature.publicKey };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Facts of a guide that belong to the county they were written in. */
const COUNTY_FACTS = ["section", "phone", "complaintPhone", "places"] as const satisfies (keyof ItemPackage)[];

async function differencesOf(house: House, content: FileContent, item: ItemPackage): Promise<ImportDifference[]> {
  const [byCode, calendar] = await Promise.all([orgs(house), currentCalendar(house)]);
  const found: ImportDifference[] = unknownOrgs(house, content, byCode);
  if (content.calendar !== calendar.version)
    found.push({ kind: "calendar", where: "promise", there: content.calendar, here: calendar.version });
  if (content.county.code !== house.region)
    for (const where of COUNTY_FACTS) found.push({ kind: "county-fact", where, there: factOf(item, where), here: null });
  return [...found, ...(await unheld(house, item))];
}

/** Organisations it speaks of: which of them is meant here, and which has no counterpart. */
function unknownOrgs(house: House, content: FileContent, byCode: ReadonlyMap<string, Org>): ImportDifference[] {
  return organisationsIn(content.package, content.county.code)
    .filter(({ where }) => where !== "department")
    .flatMap(({ code, where }): ImportDifference[] => {
      const there = content.organisations[code] ?? code;
      const here = byCode.get(code.startsWith(content.county.code) ? `${house.region}${code.slice(6)}` : code);
      return here?.active && here.name === there ? [] : [{ kind: "organisation", where, there, here: here?.active ? here.name : null }];
    });
}

/** Posts its steps name that nobody holds in the department that takes it over. */
async function unheld(house: House, item: ItemPackage): Promise<ImportDifference[]> {
  const { process } = await inspectPackage(item);
  const steps = (process?.nodes ?? []).filter(({ step }) => step?.post && (step.org ?? "department") === "department");
  const wanted = new Map(steps.map(({ name, step }) => [step?.post ?? "", name]));
  const missing = await Promise.all(
    [...wanted].map(async ([name, where]): Promise<ImportDifference[]> => {
      const post = POSTS.find((each) => each === name);
      const holders = post ? await peopleWith(house, { org: item.department, post }) : [];
      return holders.length > 0 ? [] : [{ kind: "nobody-holds", where, there: name, here: null }];
    }),
  );
  return missing.flat();
}

function factOf(item: ItemPackage, fact: (typeof COUNTY_FACTS)[number]): string {
  const value = item[fact];
  return typeof value === "string" ? value : value.map(({ name, address, phone }) => [name, address, phone].join(" ")).join("; ");
}
